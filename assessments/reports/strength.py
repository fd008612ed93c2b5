"""How strong the evidence behind the answers is, and the sum behind that."""

from dataclasses import dataclass
from decimal import Decimal

from assessments.language import wording
from assessments.questionnaires.definitions import Questionnaire
from assessments.questionnaires.questions import Expected
from assessments.reports.scales import Mark, Step, scale
from assessments.reports.sums import grade_name
from assessments.reports.wordings import QuestionName, question_name
from assessments.scoring.outcome import Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceRow:
    """One question of which the strength of evidence counts."""

    question: QuestionName
    weight: Decimal
    grade: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceStrength:
    coverage: Decimal | None  # 0 to 100; None when there is nothing to measure
    label: str
    steps: tuple[Step, ...]
    rows: tuple[EvidenceRow, ...]


def strength_of(questionnaire: Questionnaire, outcome: Outcome) -> EvidenceStrength:
    marks = [
        Mark(key=band.key, label=wording(band.label), at_least=band.at_least)
        for band in questionnaire.confidence_bands
    ]
    return EvidenceStrength(
        coverage=outcome.evidence_coverage,
        label=next((mark.label for mark in marks if mark.key == outcome.confidence), ""),
        steps=scale(marks, outcome.confidence),
        rows=_rows(questionnaire, outcome),
    )


def _rows(questionnaire: Questionnaire, outcome: Outcome) -> tuple[EvidenceRow, ...]:
    """Scored questions that earned points and of which evidence is expected."""
    return tuple(
        EvidenceRow(
            question=question_name(question),
            weight=points.weight,
            grade=grade_name(questionnaire.evidence, points.evidence_grade),
        )
        for question in questionnaire.questions()
        if question.evidence.expected is Expected.EXPECTED
        and (points := outcome.question_scores.get(question.code))
        and points.raw > 0
    )
