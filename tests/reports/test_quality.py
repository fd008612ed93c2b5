from decimal import Decimal

import pytest
from django.utils import translation

from assessments.reports.quality import Target
from tests.reports.cases import golden_dossier, results


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def quality(case: str, *, is_draft: bool = False, **replies):
    return results(golden_dossier(case, **replies), is_draft=is_draft).quality


def test_a_capped_band_stands_beside_the_number_and_what_limits_it():
    found = quality("G10")

    assert found.score == Decimal("84.0")
    assert found.band == "Insufficiently substantiated"
    assert found.band_before_caps == "Adequately substantiated"
    assert found.is_capped
    assert found.capped_by == ("KO4",)


def test_only_the_strictest_knock_outs_limit():
    assert quality("G01").is_capped is False  # the number alone is as low as the cap
    assert quality("G12").band == "Not demonstrated"  # KO3 caps lower than KO4


def test_a_band_without_caps_is_limited_by_nothing():
    found = quality("G02")

    assert (found.band, found.is_capped, found.capped_by) == (
        "Adequately substantiated",
        False,
        (),
    )


def test_the_number_stands_on_its_own_band_whatever_the_cap():
    assert [step.label for step in quality("G10").steps if step.is_reached] == [
        "Adequately substantiated"
    ]


def test_a_draft_is_a_range_while_questions_are_open():
    found = quality("G10", is_draft=True, F06=None)

    assert found.score < found.maximum
    assert found.maximum == Decimal("84.0")


def test_a_complete_draft_and_a_submission_are_one_number():
    assert quality("G10", is_draft=True).maximum is None
    assert quality("G10", is_draft=False, F06=None).maximum is None


def test_the_target_of_the_programme_stands_beside_the_band():
    assert quality("G02").target == Target(
        label="Programme growth target", target=Decimal("60.0"), is_met=True
    )
    assert quality("G10").target is None
