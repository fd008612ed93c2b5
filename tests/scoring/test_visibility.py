from decimal import Decimal

import pytest

from assessments.scoring.outcome import evaluate
from assessments.scoring.visibility import standing
from tests.questionnaires.files import tiny
from tests.scoring.dossiers import a_dossier, passed, some_facts

ALWAYS_ASKED = ["A1", "A2", "A3", "A4", "B1", "B2", "B3", "B4", "B5", "C1", "C2"]


@pytest.mark.parametrize(
    ("answers", "facts", "is_asked"),
    [
        ({}, {}, False),
        ({"A1": "l0"}, {}, False),
        ({"A1": "l1"}, {}, True),
        ({"A1": "l1"}, {"context": {"member": True}}, True),
        ({"A1": "l1"}, {"context": {"member": True}, "company": {"size": "large"}}, False),
        ({"A1": "l1"}, {"company": {"size": "large"}}, True),
    ],
)
def test_question_is_asked_when_its_condition_holds(answers, facts, is_asked):
    visible = list(some_facts(answers, **facts).visible)

    assert visible == ([*ALWAYS_ASKED[:4], "A5", *ALWAYS_ASKED[4:]] if is_asked else ALWAYS_ASKED)


def test_answer_to_a_hidden_question_is_not_heard():
    facts = some_facts(
        {"X1": "none", "X2": "Zo staat hij droog in de winter"}, questionnaire=tiny()
    )

    assert facts.answers == {"X1": "none"}


def test_answer_to_an_unknown_question_is_not_heard():
    assert some_facts({"A4": Decimal(3), "Z9": "x"}).answers == {"A4": Decimal(3)}


def test_quick_scan_asks_the_quick_questions_only():
    facts = some_facts({"A1": "l2", "A4": Decimal(3)}, quick=True)

    assert list(facts.visible) == ["A1", "B5", "C1"]
    assert facts.answers == {"A1": "l2"}


@pytest.mark.parametrize(
    ("answers", "replies"),
    [({}, {}), ({"A1": "l1", "A4": Decimal(3)}, {}), ({"A1": "l0"}, {"A3": passed()})],
)
def test_standing_says_what_the_outcome_says_of_what_is_asked(answers, replies):
    dossier = a_dossier(answers, replies=replies)

    found, outcome = standing(dossier), evaluate(dossier)

    assert found.visible == outcome.visible
    assert found.open_questions == outcome.open_questions
