from datetime import date

import pytest

from assessments.scoring.dossier import Evidence
from assessments.scoring.evidence import best_grade, discount_on, effective_grade
from tests.questionnaires.files import every_construct
from tests.scoring.dossiers import TODAY, some_facts

RULES = every_construct().evidence  # stale after 12 months; hearsay is 0 where strict is "on"
STRICT = some_facts()
LENIENT = some_facts(context={"issue": "light"})


def evidence(grade, kind="bill", dated=TODAY):
    return Evidence(kind=kind, grade=grade, dated=dated)


@pytest.mark.parametrize(
    ("grade", "dated", "effective"),
    [
        (2, TODAY, 2),
        (2, date(2025, 12, 1), 2),
        (2, date(2025, 11, 2), 2),
        (2, date(2025, 11, 1), 1),
        (2, None, 1),
        (2, date(2027, 1, 1), 2),
        (0, None, 0),
    ],
)
def test_old_or_undated_evidence_counts_for_less(grade, dated, effective):
    assert effective_grade(evidence(grade, dated=dated), RULES, TODAY, STRICT) == effective


@pytest.mark.parametrize(
    ("kind", "facts", "effective"),
    [("hearsay", STRICT, 0), ("hearsay", LENIENT, 2), ("bill", STRICT, 2)],
)
def test_discount_holds_for_its_kinds_while_its_condition_does(kind, facts, effective):
    assert effective_grade(evidence(2, kind), RULES, TODAY, facts) == effective


def test_discount_is_found_or_not():
    assert discount_on(evidence(2, "hearsay"), RULES, STRICT) is RULES.discounts[0]
    assert discount_on(evidence(2, "hearsay"), RULES, LENIENT) is None
    assert discount_on(evidence(2, "bill"), RULES, STRICT) is None


def test_best_grade_is_the_highest_effective_one():
    several = [evidence(1), evidence(2, dated=None), evidence(2, "hearsay")]

    assert best_grade(several, RULES, TODAY, STRICT) == 1
    assert best_grade(several, RULES, TODAY, LENIENT) == 2
    assert best_grade([], RULES, TODAY, STRICT) == 0
