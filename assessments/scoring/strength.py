"""How strong the evidence behind the scored answers is."""

from fractions import Fraction

from assessments.questionnaires.questions import Expected
from assessments.scoring.facts import DossierFacts
from assessments.scoring.points import Points, SectionPoints


def strength_of_evidence(sheet: tuple[SectionPoints, ...], facts: DossierFacts) -> Fraction | None:
    """0 to 100: the mean of effective grades by weight.

    Over the questions that earned points and expect evidence; null when there are none.
    """
    counted = [points for section in sheet for points in section.points if _counts(points)]
    total = sum(points.question.weight for points in counted)
    earned = sum(
        points.question.weight * (facts.evidence_grade(points.question.code) or 0)
        for points in counted
    )
    top = facts.questionnaire.evidence.top_grade
    return Fraction(100 * earned) / (total * top) if total else None


def _counts(points: Points) -> bool:
    return bool(points.raw) and points.question.evidence.expected is Expected.EXPECTED
