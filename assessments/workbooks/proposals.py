"""What a workbook would change in an assessment, before anything is saved."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import IO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.actions.answers import fingerprint
from assessments.actions.intakes import Problem, Proposal
from assessments.models import Answer, Assessment
from assessments.models.dossiers import answers_of
from assessments.questionnaires.questions import Kind, Question
from assessments.workbooks.head import Began, Head
from assessments.workbooks.places import lines_of, questions_of
from assessments.workbooks.questions import given_at, has_rows
from assessments.workbooks.reading import Workbook, read_workbook

OTHER_ASSESSMENT = gettext_lazy(
    "This workbook belongs to another assessment. Download the workbook of this one, "
    "or upload this file at the assessment it was made for."
)
LINES_GONE = gettext_lazy(
    "Rows of this question are gone from the sheet, or stand there twice. It is left as it is."
)


def proposal_from(file: IO[bytes], assessment: Assessment) -> Proposal:
    """Call after `guarding.check_workbook`. Raise ValidationError when it cannot be used here."""
    workbook = read_workbook(file)
    _check_head(workbook.head, assessment)
    answers = answers_of(assessment)
    return _joined(
        _at(each, workbook, answers.get(each.code))
        for each in questions_of(assessment.questionnaire)
    )


def _check_head(head: Head, assessment: Assessment) -> None:
    ours = f"{assessment.questionnaire_slug}@{assessment.questionnaire_version}"
    if head.questionnaire != ours:
        message = _(
            "This workbook holds another questionnaire (%(theirs)s) than this assessment "
            "(%(ours)s). Download the workbook of this assessment."
        )
        raise ValidationError(message % {"theirs": head.questionnaire[:60], "ours": ours})
    if head.assessment not in {"", str(assessment.pk)}:
        raise ValidationError(OTHER_ASSESSMENT)


def _at(question: Question, workbook: Workbook, answer: Answer | None) -> Proposal:
    """The part of the proposal that is about one question."""
    code, ids = question.code, [line.id for line in lines_of(question)]
    if any(id_ in workbook.repeated or id_ not in workbook.lines for id_ in ids):
        return Proposal(problems=(Problem(code=code, place="", sentence=str(LINES_GONE)),))
    if question.kind is Kind.TABLE and not has_rows(workbook, code):
        message = _("Sheet %(code)s is gone. Its rows are left as they are.") % {"code": code}
        return Proposal(problems=(Problem(code=code, place="", sentence=message),))
    began = workbook.head.began.get(code, Began("", ""))
    found = given_at(question, workbook, began.shown)
    if found is None:
        return Proposal(unchanged=1)
    given, problems = found
    if problems:
        return Proposal(problems=tuple(problems))
    stored = fingerprint(answer)
    if fingerprint(Answer(**given.as_stored())) == stored:
        return Proposal(unchanged=1)
    return Proposal(
        given={code: replace(given, seen=stored)},
        conflicts=frozenset({code} if began.seen != stored else ()),
    )


def _joined(parts: Iterator[Proposal]) -> Proposal:
    all_parts: Sequence[Proposal] = list(parts)
    return Proposal(
        given={code: given for each in all_parts for code, given in each.given.items()},
        conflicts=frozenset(code for each in all_parts for code in each.conflicts),
        problems=tuple(problem for each in all_parts for problem in each.problems),
        unchanged=sum(each.unchanged for each in all_parts),
    )
