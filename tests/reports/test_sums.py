from decimal import Decimal

import pytest
from django.utils import translation

from tests.reports.cases import golden_dossier, results


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def quality(case: str, *, is_draft: bool = False, **replies):
    return results(golden_dossier(case, **replies), is_draft=is_draft).quality


def test_the_sections_of_a_draft_are_ranges_where_questions_are_open():
    sections = {s.key: s for s in quality("G10", is_draft=True, I01=None, F02=None).sections}

    assert (sections["I"].score, sections["I"].maximum) == (Decimal("0.0"), Decimal("100.0"))
    assert sections["A"].maximum is None
    assert sections["F"].maximum is None  # F02 is open, but earns no points
    signed = {s.key: s for s in quality("G10", I01=None).sections}
    assert signed["I"].maximum is None


def test_the_range_of_a_section_counts_what_was_answered_and_what_is_open():
    sections = {s.key: s for s in quality("G10", is_draft=True, A01=None).sections}

    # Weights 3, 3, 2, 2 and points 4 (open), 4, 3, 3: 36 of 40.
    assert sections["A"].maximum == Decimal("90.0")


def test_the_points_of_the_sections_are_the_score():
    found = quality("G10")

    assert sum(section.share for section in found.sections) == Decimal("100.0")
    # Each is rounded, the score once at the end: they may differ by a tenth per section.
    assert abs(sum(section.points for section in found.sections) - found.score) < 1
    assert {section.key: section.score for section in found.sections}["A"] == Decimal("82.5")


def test_a_section_that_does_not_apply_gives_no_points_to_the_others():
    sections = {section.key: section for section in quality("G03").sections}

    assert sections["G"].score is None
    assert sections["G"].share == 0
    assert sections["A"].share == Decimal("10.5")  # 10 of the 95 that are left


def test_every_question_says_what_can_still_be_gained():
    rows = {
        row.question.code: row for section in quality("G10").sections for row in section.questions
    }

    assert (rows["I01"].raw, rows["I01"].max, rows["I01"].gain) == (
        Decimal("2.00"),
        Decimal("4.00"),
        Decimal("2.5"),
    )
    assert rows["F06"].gain == 0
    assert rows["A01"].grade == "E2"


def test_the_gains_are_those_of_the_improvements():
    found = results(golden_dossier("G10"))
    gains = {
        row.question.code: row.gain
        for section in found.quality.sections
        for row in section.questions
    }

    said = {each.question.code: each.gain for each in found.improvements}

    assert set(said) - set(gains) == {"F01"}  # a decision earns no points
    assert {code: gains[code] for code in said if code in gains} == {
        code: gain for code, gain in said.items() if code in gains
    }
