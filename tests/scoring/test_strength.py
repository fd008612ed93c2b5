from decimal import Decimal
from fractions import Fraction

from assessments.scoring.points import score_sheet
from assessments.scoring.strength import strength_of_evidence
from tests.questionnaires.files import tiny
from tests.scoring.dossiers import proven, some_facts


def strength(**more):
    facts = some_facts(**more)
    return strength_of_evidence(score_sheet(facts), facts)


def test_strength_is_the_mean_grade_by_weight_where_evidence_is_expected():
    replies = {
        "A1": proven("l1", 1),  # weight 2, grade 1 of 2
        "A3": proven(Decimal(90), 0, 2),  # weight 1, grade 2 of 2
        "A2": proven(("lamps",), 0),  # optional: not counted
    }

    assert strength(replies=replies) == Fraction(100 * (2 * 1 + 1 * 2), 3 * 2)


def test_answer_without_points_needs_no_evidence():
    replies = {"A1": proven("l0"), "A3": proven(Decimal(90), 2)}

    assert strength(replies=replies) == 100


def test_answer_without_evidence_counts_as_grade_nought():
    assert strength(answers={"A1": "l2"}) == 0


def test_strength_of_nothing_is_not_known():
    assert strength() is None
    assert strength(answers={"X1": "shed"}, questionnaire=tiny()) is None
