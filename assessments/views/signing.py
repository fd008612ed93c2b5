"""All answers on one page, and from there to approval, to the signature or back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from assessments import access, workflow
from assessments.actions import submissions
from assessments.actions.declarations import declarations
from assessments.forms.signing import DeclarationForm, ReasonForm
from assessments.models import Assessment, Submission, User
from assessments.questionnaires.questions import Signatory
from assessments.reports.context_names import name_of
from assessments.reports.inspection import inspect
from assessments.reports.steps import next_steps
from assessments.templatetags.formats import moment
from assessments.views.request import Request
from assessments.workflow import Refused, Transition

CONFLICT = 409


@require_safe
def check(request: Request, pk: UUID) -> HttpResponse:
    """What was signed is not looked up in the answers of today: that is on its own page."""
    assessment = _found(request, pk)
    latest = assessment.submissions.order_by("number").last()
    if latest and not assessment.is_in_preparation:
        return redirect("submissions:show", latest.pk)
    return _page(request, assessment)


@require_POST
def request_approval(request: Request, pk: UUID) -> HttpResponse:
    assessment = _found(request, pk)
    form = DeclarationForm(declarations(assessment, Signatory.PREPARER), request.POST)
    try:
        submissions.request_approval(assessment, declared=form.is_valid(), by=request.user)
    except Refused as refused:
        refusal = Refusal(workflow.REQUEST_APPROVAL, refused.reasons, {"preparer_form": form})
        return _page(request, _found(request, pk), refusal)
    messages.success(request, _("You asked for approval. An approver can now check and sign."))
    return redirect("assessments:show", assessment.pk)


@require_POST
def sign(request: Request, pk: UUID) -> HttpResponse:
    assessment = _found(request, pk)
    form = DeclarationForm(declarations(assessment, Signatory.APPROVER), request.POST)
    try:
        submission = submissions.submit(
            assessment,
            declared=form.is_valid(),
            by=request.user,
            seen=request.POST.get("seen"),
        )
    except Refused as refused:
        refusal = Refusal(workflow.SUBMIT, refused.reasons, {"approver_form": form})
        return _page(request, _found(request, pk), refusal)
    messages.success(request, confirmation(submission))
    return redirect("submissions:show", submission.pk)


@require_POST
def send_back(request: Request, pk: UUID) -> HttpResponse:
    assessment = _found(request, pk)
    form = _send_back_form(request.POST)
    reason = form.cleaned_data["reason"] if form.is_valid() else ""
    try:
        submissions.send_back(assessment, reason, by=request.user)
    except Refused as refused:
        refusal = Refusal(workflow.SEND_BACK, refused.reasons, {"send_back_form": form})
        return _page(request, _found(request, pk), refusal)
    messages.success(request, _("The assessment is sent back. The preparer sees your reason."))
    return redirect("assessments:show", assessment.pk)


def _found(request: Request, pk: UUID) -> Assessment:
    visible = Assessment.objects.visible_to(request.user).with_context()
    return get_object_or_404(visible, pk=pk)


@dataclass(frozen=True, slots=True)
class Refusal:
    """What could not be done, why not, and what was filled in."""

    move: Transition
    reasons: Sequence[str | Promise]
    forms: Mapping[str, Form]

    @property
    def mend_at(self) -> str:
        """The id of the first field that has to be filled in."""
        missing = (form[name].auto_id for form in self.forms.values() for name in form.errors)
        return next(missing, "")

    def status(self, assessment: Assessment, user: User) -> int:
        """A conflict, unless the same person can mend it and try again."""
        return 200 if access.can(self.move, assessment, user) else CONFLICT


def _page(request: Request, assessment: Assessment, refusal: Refusal | None = None) -> HttpResponse:
    """The answers as they are now; with what was refused, if something was."""
    context = {
        "assessment": assessment,
        "name": name_of(assessment.context, assessment.questionnaire),
        "number": assessment.submissions.count() + 1,
        "next_steps": next_steps(assessment),
        "reasons": refusal.reasons if refusal else (),
        "mend_at": refusal.mend_at if refusal else "",
        "found": inspect(assessment, on=timezone.localdate()),
        **_forms(assessment),
        **(refusal.forms if refusal else {}),
        **_permissions(assessment, request.user),
    }
    status = refusal.status(assessment, request.user) if refusal else 200
    context["unsent"] = request.POST.get("reason", "") if status == CONFLICT else ""
    return render(request, "signing/check.html", context, status=status)


def _forms(assessment: Assessment) -> dict[str, Form]:
    return {
        "preparer_form": DeclarationForm(declarations(assessment, Signatory.PREPARER)),
        "approver_form": DeclarationForm(declarations(assessment, Signatory.APPROVER)),
        "send_back_form": _send_back_form(),
    }


def _send_back_form(data: QueryDict | None = None) -> ReasonForm:
    label = _("What has to be changed first?")
    return ReasonForm(label, _("The preparer reads this above the task list."), data)


def _permissions(assessment: Assessment, user: User) -> dict[str, object]:
    return {
        "can_answer": access.can_answer(assessment, user),
        "can_request_approval": access.can(workflow.REQUEST_APPROVAL, assessment, user),
        "can_send_back": access.can(workflow.SEND_BACK, assessment, user),
        "can_sign": access.can_sign(assessment, user),
        "is_own_request": assessment.prepared_by_id == user.pk,
        "is_waiting": assessment.is_in_preparation and not assessment.is_editable,
        "approvers": access.signers(assessment, asked_by=user),
        "must_differ": access.must_differ(assessment),
    }


def confirmation(submission: Submission) -> str:
    """What an approver wants to know after signing: the number, the proof, what comes."""
    signed = _(
        "You signed. The answers are frozen as number %(number)s on %(at)s, "
        "with a digest that begins with %(digest)s. The report is being made."
    ) % {
        "number": submission.number,
        "at": moment(submission.signed_at),
        "digest": " ".join(submission.digest[at : at + 4].upper() for at in (0, 4, 8)),
    }
    if submission.assessment.context.programme is None:
        return signed
    return f"{signed} " + _("The secretariat starts its review within 5 working days.")
