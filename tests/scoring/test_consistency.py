from dataclasses import replace

import pytest

from assessments.questionnaires.judging import WhatIf as Tried
from assessments.scoring.consistency import consistency, what_if
from assessments.scoring.results import Consistency, WhatIf
from tests.questionnaires.files import every_construct, tiny
from tests.scoring.dossiers import some_facts

DARK = {"ceiling": 20}  # the ceiling keeps the index low


@pytest.mark.parametrize(
    ("answers", "context", "rule", "value"),
    [
        ({}, {}, "CR1", "explain"),
        ({"C1": "go", "B5": "v1"}, DARK, "CR2", "tension"),
        ({"C1": "stop", "B5": "v1"}, DARK, "CR3", "consistent"),
        ({"C1": "go", "B5": "v5"}, {}, "CR3", "consistent"),
    ],
)
def test_consistency_is_that_of_the_first_rule_that_holds(answers, context, rule, value):
    facts = some_facts(answers, context=context)

    assert consistency(every_construct(), facts) == Consistency(rule, value)


def test_what_if_tries_every_decision_and_every_ability_one_step_better():
    facts = some_facts({"C1": "go", "B5": "v1"}, context=DARK)

    assert what_if(facts) == WhatIf(
        decision={"go": "tension", "stop": "consistent"}, one_up={"level": "consistent"}
    )


def test_what_if_leaves_the_facts_as_they_are():
    facts = some_facts({"C1": "go", "B5": "v1"}, context=DARK)
    before = consistency(every_construct(), facts)

    what_if(facts)

    assert consistency(every_construct(), facts) == before
    assert facts.answers["C1"] == "go"


def test_what_if_without_a_decision_tries_decisions_only():
    facts = some_facts({"B5": "v1"}, context=DARK)

    assert what_if(facts) == WhatIf(decision={"go": "tension", "stop": "consistent"})


def test_ability_that_is_best_or_not_known_has_no_step_better():
    assert what_if(some_facts({"C1": "go", "B5": "v5"})).one_up == {}
    assert what_if(some_facts({"C1": "go"})).one_up == {}


def test_questionnaire_without_rules_has_no_consistency():
    facts = some_facts({"X1": "rack"}, questionnaire=tiny())

    assert consistency(tiny(), facts) is None
    assert what_if(facts) == WhatIf()


def test_what_if_of_a_questionnaire_without_rules_says_nothing():
    bare = replace(every_construct(), consistency_rules=())

    assert bare.what_if == Tried(decision="C1", one_up=("level",))
    assert what_if(some_facts({"C1": "go", "B5": "v1"}, questionnaire=bare)) == WhatIf()
