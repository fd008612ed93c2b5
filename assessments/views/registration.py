"""Registering a company: what the page says never depends on who is known."""

from allauth.core import ratelimit
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_safe

from assessments.actions import registration
from assessments.actions.quick_scan import KEPT_AT
from assessments.forms.registration import RegistrationForm
from assessments.views.errors import too_many_requests
from assessments.views.public import public


@require_http_methods(["GET", "HEAD", "POST"])
@public
def register(request: HttpRequest) -> HttpResponse:
    form = RegistrationForm(request.POST if request.method == "POST" else None)
    if settings.OPEN_REGISTRATION and form.is_valid():
        if not ratelimit.consume(request, action="register"):
            return too_many_requests(request)
        address = form.cleaned_data["email"].strip().lower()
        # Silently: that somebody else asked before is nobody's business.
        if ratelimit.consume(request, action="register_address", key=address):
            _register(request, form.cleaned_data["company"], address)
        return redirect("people:registered")
    context = {
        "form": form,
        "is_open": settings.OPEN_REGISTRATION,
        "brings_scan": KEPT_AT in request.session,
        "contact": settings.CONTACT_EMAIL,
    }
    return render(request, "registration/register.html", context)


@require_safe
@public
def registered(request: HttpRequest) -> HttpResponse:
    return render(request, "registration/registered.html", {"contact": settings.CONTACT_EMAIL})


def _register(request: HttpRequest, company: str, address: str) -> None:
    language = (get_language() or settings.LANGUAGE_CODE)[:2]
    scan = request.session.get(KEPT_AT)
    registration.register(company, address, language, scan)
