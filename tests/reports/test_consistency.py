import pytest
from django.utils import translation

from assessments.reports.consistency import Alternative, Change, consistency_of
from assessments.scoring.dossier import Reply
from tests.reports.cases import golden_dossier, ground


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def consistency(case: str, **replies):
    return consistency_of(ground(golden_dossier(case, **replies)))


def test_the_verdict_comes_with_its_rule_and_sentence():
    found = consistency("G10")

    assert (found.verdict, found.label, found.rule) == ("tension", "In tension", "CR05")
    assert found.message.startswith("The state imposes the coercion")
    assert not found.is_consistent


def test_what_would_make_it_consistent_are_single_changes():
    assert consistency("G10").changes == tuple(
        Change(
            label="Decision",
            to=to,
            verdict="consistent",
            verdict_label="Consistent",
            is_decision=True,
        )
        for to in ("Suspend", "Exit")
    )


def test_every_ability_is_tried_one_step_better():
    assert [(each.label, each.to, each.verdict) for each in consistency("G12").abilities] == [
        ("Due diligence possible?", "Limited", "explain"),
        ("Leverage level", "Some", "tension"),
    ]


def test_one_step_more_of_an_ability_can_be_the_change():
    weak = consistency("G05", D06=Reply(value="v0"))

    assert weak.verdict == "explain"
    assert [(each.label, each.to) for each in weak.changes if not each.is_decision] == [
        ("Leverage level", "Some")
    ]


def test_nothing_needs_to_change_when_it_is_consistent():
    found = consistency("G02")

    assert found.is_consistent
    assert found.changes == ()


def test_the_decision_taken_is_no_change_but_one_of_the_alternatives():
    found = consistency("G10")

    assert (
        Alternative(
            label="Stay under conditions",
            verdict="tension",
            verdict_label="In tension",
            is_current=True,
        )
        in found.alternatives
    )
    assert sum(each.is_current for each in found.alternatives) == 1
    assert len(found.alternatives) == 6


def test_without_a_decision_no_alternative_is_the_present_one():
    assert not any(each.is_current for each in consistency("G10", F01=None).alternatives)
