"""What holds for every request, whichever page it asks for."""

import re
from collections.abc import Callable, Iterator
from http import HTTPStatus

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import (
    HttpRequest,
    HttpResponseBadRequest,
    HttpResponseBase,
    QueryDict,
    UnreadablePostError,
)
from django.utils import translation
from django.utils.cache import patch_vary_headers

from assessments.models import User
from assessments.views import errors
from assessments.views.language import remember

GetResponse = Callable[[HttpRequest], HttpResponseBase]
View = Callable[..., HttpResponseBase]

METHODS = ("GET", "HEAD", "OPTIONS", "POST")
READING = ("GET", "HEAD")
# What no text column takes, and no page can hold.
UNREADABLE = re.compile(r"[\x00\ud800-\udfff]")


class RefuseUnreadable:
    """Refuses what nobody's browser sends, with a page that says why.

    Django answers 500 to a form in UTF-16, and its databases differ about NUL.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method not in METHODS:
            return errors.method_not_allowed(request, METHODS)
        charset = (request.content_params or {}).get("charset", "utf-8")
        if charset.lower() != "utf-8":
            return errors.unsupported_charset(request)
        if _length(request) > settings.REQUEST_MAX_BYTES:
            request.POST = QueryDict()  # not even to give it back
            return errors.too_large(request)
        try:
            is_unreadable = any(UNREADABLE.search(text) for text in _texts(request))
        except UnreadablePostError:  # the sender is gone: nobody reads the answer
            return HttpResponseBadRequest()
        if is_unreadable:
            return errors.unreadable_characters(request)
        return _explained(request, self.get_response(request))


def _length(request: HttpRequest) -> int:
    """Of the body, in bytes, as the sender says; Django reads no further."""
    said = request.META.get("CONTENT_LENGTH") or ""
    return int(said) if said.isdecimal() else 0


def _texts(request: HttpRequest) -> Iterator[str]:
    """Every name and value of the query and of the form."""
    yield request.path
    for source in (request.GET, request.POST):
        for name, values in source.lists():
            yield name
            yield from values
    yield from request.FILES


def _explained(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """Django's own refusal of a method is an empty page: ours says where to go."""
    if response.status_code == HTTPStatus.METHOD_NOT_ALLOWED and not getattr(
        response, "content", b"-"
    ):
        return errors.method_not_allowed(request, response["Allow"].split(", "))
    return response


class LoginRequired(LoginRequiredMiddleware):
    """Who sends a form without being signed in (any more) gets the text back, not a bare sign-in page."""

    def handle_no_permission(  # type: ignore[override]  # a page is an answer too
        self, request: HttpRequest, view_func: View
    ) -> HttpResponseBase:
        if request.method == "POST" or request.headers.get("HX-Request"):
            return errors.session_gone(request)
        return super().handle_no_permission(request, view_func)


class Language:
    """The language of who signed in; of a visitor's choice; of the browser; Dutch."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        language = _language(request)
        request.LANGUAGE_CODE = language
        with translation.override(language):
            response = self.get_response(request)
        response.headers["Content-Language"] = language
        _keep(request, response)
        patch_vary_headers(response, ["Accept-Language", "Cookie"])
        return response


def _language(request: HttpRequest) -> str:
    if isinstance(request.user, User):
        return request.user.language
    return translation.get_language_from_request(request)


def _keep(request: HttpRequest, response: HttpResponseBase) -> None:
    """Who signs out, or is signed out, is still spoken to in the same language."""
    known = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
    if isinstance(request.user, User) and request.user.language != known:
        remember(response, request.user.language)


class NoStore:
    """Nothing private stays behind in a cache, or on a borrowed computer."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if not _is_for_everybody(request, response):
            response["Cache-Control"] = "no-store"
        return response


def _is_for_everybody(request: HttpRequest, response: HttpResponseBase) -> bool:
    """A public page as a stranger sees it: no name in its header, nothing typed, no cookie."""
    match = request.resolver_match
    return (
        match is not None
        and getattr(match.func, "is_public", False)
        and request.method in READING
        and response.status_code == HTTPStatus.OK
        and not request.user.is_authenticated
        and not response.cookies
    )
