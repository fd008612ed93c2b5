"""Asking for approval, signing, sending back, withdrawing: the company's moves."""

from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from assessments import access, workflow
from assessments.actions import reports
from assessments.actions.declarations import declarations, declare, take_back
from assessments.actions.events import record
from assessments.models import AnswerSheet, Assessment, Submission, User, content
from assessments.models.dossiers import dossier_of
from assessments.questionnaires.questions import Signatory
from assessments.reports.checks import errors_of
from assessments.scoring.dossier import Dossier
from assessments.scoring.outcome import Outcome, evaluate
from assessments.workflow import Refused, Transition

type Reason = str | Promise

SECOND_PERSON = gettext_lazy(
    "You asked for approval yourself. Another approver must sign. "
    "Only in a micro company may this be the same person."
)
CHANGED_MEANWHILE = gettext_lazy(
    "Something changed since you opened this page: the answers of the company are shared by its "
    "assessments. Below is how it stands now. Check it and sign again."
)
NOT_DECLARED = gettext_lazy("Tick the declaration first.")


@transaction.atomic
def request_approval(assessment: Assessment, *, declared: bool, by: User) -> None:
    """Declare as preparer that all is true, and lock the answers for the approver.

    Raises Refused with every reason at once.
    """
    assessment = _locked_with_answers(assessment)
    reasons = _problems(workflow.REQUEST_APPROVAL, assessment, by)
    if not declared:
        reasons.append(NOT_DECLARED)
    # Undone when refused; without it the missing declaration would be named twice.
    declare(assessment, Signatory.PREPARER, by=by)
    outcome = evaluate(dossier_of(assessment, on=timezone.localdate()))
    later = declarations(assessment, Signatory.APPROVER)
    reasons += map(str, errors_of(assessment.questionnaire, outcome, but=later))
    _refuse(reasons)
    assessment.prepared_by = by
    _move(assessment, workflow.REQUEST_APPROVAL, by=by)


@transaction.atomic
def send_back(assessment: Assessment, reason: str, *, by: User) -> None:
    """Give the assessment back to the preparer, who can then change answers again."""
    assessment = Assessment.objects.locked(assessment)
    _refuse(_problems(workflow.SEND_BACK, assessment, by, reason))
    take_back(assessment)
    assessment.prepared_by = None
    _move(assessment, workflow.SEND_BACK, by=by, reason=reason)


@transaction.atomic
def withdraw(assessment: Assessment, reason: str, *, by: User) -> None:
    """End the assessment without a conclusion; what was signed stays as it was."""
    assessment = Assessment.objects.locked(assessment)
    _refuse(_problems(workflow.WITHDRAW, assessment, by, reason))
    _move(assessment, workflow.WITHDRAW, by=by, reason=reason)


@transaction.atomic
def submit(
    assessment: Assessment, *, declared: bool, by: User, seen: str | None = None
) -> Submission:
    """Sign for the board: freeze the answers, score them, hand them to the secretariat.

    `seen` is the fingerprint of what was shown to the person; None signs what there is.
    Raises Refused with every reason at once. An open knock-out is no reason: comply or
    explain.
    """
    assessment = _locked_with_answers(assessment)
    reasons = _problems(workflow.SUBMIT, assessment, by)
    same_person = assessment.prepared_by_id == by.pk
    if same_person and access.must_differ(assessment):
        reasons.append(SECOND_PERSON)
    if not reasons and seen not in {None, _fingerprint(assessment)}:
        reasons.append(CHANGED_MEANWHILE)
    if not declared:
        reasons.append(NOT_DECLARED)
    declare(assessment, Signatory.APPROVER, by=by)
    dossier = dossier_of(assessment, on=timezone.localdate())
    outcome = evaluate(dossier)
    reasons += map(str, errors_of(assessment.questionnaire, outcome))
    _refuse(reasons)

    submission = _frozen(assessment, dossier, outcome, by=by)
    details = {"number": submission.number, "digest": submission.digest}
    # One person in both roles is allowed in a micro company, and logged (instrument.md, 2.3).
    _move(assessment, workflow.SUBMIT, by=by, same_person=same_person, **details)
    reports.request_all(submission, by=by)
    return submission


def _locked_with_answers(assessment: Assessment) -> Assessment:
    """The company's answers too: its other assessments share them and may be saving now."""
    assessment = Assessment.objects.locked(assessment)
    AnswerSheet.objects.select_for_update().get(pk=assessment.company_sheet_id)
    return assessment


def _fingerprint(assessment: Assessment) -> str:
    dossier = dossier_of(assessment, on=timezone.localdate())
    shown, _evidence = content.freeze(assessment, dossier, evaluate(dossier).visible, {})
    return content.fingerprint(shown)


def _frozen(assessment: Assessment, dossier: Dossier, outcome: Outcome, *, by: User) -> Submission:
    number = assessment.submissions.count() + 1
    signed_at = timezone.now()
    preparer = assessment.prepared_by or by
    signatures = {
        "number": number,
        "prepared_by": content.signer(preparer),
        "signed_by": content.signer(by),
        "signed_at": signed_at.isoformat(),
    }
    signed, evidence = content.freeze(assessment, dossier, outcome.visible, signatures)
    result = outcome.to_json()
    submission = Submission.objects.create(
        assessment=assessment,
        number=number,
        content=signed,
        outcome=result,
        digest=content.digest(signed, result),
        questionnaire_slug=assessment.questionnaire_slug,
        questionnaire_version=assessment.questionnaire_version,
        risk_table_version=signed["risk_table"]["version"],
        prepared_by=preparer,
        signed_by=by,
        signed_at=signed_at,
    )
    submission.evidence.set(evidence)
    return submission


def _problems(move: Transition, assessment: Assessment, by: User, reason: str = "") -> list[Reason]:
    return move.problems(assessment.status, access.acting_role(move, assessment, by), reason)


def _refuse(reasons: list[Reason]) -> None:
    if reasons:
        raise Refused(*reasons)


def _move(assessment: Assessment, move: Transition, *, by: User, **details: object) -> None:
    assessment.status = move.target
    assessment.save(update_fields=["status", "prepared_by"])
    record(assessment.organisation, move.name, assessment, by=by, **details)
