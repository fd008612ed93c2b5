from datetime import date
from decimal import Decimal

import pytest
from django.utils import translation

from assessments.questionnaires.questions import ColumnKind, Kind
from assessments.reports.wordings import (
    ANSWERS,
    CELLS,
    AnswerInWords,
    Part,
    answer_in_words,
    number,
    points,
    question_name,
)
from tests.reports.questions import REASONS, TABLE, a_question, options


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def test_every_kind_of_answer_and_of_cell_has_its_words():
    assert set(ANSWERS) == set(Kind)
    assert set(CELLS) == set(ColumnKind)


@pytest.mark.parametrize(
    ("kind", "value", "said"),
    [
        (Kind.SINGLE, "b", "b (en)"),
        (Kind.PERCENT, Decimal("14.5"), "14.5%"),
        (Kind.PERCENT, Decimal(0), "0%"),
        (Kind.NUMBER, Decimal(1640000), "1,640,000"),
        (Kind.DATE, date(2026, 11, 9), "9 November 2026"),
        (Kind.TEXT, "Two\nlines", "Two\nlines"),
        (Kind.DECLARATION, True, "Yes"),
        (Kind.DECLARATION, False, "No"),
    ],
)
def test_an_answer_of_one_value_is_a_text(kind, value, said):
    question = a_question(kind, options=options("a", "b"))

    assert answer_in_words(question, value) == AnswerInWords(text=said)


def test_numbers_and_dates_are_written_as_the_reader_writes_them():
    with translation.override("nl"):
        assert answer_in_words(a_question(Kind.PERCENT), Decimal("14.5")).text == "14,5%"
        assert answer_in_words(a_question(Kind.NUMBER), Decimal(1640000)).text == "1.640.000"
        assert answer_in_words(a_question(Kind.DATE), date(2026, 11, 9)).text == "9 november 2026"
        assert points(Decimal(84)) == "84,0"


def test_a_number_has_no_zeros_that_say_nothing():
    assert [number(Decimal(each)) for each in ("5.0", "100", "2.50", "0.0")] == [
        "5",
        "100",
        "2.5",
        "0",
    ]


def test_several_choices_are_a_list_in_the_order_chosen():
    question = a_question(Kind.MULTI, options=options("a", "b", "c"))

    assert answer_in_words(question, ("c", "a")) == AnswerInWords(items=("c (en)", "a (en)"))


def test_a_structured_text_has_its_filled_parts_in_the_order_of_the_question():
    words = answer_in_words(REASONS, {"how": "Like this.", "why": "Because."})

    assert words.parts == (
        Part(label="why (en)", text="Because."),
        Part(label="how (en)", text="Like this."),
    )
    assert len(answer_in_words(REASONS, {"how": "Like this."}).parts) == 1


def test_a_table_has_its_columns_and_a_dash_in_empty_cells():
    words = answer_in_words(
        TABLE,
        (
            {
                "name": "Mill",
                "region": "CN-XJ",
                "tier": "t1",
                "flags": ("a", "b"),
                "share": Decimal("12.5"),
            },
            {"name": "纺纱厂"},
        ),
    )

    assert words.head == ("name (en)", "region (en)", "tier (en)", "flags (en)", "share (en)")
    assert words.rows == (
        ("Mill", "Xinjiang Uygur Autonomous Region, China", "t1 (en)", "a (en), b (en)", "12.5%"),
        ("纺纱厂", "–", "–", "–", "–"),
    )


@pytest.mark.parametrize("value", [None, "", (), {}])
def test_no_answer_is_empty(value):
    words = answer_in_words(a_question(Kind.TEXT), value)

    assert words == AnswerInWords()
    assert words.is_empty


def test_zero_and_no_are_answers():
    assert not answer_in_words(a_question(Kind.NUMBER), Decimal(0)).is_empty
    assert not answer_in_words(a_question(Kind.DECLARATION), False).is_empty


def test_a_question_is_called_by_its_code_and_text():
    name = question_name(a_question(Kind.DECLARATION))

    assert (name.code, name.section, name.text) == ("Q1", "S", "question (en)")
    assert name.is_declaration
    assert not question_name(TABLE).is_declaration
