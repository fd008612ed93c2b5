from dataclasses import replace
from decimal import Decimal

import pytest

from assessments.scoring.bands import programme_target, reached
from assessments.scoring.results import ProgrammeTarget
from tests.questionnaires.files import every_construct, tiny
from tests.scoring.dossiers import some_facts


@pytest.mark.parametrize(
    ("score", "key"),
    [("0.0", "poor"), ("49.9", "poor"), ("50.0", "fair"), ("79.9", "fair"), ("100.0", "good")],
)
def test_band_is_the_highest_that_is_reached(score, key):
    assert reached(every_construct().bands, Decimal(score)).key == key


def test_no_score_and_no_bands_reach_no_band():
    assert reached(every_construct().bands, None) is None
    assert reached((), Decimal(50)) is None


@pytest.mark.parametrize(
    ("year", "score", "expected"),
    [
        (1, "19.9", ProgrammeTarget(target=Decimal("20.0"), is_met=False)),
        (1, "20.0", ProgrammeTarget(target=Decimal("20.0"), is_met=True)),
        (2, "20.0", ProgrammeTarget(target=Decimal("40.0"), is_met=False)),
        (9, "40.0", ProgrammeTarget(target=Decimal("40.0"), is_met=True)),
        (0, "40.0", None),
        (None, "40.0", None),
        ("2", "40.0", None),
    ],
)
def test_target_is_that_of_the_year_and_the_last_goes_on(year, score, expected):
    facts = some_facts(company={"year": year})

    assert programme_target(facts, Decimal(score)) == expected


def test_target_is_not_met_without_a_score():
    target = programme_target(some_facts(company={"year": 1}), None)

    assert target == ProgrammeTarget(target=Decimal("20.0"), is_met=False)


def test_questionnaire_without_targets_has_none():
    facts = some_facts(questionnaire=tiny(), company={"year": 1})

    assert programme_target(facts, Decimal(50)) is None
    bare = replace(every_construct(), programme_targets=None)
    assert programme_target(some_facts(questionnaire=bare, company={"year": 1}), None) is None
