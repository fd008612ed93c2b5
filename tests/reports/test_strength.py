from decimal import Decimal

import pytest
from django.utils import translation

from tests.reports.cases import golden_dossier, results


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def test_the_strength_of_evidence_has_its_word_and_its_sum():
    found = results(golden_dossier("G10")).evidence

    assert (found.coverage, found.label) == (Decimal("57.8"), "Fair evidence")
    assert [step.label for step in found.steps if step.is_reached] == ["Fair evidence"]
    weights = sum(row.weight for row in found.rows)
    earned = sum(row.weight * Decimal(row.grade.removeprefix("E")) / 4 for row in found.rows)
    assert round(100 * earned / weights, 1) == found.coverage


def test_a_question_that_earned_nothing_does_not_count_for_the_evidence():
    codes = [row.question.code for row in results(golden_dossier("G10", A01=None)).evidence.rows]

    assert "A01" not in codes
    assert "A02" in codes


def test_without_anything_to_measure_there_is_no_strength():
    found = results(golden_dossier("G13")).evidence

    assert (found.coverage, found.label, found.rows) == (None, "", ())
