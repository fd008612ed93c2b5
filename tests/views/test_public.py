import pytest
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from assessments.views.public import public


def page(request):
    return HttpResponse("page")


@pytest.mark.parametrize("order", [(public, require_safe), (require_safe, public)])
def test_the_mark_survives_other_decorators(order):
    first, second = order

    def view(request):
        return HttpResponse()

    marked = first(second(view))

    assert marked.is_public
    assert marked.login_required is False


def test_other_views_are_private():
    assert not hasattr(page, "is_public")
