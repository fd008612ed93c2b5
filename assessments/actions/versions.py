"""Putting an earlier answer back, and leaving a colleague's standing."""

from dataclasses import replace

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from assessments.actions import answers
from assessments.actions.answers import Given
from assessments.models import Answer, AnswerVersion, Assessment, User
from assessments.questionnaires.answers import from_json
from assessments.questionnaires.questions import Question
from assessments.workflow import Refused

CHANGED_MEANWHILE = _("A colleague changed this answer meanwhile. Look at it before you choose.")
BEFORE_ALL = 0  # the number of the time before anything was answered


@transaction.atomic
def restore(assessment: Assessment, code: str, number: int, *, seen: str, by: User) -> None:
    """Put the version with this number back; `seen` is the fingerprint of what stands now.

    Raises Refused when the assessment is locked, the person may not fill in or a colleague was
    first, and AnswerVersion.DoesNotExist when there is no such version.
    """
    question = assessment.questionnaire.question(code)
    given = replace(earlier(assessment, question, number), seen=seen)
    saved = answers.save(assessment, {code: given}, by=by, origin=AnswerVersion.Origin.UNDONE)
    if saved.conflicts:
        raise Refused(CHANGED_MEANWHILE)


def earlier(assessment: Assessment, question: Question, number: int) -> Given:
    """What was filled in then. Raise AnswerVersion.DoesNotExist when there is no such version."""
    if number == BEFORE_ALL:
        return Given()
    return as_given(question, AnswerVersion.objects.of(assessment, question).get(version=number))


@transaction.atomic
def yield_to_colleague(assessment: Assessment, code: str, mine: Given, *, by: User) -> None:
    """Leave the colleague's answer standing; what the person made of it is in the history.

    Raises Refused when the assessment is locked or the person may not fill in.
    """
    sheet = answers.sheet_for(assessment, code, by, with_guests=True)
    theirs = sheet.answers.filter(question=code).first()
    question = assessment.questionnaire.question(code)
    standing = as_given(question, theirs) if theirs else Given()
    origins = AnswerVersion.Origin
    answers.save(assessment, {code: replace(mine, seen=None)}, by=by, origin=origins.FILLED_IN)
    answers.save(assessment, {code: standing}, by=by, origin=origins.UNDONE)


def as_given(question: Question, stored: Answer | AnswerVersion) -> Given:
    return Given(
        value=from_json(question, stored.value),
        is_not_applicable=stored.is_not_applicable,
        reason=stored.reason,
        remark=stored.remark,
    )
