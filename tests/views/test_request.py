import pytest

from assessments.models import User
from assessments.views.request import Request
from tests.factories import a_user


@pytest.mark.django_db
@pytest.mark.urls("tests.unruly")
def test_a_view_behind_the_sign_in_gets_our_user(client):
    user = a_user(name="Marieke")
    client.force_login(user)

    assert Request.__annotations__["user"] is User
    assert client.get("/private/").content.decode() == "Marieke"
