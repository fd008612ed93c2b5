"""The pages that everybody may read, and the answers to machines that ask how we are."""

import os
from datetime import timedelta

from django.conf import settings
from django.db import Error, connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from assessments.actions.contexts import QUESTIONNAIRE
from assessments.questionnaires import library
from assessments.views.public import public

# RFC 9116, 2.5.5: less than a year ahead, so that a forgotten contact does not live for ever.
SECURITY_TXT_LIFE = timedelta(days=180)


@require_safe
@public
def start(request: HttpRequest) -> HttpResponse:
    questionnaire = library.current(QUESTIONNAIRE)
    return render(
        request, "pages/start.html", {"questions": sum(1 for _ in questionnaire.questions())}
    )


@require_safe
@public
def guide(request: HttpRequest) -> HttpResponse:
    """How it works: the way from context to conclusion, the roles, the results."""
    context = {
        "bands": library.current(QUESTIONNAIRE).bands,
        "contact": settings.CONTACT_EMAIL,
    }
    return render(request, "pages/guide.html", context)


@require_safe
@public
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/accessibility.html", {"contact": settings.CONTACT_EMAIL})


@require_safe
@public
def privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/privacy.html", {"contact": settings.CONTACT_EMAIL})


@require_safe
@public
def security_txt(_request: HttpRequest) -> HttpResponse:
    """Whom to tell about a vulnerability (RFC 9116)."""
    midnight = timezone.now().replace(hour=0, minute=0, second=0, microsecond=0)
    lines = (
        f"Contact: mailto:{settings.SECURITY_EMAIL}",
        f"Expires: {(midnight + SECURITY_TXT_LIFE).isoformat()}",
        "Preferred-Languages: nl, en",
        f"Canonical: {settings.SITE_URL}/.well-known/security.txt",
    )
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
@public
def healthz(_request: HttpRequest) -> HttpResponse:
    """The process lives."""
    return HttpResponse("ok\n", content_type="text/plain; charset=utf-8")


@require_safe
@public
def readyz(_request: HttpRequest) -> HttpResponse:
    """The process can do its work. Strangers are not told what is missing."""
    is_ready = _database_answers() and os.access(settings.DATA_DIR, os.W_OK)
    return HttpResponse(
        "ready\n" if is_ready else "not ready\n",
        status=200 if is_ready else 503,
        content_type="text/plain; charset=utf-8",
    )


def _database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        return False
    return True
