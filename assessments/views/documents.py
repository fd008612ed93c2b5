"""One document of the library: what is known of it, describing it anew, removing it."""

from collections.abc import Callable, Sequence
from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from assessments.actions import library as actions
from assessments.forms.descriptions import DescriptionForm, described
from assessments.models import Evidence, Submission, User
from assessments.reports.context_names import ContextName, name_from
from assessments.reports.evidence_library import holdings_of
from assessments.views.request import Request
from assessments.views.uploading import virus_found
from assessments.workflow import Refused

NOTHING: Sequence[str | Promise] = ()


@require_safe
def show(request: Request, pk: UUID) -> HttpResponse:
    return render(request, "documents/show.html", _about(request.user, _found(request.user, pk)))


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: Request, pk: UUID) -> HttpResponse:
    """What is said of it; the file itself never changes."""
    evidence, reasons = _found(request.user, pk), NOTHING
    data = request.POST if request.method == "POST" else None
    form = DescriptionForm(actions.current_rules(), data, initial=described(evidence))
    if form.is_valid():
        reasons = _refusals(lambda: actions.edit(evidence, form.description(), by=request.user))
        if not reasons:
            messages.success(request, _("What is said of this document is saved."))
            return redirect("library:show", pk)
    context = {**_about(request.user, evidence), "form": form, "reasons": reasons}
    return render(request, "documents/edit.html", context, status=_status(reasons))


@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: Request, pk: UUID) -> HttpResponse:
    """Says first where it is used."""
    evidence, reasons = _found(request.user, pk), NOTHING
    context = _about(request.user, evidence)
    if request.method == "POST":
        reasons = _refusals(lambda: actions.remove(evidence, by=request.user))
        if not reasons:
            told = _("“%(title)s” is removed from the library.") % {"title": evidence.title}
            messages.success(request, told)
            return redirect("library:index", evidence.organisation_id)
    context = {**context, "reasons": reasons}
    return render(request, "documents/remove.html", context, status=_status(reasons))


@require_safe
def state(request: Request, pk: UUID) -> JsonResponse:
    """What the scanner said by now, for the page that just sent the file."""
    evidence = _found(request.user, pk)
    is_waiting = evidence.scan == Evidence.Scan.WAITING
    refusal = virus_found(evidence) if evidence.has_virus else ""
    return JsonResponse({"is_waiting": is_waiting, "refusal": refusal})


def _found(user: User, pk: UUID) -> Evidence:
    library = Evidence.objects.kept_by(user).select_related("organisation", "added_by")
    return get_object_or_404(library, pk=pk)


def _about(user: User, evidence: Evidence) -> dict[str, object]:
    return {
        "company": evidence.organisation,
        "holding": holdings_of([evidence], actions.current_rules(), on=timezone.localdate())[0],
        "submissions": _submissions(user, evidence),
        "can_change": actions.refusal(evidence.organisation, user) is None,
        "refusal": actions.refusal_of(evidence, user),
    }


def _submissions(user: User, evidence: Evidence) -> list[tuple[Submission, ContextName]]:
    """Those that refer to it, the latest first."""
    found = Submission.objects.visible_to(user).filter(evidence=evidence)
    return [
        (each, name_from(each.content["context"], each.questionnaire))
        for each in found.order_by("-signed_at")
    ]


def _refusals(act: Callable[[], None]) -> Sequence[str | Promise]:
    try:
        act()
    except Refused as refused:
        return refused.reasons
    return NOTHING


def _status(reasons: Sequence[object]) -> HTTPStatus:
    return HTTPStatus.CONFLICT if reasons else HTTPStatus.OK
