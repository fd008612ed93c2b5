"""Taking over what was answered in an earlier year, one answer at a time."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from assessments.actions import answers, evidence
from assessments.actions.answers import Given
from assessments.models import AnswerVersion, Assessment, Evidence, User
from assessments.models.earlier import EarlierAnswer, earlier_of
from assessments.questionnaires.answers import from_json
from assessments.workflow import Refused

NOTHING_TO_TAKE = _("There is no answer of an earlier year that can be taken over here.")
CHANGED_MEANWHILE = _("A colleague changed this answer meanwhile. Look at it and choose again.")


@transaction.atomic
def take_over(
    assessment: Assessment, code: str, *, by: User, seen: str | None = None
) -> list[Evidence]:
    """Answer as in an earlier year; what stood here stays in the history, an explanation stands.

    `seen` is the fingerprint of the answer that the person saw standing; None overwrites
    whatever stands. Gives the evidence that came along: what is still valid and was not there.
    Raises Refused when nothing can be taken over, when somebody else was first, when the
    assessment is locked or when the person may not fill in.
    """
    earlier = _takeable(assessment, code)
    sheet = answers.sheet_for(assessment, code, by)
    standing = sheet.answers.filter(question=code).first()
    given = Given(
        value=from_json(assessment.questionnaire.question(code), earlier.value),
        is_not_applicable=earlier.is_not_applicable,
        reason=earlier.reason,
        remark=standing.remark if standing else "",
        seen=seen,
    )
    origin = AnswerVersion.Origin.TAKEN_OVER
    if answers.save(assessment, {code: given}, by=by, origin=origin).conflicts:
        raise Refused(CHANGED_MEANWHILE)
    return evidence.use(assessment, code, earlier.usable(timezone.localdate()), by=by)


def _takeable(assessment: Assessment, code: str) -> EarlierAnswer:
    question = assessment.questionnaire.question(code)
    found = earlier_of(assessment).answers([question]).get(code)
    if found is None or not found.can_be_taken_over(question):
        raise Refused(NOTHING_TO_TAKE)
    return found
