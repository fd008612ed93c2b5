"""The grade of evidence after age and discounts."""

from collections.abc import Iterable
from datetime import date

from assessments.questionnaires.conditions import Facts
from assessments.questionnaires.judging import Discount, EvidenceRules
from assessments.scoring.ages import months_old
from assessments.scoring.dossier import Evidence


def best_grade(evidence: Iterable[Evidence], rules: EvidenceRules, on: date, facts: Facts) -> int:
    """The highest effective grade; 0 without evidence."""
    return max((effective_grade(each, rules, on, facts) for each in evidence), default=0)


def effective_grade(evidence: Evidence, rules: EvidenceRules, on: date, facts: Facts) -> int:
    if discount := discount_on(evidence, rules, facts):
        return min(evidence.grade, discount.grade)
    if evidence.dated is None or months_old(evidence.dated, on) > rules.max_age_months:
        return max(0, evidence.grade - rules.stale_penalty_grades)
    return evidence.grade


def discount_on(evidence: Evidence, rules: EvidenceRules, facts: Facts) -> Discount | None:
    of_kind = (discount for discount in rules.discounts if evidence.kind in discount.kinds)
    return next((discount for discount in of_kind if discount.when.holds(facts)), None)
