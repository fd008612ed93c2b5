import pytest
from crispy_forms.utils import render_crispy_form
from django.http import QueryDict
from django.utils import translation

from assessments.forms.asked import Asked
from assessments.forms.contributing import ContributionForm, only
from assessments.models import Answer, Evidence
from assessments.questionnaires import library

QUESTIONNAIRE = library.current("risk-context-justification")


def answer(code, value):
    return Answer(question=code, value=value, answered_by_id=1, answered_at=None)


@pytest.fixture
def whole():
    """Section B as a colleague has it, with whatever is known of it."""
    section = QUESTIONNAIRE.section("B")
    return Asked(
        questionnaire=QUESTIONNAIRE,
        section=section,
        visible={"A01", "B01", "B03"},
        answers={"A01": answer("A01", "l3"), "B03": answer("B03", "Here")},
        evidence={"B03": [Evidence(title="Secret policy", kind="policy", grade=2)]},
        talks={"B03": 3},
        is_finished=True,
        new={"B03"},
    )


def test_only_what_was_asked_is_left(whole):
    asked = only(whole, {"B03"})

    assert [question.code for question in asked.questions] == ["B03"]
    assert (dict(asked.answers), set(asked.visible)) == ({"B03": whole.answers["B03"]}, {"B03"})
    assert (asked.evidence, asked.talks, asked.assessment, asked.earlier) == ({}, {}, None, {})
    assert (asked.is_finished, asked.new) == (False, ())


def test_hidden_question_stays_hidden_when_it_was_asked(whole):
    assert only(whole, {"B02"}).questions == []


def test_nothing_can_be_posted_to_what_was_not_asked(whole):
    form = ContributionForm(only(whole, {"B03"}), QueryDict("B03=There&B01=media&A01=l0"))

    assert {code: given.value for code, given in form.given().items()} == {"B03": "There"}


def test_page_has_no_evidence_and_does_not_ask_whether_the_section_is_done(whole):
    form = ContributionForm(only(whole, {"B03"}))
    form.lay_out(can_answer=True)

    html = render_crispy_form(form)

    assert 'name="B03"' in html
    assert 'name="B03-remark"' in html
    for absent in (
        "Secret policy",
        'name="evidence"',
        'name="detach"',
        'name="done"',
        "/questions/",
    ):
        assert absent not in html


def saying(whole, codes, query):
    return ContributionForm(only(whole, codes), QueryDict(query))


def test_word_need_not_be_given(whole):
    form = saying(whole, {"B01", "B03"}, "word=+&about=")

    assert (form.errors, form.has_word) == ({}, False)


def test_word_about_one_question_needs_no_choice(whole):
    form = saying(whole, {"B03"}, "word=Half")

    assert (form.errors, form.has_word) == ({}, True)
    assert (form.cleaned_data["word"], form.cleaned_data["about"]) == ("Half", "B03")
    assert form["about"].is_hidden


@pytest.mark.parametrize("about", ["", "X99", "B02"])
def test_word_about_one_of_several_questions_says_which(whole, about):
    form = saying(whole, {"B01", "B03"}, f"word=Half&about={about}")

    with translation.override("en"):
        assert form.errors == {"about": ["Choose the question that your remark is about."]}
    assert form.has_word is False
    assert saying(whole, {"B01", "B03"}, "word=Half&about=B01").errors == {}


def test_something_can_be_said_about_what_is_not_asked_now(whole):
    form = saying(whole, {"B02"}, "word=Gone%3F")

    assert (form.errors, form.cleaned_data["about"]) == ({}, "B02")
