from django.utils import translation

from assessments.reports.expectations import Expectation, OecdStep, expectations_of, steps_of
from tests.questionnaires.files import tiny
from tests.reports.bases import a_basis, a_tiny_basis


def test_a_phrase_leads_to_its_questions_and_their_steps():
    basis = a_basis()

    found = {each.key: each for each in expectations_of(basis.questionnaire, basis.outcome)}

    assert found["L16"] == Expectation(
        key="L16",
        phrase="Uw Kamer wordt daarover voor de begrotingsbehandeling geïnformeerd",
        codes=("P02", "J05"),
        steps=("2",),
    )


def test_a_phrase_that_no_question_was_asked_about_is_left_out():
    basis = a_basis()

    assert "L1" not in {each.key for each in expectations_of(basis.questionnaire, basis.outcome)}


def test_the_steps_are_those_of_the_questionnaire():
    with translation.override("en"):
        steps = steps_of(a_basis().questionnaire)

    assert steps[4] == OecdStep(key="5", label="Communicate")


def test_a_questionnaire_without_a_letter_has_no_expectations():
    assert expectations_of(tiny(), a_tiny_basis().outcome) == ()
