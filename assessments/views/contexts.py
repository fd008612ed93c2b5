"""Registering a risk context, and beginning its assessment of the year."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from assessments import access
from assessments.actions import contexts
from assessments.actions.contexts import QUESTIONNAIRE
from assessments.forms.contexts import ContextForm, asked_for
from assessments.forms.places import matching, region_label
from assessments.models import RiskContext
from assessments.questionnaires import library
from assessments.reports.context_names import name_from
from assessments.reports.risk_statements import RiskStatement, statements_about
from assessments.views.kept_scan import fitting, kept_by, proposed, take_along
from assessments.views.public import public
from assessments.views.request import Request
from assessments.views.sources import outside
from assessments.workflow import Refused


@require_http_methods(["GET", "HEAD", "POST"])
def register(request: Request) -> HttpResponse:
    """In two steps: what was chosen is shown with what the risk table says, then registered."""
    companies = list(access.fills_in_for(request.user))
    if not companies:
        raise PermissionDenied
    if request.htmx:
        return _preview(request, ContextForm(companies, request.GET))
    data = request.POST if request.method == "POST" else None
    asked = asked_for(request.GET)
    initial = asked if "region" in asked else {**proposed(kept_by(request)), **asked}
    form = ContextForm(companies, data, initial=initial)
    if not form.is_valid() or "change" in request.POST:
        return _ask(request, form)
    if "register" in request.POST:
        return _register(request, form)
    return _confirm(request, form)


@require_safe
@public
def regions(request: HttpRequest) -> HttpResponse:
    """Suggestions while a country or region is typed."""
    found = matching(request.GET.get("region", ""))
    labels = [region_label(region) for region in found]
    return render(request, "contexts/regions.html", {"labels": labels})


@require_POST
def assess(request: Request, pk: UUID) -> HttpResponse:
    context = get_object_or_404(RiskContext.objects.visible_to(request.user), pk=pk)
    assessment = contexts.assess(context, by=request.user)
    return redirect("assessments:show", assessment.pk)


def _preview(request: Request, form: ContextForm) -> HttpResponse:
    """What the risk table says about what is chosen so far, while it is being chosen."""
    form.is_valid()  # whatever is wrong is said when the form is sent
    return render(request, "contexts/_preview.html", {"statements": _statements(form)})


def _ask(request: Request, form: ContextForm) -> HttpResponse:
    kept = kept_by(request)
    context = {
        "form": form,
        "is_confirming": False,
        "outside": outside(),
        "kept": kept,
        "fitting": fitting(kept, request.user),
    }
    return render(request, "contexts/register.html", context)


def _confirm(request: Request, form: ContextForm) -> HttpResponse:
    kept = kept_by(request)
    facts = {
        "region": form.place.region,
        "product": form.place.product,
        "issue": form.place.issue,
        "stages": form.place.stages,
    }
    context = {
        "form": form,
        "is_confirming": True,
        "company": form.company,
        "name": name_from(facts, library.current(QUESTIONNAIRE)),
        "statements": _statements(form),
        "outside": outside(),
        "kept": kept,
        "is_kept_about_this": kept is not None and kept.is_about(form.place),
    }
    return render(request, "contexts/register.html", context)


def _register(request: Request, form: ContextForm) -> HttpResponse:
    try:
        assessment = contexts.register(form.company, form.place, by=request.user)
    except Refused as refused:  # a colleague was just ahead
        for reason in refused.reasons:
            form.add_error(None, str(reason))
        return _ask(request, form)
    messages.success(request, _("The risk context is registered. You can start answering."))
    kept = kept_by(request)
    if kept and kept.is_about(form.place):
        take_along(request, assessment, kept, by=request.user)
    return redirect("assessments:show", assessment.pk)


def _statements(form: ContextForm) -> tuple[RiskStatement, ...] | None:
    """None as long as region, product and issue are not all known."""
    product, issue = form.cleaned_data.get("product"), form.cleaned_data.get("issue")
    if not (form.region_code and product and issue):
        return None
    return statements_about(form.region_code, product, issue)
