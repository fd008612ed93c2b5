from datetime import date

import pytest

from assessments.scoring.results import Finding
from assessments.scoring.signals import cap, findings, knock_outs
from tests.questionnaires.files import every_construct
from tests.scoring.dossiers import proven, some_facts

STAYS = {"C1": "go"}  # without a complete B2: KO1
ROW = {"name": "Boiler", "state": "running", "faults": ("old",)}


def test_rules_that_fire_name_the_visible_questions_they_are_about():
    facts = some_facts(
        {"A1": "l2", "A2": ("lamps",), "A5": date(2024, 1, 1)}, context={"member": True}
    )

    assert findings(every_construct().red_flags, facts) == (
        Finding("RF1", ("A5",)),
        Finding("RF5", ("A1", "A2")),
        Finding("RF6"),
    )


def test_checks_fire_with_the_questions_they_found():
    facts = some_facts({"B5": "v1"}, replies={"A1": proven("l0", 1, kind="hearsay")})

    assert findings(every_construct().red_flags, facts) == (
        Finding("RF2", ("B5",)),
        Finding("RF3", ("A1",)),
    )


def test_rule_about_a_hidden_question_does_not_name_it():
    (rule,) = (rule for rule in every_construct().validations if rule.key == "V7")
    facts = some_facts({"A1": "l0", "A5": date(2030, 1, 1)})

    assert findings([rule], facts) == ()


def test_knock_outs_name_where_to_improve():
    assert knock_outs(some_facts(STAYS)) == ((Finding("KO1", ("B2", "C1")),), ())


@pytest.mark.parametrize(
    ("lifted", "applied_keys", "lifted_keys"),
    [
        ((), ["KO1", "KO2"], []),
        (("KO1", "KO2"), ["KO2"], ["KO1"]),
        (("KO9",), ["KO1", "KO2"], []),
    ],
)
def test_only_a_liftable_knock_out_can_be_lifted(lifted, applied_keys, lifted_keys):
    facts = some_facts(STAYS | {"B3": (ROW, ROW)}, lifted=frozenset(lifted))

    applied, gone = knock_outs(facts)

    assert [finding.rule for finding in applied] == applied_keys
    assert [finding.rule for finding in gone] == lifted_keys


def test_knock_out_that_does_not_apply_is_not_lifted():
    facts = some_facts({"C1": "stop"}, lifted=frozenset({"KO1"}))

    assert knock_outs(facts) == ((), ())


@pytest.mark.parametrize(
    ("keys", "highest"), [([], 3), (["KO2"], 2), (["KO1"], 1), (["KO1", "KO2"], 1)]
)
def test_cap_is_the_lowest_of_the_knock_outs(keys, highest):
    assert cap(every_construct(), [Finding(key) for key in keys]) == highest
