"""How many open questions were answered in an earlier year, and may be answered so again."""

from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

from assessments.models import Assessment, Submission
from assessments.models.earlier import Earlier
from assessments.reports.portfolio import Row


def confirmable_in(rows: Collection[Row]) -> Mapping[UUID, int]:
    """By assessment, in two queries at most; only where there are such questions."""
    continued = [
        row for row in rows if row.open_questions and row.assessment.company_was_signed_before
    ]
    if not continued:
        return {}
    signed = _signed_before([row.assessment for row in continued])
    found = {row.assessment.pk: _number(row, _earlier(row.assessment, signed)) for row in continued}
    return {pk: number for pk, number in found.items() if number}


def _signed_before(assessments: Collection[Assessment]) -> list[Submission]:
    """Of these companies, the last signed first."""
    found = Submission.objects.filter(
        assessment__organisation__in={each.organisation_id for each in assessments},
        assessment__year__lt=max(each.year for each in assessments),
    ).order_by("-assessment__year", "-signed_at")
    return list(found.select_related("assessment").prefetch_related("evidence").defer("outcome"))


def _earlier(assessment: Assessment, signed: Sequence[Submission]) -> Earlier:
    before = [
        each
        for each in signed
        if each.assessment.organisation_id == assessment.organisation_id
        and each.assessment.year < assessment.year
        and each.questionnaire_slug == assessment.questionnaire_slug
    ]
    of_context = (e for e in before if e.assessment.context_id == assessment.context_id)
    return Earlier(of_context=next(of_context, None), of_company=next(iter(before), None))


def _number(row: Row, earlier: Earlier) -> int:
    questionnaire = row.assessment.questionnaire
    questions = [questionnaire.question(code) for code in row.open_questions]
    answers = earlier.answers(questions)
    return sum(
        question.code in answers and answers[question.code].can_be_taken_over(question)
        for question in questions
    )
