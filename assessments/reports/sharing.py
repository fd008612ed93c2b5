"""Which other contexts read the answers that a company gives once a year, and what a change means."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from assessments.models import Assessment
from assessments.questionnaires.questions import Question
from assessments.reports.context_names import ContextName, name_of
from assessments.workflow import Status

CHANGES_TOO = _("A change counts there too.")
APPROVER_SEES = _(
    "It waits for approval. A change counts there too: the approver sees it before signing."
)
AS_SIGNED = _("It was signed, and keeps the answers as they were then.")
ENDED = _("It was withdrawn.")
MEANINGS: Mapping[Status, Promise] = {
    Status.DRAFT: CHANGES_TOO,
    Status.CHANGES_REQUESTED: CHANGES_TOO,
    Status.AWAITING_APPROVAL: APPROVER_SEES,
    Status.SUBMITTED: AS_SIGNED,
    Status.IN_REVIEW: AS_SIGNED,
    Status.CONCLUDED: AS_SIGNED,
    Status.WITHDRAWN: ENDED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """Another assessment of the company in this year."""

    pk: UUID
    name: ContextName
    meaning: str


def sharing_of(assessment: Assessment, questions: Iterable[Question]) -> tuple[Shared, ...]:
    """Those that share an answer to one of these questions, in the order of registering."""
    is_about_company = any(question.is_yearly for question in questions)
    if not (is_about_company and assessment.shares_answers):
        return ()
    others = Assessment.objects.filter(company_sheet=assessment.company_sheet_id)
    found = others.exclude(pk=assessment.pk).select_related("context").order_by("created_at")
    return tuple(
        Shared(
            pk=each.pk,
            name=name_of(each.context, assessment.questionnaire),
            meaning=str(MEANINGS[Status(each.status)]),
        )
        for each in found
    )
