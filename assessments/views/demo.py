"""Signing in as one of the demo people with one click; outside the demo there is no such page."""

from uuid import UUID

from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from assessments.models import User
from assessments.templatetags.demo import DOMAIN


@require_POST
@login_not_required
def sign_in(request: HttpRequest, pk: UUID) -> HttpResponse:
    if not settings.DEMO:
        raise Http404
    person = get_object_or_404(User, pk=pk, email__endswith=DOMAIN, is_active=True)
    login(request, person, backend=settings.AUTHENTICATION_BACKENDS[0])
    return redirect(settings.LOGIN_REDIRECT_URL)
