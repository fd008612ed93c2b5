"""One assessment: its task list, a draft of its report, and giving it up."""

from typing import NamedTuple
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from assessments import access, workflow
from assessments.actions import reports, submissions
from assessments.forms.deadlines import DeadlineForm
from assessments.forms.signing import DraftForm, ReasonForm
from assessments.models import Assessment, Remark, Submission
from assessments.models.dossiers import dossier_of
from assessments.reports.askings import asked_by_section
from assessments.reports.context_names import name_of
from assessments.reports.progress import (
    Progress,
    SectionProgress,
    company_state,
    progress_of,
)
from assessments.reports.returns import returns_of
from assessments.reports.risk_statements import statements_about
from assessments.reports.steps import last_step
from assessments.scoring.outcome import evaluate
from assessments.views.history import history_of
from assessments.views.request import Request
from assessments.workflow import Refused


class Task(NamedTuple):
    """A section to fill in, and the names of those who are asked to answer something in it."""

    section: SectionProgress
    asked_of: tuple[str, ...]


@require_safe
def show(request: Request, pk: UUID) -> HttpResponse:
    assessment = _found(request, pk)
    progress = _progress(assessment)
    returns = returns_of([assessment])[assessment.pk]
    place = assessment.context
    asked_of = asked_by_section(assessment)
    tasks = [Task(section, asked_of.get(section.key, ())) for section in progress.sections]
    context = {
        "assessment": assessment,
        "company": assessment.organisation,
        "company_state": company_state(assessment.organisation),
        "name": name_of(place, assessment.questionnaire),
        "progress": progress,
        "company_tasks": [task for task in tasks if task.section.is_of_company],
        "context_tasks": [task for task in tasks if not task.section.is_of_company],
        "open_remarks": Remark.objects.open().filter(assessment=assessment).count(),
        "returns": returns,
        "statements": statements_about(place.region, place.product, place.issue),
        "history": history_of(assessment),
        "submissions": _signed(assessment),
        "members": assessment.organisation.memberships.select_related("user").order_by(
            "user__name"
        ),
        "drafts": assessment.reports.filter(submission=None),
        "draft_form": DraftForm(),
        "due_form": DeadlineForm(assessment.due_on),
        "last_step": last_step(assessment, progress, returns),
        **_permissions(request, assessment),
    }
    return render(request, "assessments/show.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: Request, pk: UUID) -> HttpResponse:
    """It cannot be undone, so it has a page of its own."""
    assessment = _found(request, pk)
    data = request.POST if request.method == "POST" else None
    form = ReasonForm(_("Why do you withdraw the assessment?"), "", data)
    hindrances = access.hindrances(workflow.WITHDRAW, assessment, request.user)
    if form.is_valid():
        try:
            submissions.withdraw(assessment, form.cleaned_data["reason"], by=request.user)
        except Refused as refused:
            hindrances = [*refused.reasons]
        else:
            messages.success(request, _("The assessment is withdrawn."))
            return redirect("assessments:show", assessment.pk)
    is_refused = bool(data and hindrances)
    context = {
        "form": form,
        "reasons": hindrances,
        "can_withdraw": not hindrances,
        "is_refused": is_refused,
        "mend_at": "",
        "unsent": request.POST.get("reason", ""),
        "assessment": assessment,
        "name": name_of(assessment.context, assessment.questionnaire),
    }
    return render(request, "assessments/withdraw.html", context, status=409 if is_refused else 200)


@require_POST
def draft(request: Request, pk: UUID) -> HttpResponse:
    """Ask for a draft report, and go to where it is announced."""
    assessment = _found(request, pk)
    form = DraftForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose the language of the draft report."))
        return redirect("assessments:show", assessment.pk)
    report = reports.request_draft(assessment, form.cleaned_data["language"], by=request.user)
    return redirect("reports:state", report.pk)


def _found(request: Request, pk: UUID) -> Assessment:
    visible = Assessment.objects.visible_to(request.user).with_context()
    return get_object_or_404(visible, pk=pk)


def _progress(assessment: Assessment) -> Progress:
    outcome = evaluate(dossier_of(assessment, on=timezone.localdate()))
    finished = assessment.finished_sections.values_list("section", flat=True)
    return progress_of(assessment.questionnaire, outcome, set(finished))


def _signed(assessment: Assessment) -> QuerySet[Submission]:
    found = assessment.submissions.select_related("signed_by")
    return found.defer("content", "outcome").order_by("-number")


def _permissions(request: Request, assessment: Assessment) -> dict[str, bool]:
    user = request.user
    return {
        "can_answer": access.can_answer(assessment, user),
        "can_edit_company": access.can_edit_company(assessment.organisation, user),
        "can_sign": access.can_sign(assessment, user),
        "can_withdraw": access.can(workflow.WITHDRAW, assessment, user),
        "can_plan": access.can_plan(assessment, user),
        "can_print_draft": access.can_print_draft(assessment, user),
    }
