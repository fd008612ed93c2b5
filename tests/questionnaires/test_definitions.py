import pytest

from assessments.questionnaires.loading import load
from tests.questionnaires.files import definition, every_construct, tiny


def test_parts_are_found_by_their_keys():
    questionnaire = every_construct()

    assert questionnaire.section("B").title == {"nl": "Plan", "en": "Plan"}
    assert questionnaire.question("B1").section == "B"
    assert questionnaire.derivation("index").key == "index"
    assert questionnaire.rule("KO1").cap == 1
    assert questionnaire.rule("QS1").message == {"nl": "Ga meten.", "en": "Start measuring."}


@pytest.mark.parametrize("find", ["section", "question", "derivation", "rule"])
def test_part_that_is_not_there_is_a_lookup_error(find):
    with pytest.raises(LookupError):
        getattr(every_construct(), find)("nothing")


def test_questions_come_in_the_order_of_asking():
    assert [question.code for question in every_construct().questions()] == [
        *("A1", "A2", "A3", "A4", "A5"),
        *("B1", "B2", "B3", "B4", "B5"),
        *("C1", "C2"),
    ]


def test_decision_is_the_question_with_that_role():
    assert every_construct().decision.code == "C1"
    assert tiny().decision is None


def test_questionnaire_is_known_by_identity():
    again = load(definition("tiny"))

    assert tiny() != again
    assert len({tiny(), tiny(), again}) == 2
