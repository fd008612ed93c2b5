"""The choice of a language."""

from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from assessments.actions import people
from assessments.models import User
from assessments.views.public import public

A_YEAR = 365 * 24 * 60 * 60


@csrf_exempt  # a token would put a cookie on the public pages; a forger could only change a language
@require_POST
@public
def language(request: HttpRequest) -> HttpResponse:
    """Remember the language in the account of who signed in, in a cookie for a visitor."""
    chosen = request.POST.get("language", "")
    if chosen not in dict(settings.LANGUAGES):
        message = "no such language"
        raise BadRequest(message)
    response = redirect(_next(request))
    if isinstance(request.user, User):
        people.choose_language(request.user, chosen)
    else:
        remember(response, chosen)
    return response


def _next(request: HttpRequest) -> str:
    """The page where the language was chosen, if it is one of ours."""
    page = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(page, {request.get_host()}, request.is_secure())
    # A word without a slash would be taken for the name of a view.
    return page if is_ours and "/" in page else reverse("pages:start")


def remember(response: HttpResponseBase, chosen: str) -> None:
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        chosen,
        max_age=A_YEAR,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
