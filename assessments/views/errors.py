"""What somebody sees when something cannot be done: why, what to do, and what was typed."""

import errno
import logging
import secrets
import sys
from collections.abc import Iterable
from http import HTTPStatus

from django.conf import settings
from django.core.exceptions import (
    RequestDataTooBig,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.db import Error
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation

from assessments.views.typed import typed_in

TOO_LARGE = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)
RETRY_AFTER = "30"  # seconds
CONTENT_TOO_LARGE = HTTPStatus(413)  # its name is another one before Python 3.13

NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS})  # a disk that is full or read-only

logger = logging.getLogger(__name__)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    if isinstance(exception, TOO_LARGE):
        return too_large(request)
    return _page(request, "errors/bad_request.html", HTTPStatus.BAD_REQUEST)


def too_large(request: HttpRequest) -> HttpResponse:
    return _page(request, "errors/too_large.html", CONTENT_TOO_LARGE)


def unreadable_characters(request: HttpRequest) -> HttpResponse:
    return _page(request, "errors/unreadable_characters.html", HTTPStatus.BAD_REQUEST)


def unsupported_charset(request: HttpRequest) -> HttpResponse:
    return _page(request, "errors/unsupported_charset.html", HTTPStatus.UNSUPPORTED_MEDIA_TYPE)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The exception may say why, in a sentence for the person."""
    return _page(
        request, "errors/permission_denied.html", HTTPStatus.FORBIDDEN, reason=str(exception or "")
    )


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    logger.warning("refused a form without proof of its origin: %r", reason)
    return _page(request, "errors/csrf_failure.html", HTTPStatus.FORBIDDEN)


def session_gone(request: HttpRequest) -> HttpResponse:
    """A form was sent by somebody who is signed in no more; a script learns it from the status."""
    is_script = bool(request.headers.get("HX-Request"))
    status = HTTPStatus.UNAUTHORIZED if is_script else HTTPStatus.FORBIDDEN
    return _page(request, "errors/session_gone.html", status)


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    del exception  # it may name what exists for others
    return _page(request, "errors/page_not_found.html", HTTPStatus.NOT_FOUND)


def file_gone(request: HttpRequest, kept: Model) -> HttpResponse:
    """We know of the file, and its bytes are not where we keep them: the operator must know."""
    logger.error("the file of %s %s is gone", type(kept).__name__.lower(), kept.pk)
    return _page(request, "errors/file_gone.html", HTTPStatus.NOT_FOUND)


def method_not_allowed(request: HttpRequest, allowed: Iterable[str]) -> HttpResponse:
    response = _page(request, "errors/method_not_allowed.html", HTTPStatus.METHOD_NOT_ALLOWED)
    response["Allow"] = ", ".join(allowed)
    return response


def too_many_requests(request: HttpRequest) -> HttpResponse:
    response = _page(request, "errors/too_many_requests.html", HTTPStatus.TOO_MANY_REQUESTS)
    response["Retry-After"] = RETRY_AFTER
    return response


def server_error(request: HttpRequest) -> HttpResponse:
    """Our fault. When nothing can be read or written now, trying again may help: a 503."""
    reference = secrets.token_hex(4)
    logger.error("server error %s at %r", reference, request.path)
    if _may_pass(sys.exception()):
        response = _page(
            request, "errors/unavailable.html", HTTPStatus.SERVICE_UNAVAILABLE, reference=reference
        )
        response["Retry-After"] = RETRY_AFTER
        return response
    return _page(
        request, "errors/server_error.html", HTTPStatus.INTERNAL_SERVER_ERROR, reference=reference
    )


def _may_pass(error: BaseException | None) -> bool:
    is_full = isinstance(error, OSError) and error.errno in NO_ROOM
    return is_full or isinstance(error, Error)


def _page(request: HttpRequest, template: str, status: HTTPStatus, **more: object) -> HttpResponse:
    """The page, in the reader's language also when that was not settled yet."""
    language = getattr(request, "LANGUAGE_CODE", None)
    with translation.override(language or translation.get_language_from_request(request)):
        context = {"typed": typed_in(request), "contact": settings.CONTACT_EMAIL, **more}
        response = render(request, template, context, status=status)
    response["Cache-Control"] = "no-store"
    return response
