import pytest
from django.utils import translation

from assessments.questionnaires.questions import Kind, Publish
from assessments.reports.answered import answered_sections
from assessments.reports.printed import DISCLOSURES, Printed, answers_by_code, printed_sections
from assessments.reports.register import register_of
from tests.reports.bases import a_basis

BASIS = a_basis(remarks={"B04": "Wij zijn het niet eens met deze vloer."})


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def sections():
    return answered_sections(BASIS.questionnaire, BASIS.outcome.visible, BASIS.content)


def answers() -> dict[str, Printed]:
    return dict(answers_by_code(sections(), register_of(sections()).numbers))


def test_every_class_of_disclosure_has_a_word():
    assert set(DISCLOSURES) == set(Publish)


def test_an_answer_refers_to_its_documents_by_number():
    assert (answers()["A01"].documents, answers()["A02"].documents) == ((1,), (2,))
    assert answers()["B04"].documents == ()


@pytest.mark.parametrize(
    ("code", "kind", "width", "is_long", "is_short"),
    [
        ("F01", Kind.SINGLE, "half", False, True),
        ("B01", Kind.MULTI, "half", False, False),
        ("F02", Kind.DATE, "half", False, True),
        ("C03", Kind.PERCENT, "half", False, True),
        ("B03", Kind.TEXT, "wide", False, False),
        ("F06", Kind.STRUCTURED_TEXT, "wide", True, False),
        ("C01", Kind.TABLE, "wide", True, False),
        ("P02", Kind.PERCENT, "half", False, False),  # not answered
    ],
)
def test_the_kind_of_answer_decides_its_place(code, kind, width, is_long, is_short):
    answer = answers()[code]

    assert answer.answered.question.kind is kind
    assert (answer.width, answer.is_long, answer.is_short) == (width, is_long, is_short)


def test_an_answer_with_a_remark_is_not_bare():
    assert (answers()["B04"].is_bare, answers()["B05"].is_bare) == (False, True)


def test_only_the_decision_is_the_decision():
    assert [code for code, answer in answers().items() if answer.is_decision] == ["F01"]


def test_what_was_not_answered_is_open():
    assert {code for code, answer in answers().items() if answer.is_open} == {"P02", "J04", "J05"}


def test_a_long_answer_stands_in_full_in_one_place():
    places = {"F06": "reasons", "F01": "decision"}

    found = {
        answer.code: answer.chapter
        for section in printed_sections(sections(), answers(), places)
        for answer in section.answers
    }
    assert (found["F06"], found["F01"], found["C01"]) == ("reasons", "", "")
