import pytest

from assessments.actions.contexts import QUESTIONNAIRE, Place
from assessments.forms.quick_scan import (
    FIELDS,
    ScanContextForm,
    ScanQuestionsForm,
    everything_in,
    scan_of,
)
from assessments.questionnaires import library
from tests.forms.filling import posted

CONTEXT = {
    "region": "CN",
    "product": "yarn_textile_apparel",
    "issue": "forced_labour",
    "stages": ["processing", "raw_material"],
    "P01": "direct",
}
QUESTIONS = {
    "A02": "l1",
    "B01": ["supplier", "media"],
    "B07": "v2",
    "B09": "suspected",
    "B10": "not_checked",
    "C02": "l1",
    "D01": "v0",
    "D02": "v1",
    "F01": "stay",
    "F05": "l0",
    "H01": "l1",
}


def both(**changed):
    data = posted({**CONTEXT, **QUESTIONS, **changed})
    context = ScanContextForm(data)
    assert context.is_valid()
    return context, ScanQuestionsForm(context, data)


def test_every_question_of_every_quick_scan_can_be_asked():
    for version in library.versions(QUESTIONNAIRE):
        questions = library.get(QUESTIONNAIRE, version).questions()
        assert {q.kind for q in questions if q.is_quick} <= set(FIELDS)


def test_the_first_step_asks_what_decides_about_the_second():
    assert list(ScanContextForm().fields) == ["region", "product", "issue", "stages", "P01"]


def test_the_questions_are_numbered_through():
    context, questions = both()

    assert context.fields["P01"].label.startswith("1. How is your company connected")
    assert questions.fields["A02"].label.startswith("2. Who in your company decides")
    assert questions.fields["H01"].label.startswith("12. How open")


def test_two_filled_forms_are_a_scan():
    context, questions = both()
    assert questions.is_valid()

    scan = scan_of(context, questions)

    assert scan.place == Place(
        region="CN",
        product="yarn_textile_apparel",
        issue="forced_labour",
        stages=("processing", "raw_material"),
    )
    assert scan.answers == {"P01": "direct", **QUESTIONS, "B01": ("supplier", "media")}


def test_a_question_that_is_hidden_is_not_heard():
    context, questions = both(P01="excluded")
    assert questions.is_valid()

    assert {"D01", "D02", "F05"} & set(scan_of(context, questions).answers) == set()


def test_an_answer_that_excludes_others_cannot_be_combined():
    exclusive = [
        option.key
        for option in library.current(QUESTIONNAIRE).question("B01").options
        if option.is_exclusive
    ]

    _context, questions = both(B01=[*exclusive, "media"])

    (error,) = questions.errors["B01"]
    assert error.startswith("Question 3: “")
    assert error.endswith("cannot be combined with other answers.")


@pytest.mark.parametrize("value", ["x", "l9", ""])
def test_an_error_names_the_number_of_its_question(value):
    _context, questions = both(A02=value)

    (error,) = questions.errors["A02"]
    assert error.startswith("Question 2: choose an answer")


def test_everything_of_a_scan_can_be_sent_again_and_nothing_else():
    data = posted({**CONTEXT, **QUESTIONS, "B03": "text", "next": "/"})

    assert {name for name, _value in everything_in(data)} == set(CONTEXT) | set(QUESTIONS)
