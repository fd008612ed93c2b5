from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from assessments.forms.numbers import NumberField, PercentField, read_number, written

PERCENTAGE = ["Fill in a percentage from 0 to 100, for example 14 or 14.5."]


@pytest.mark.parametrize(
    ("language", "text", "number"),
    [
        ("nl", "14", "14"),
        ("nl", "14,5", "14.5"),
        ("nl", "14.5", "14.5"),
        ("nl", "1.640.000", "1640000"),
        ("nl", "1.640", "1640"),
        ("nl", "1.640,25", "1640.25"),
        ("nl", "1 640 000", "1640000"),
        ("en", "14,5", "14.5"),
        ("en", "1,640", "1640"),
        ("en", "1.640", "1.640"),
        ("en", "1,640,000.5", "1640000.5"),
        ("nl", "-3", "-3"),
        ("nl", "١٤", "14"),
    ],
)
def test_number_is_read_as_the_reader_writes_it(language, text, number):
    with translation.override(language):
        assert read_number(text) == Decimal(number)


@pytest.mark.parametrize(
    "text",
    ["", "abc", "1e400", "NaN", "Infinity", "1,2,3", "1.23.456", "9" * 40, "--1", "½", "0x1"],
)
def test_what_is_no_number_is_none(text):
    assert read_number(text) is None


@pytest.mark.parametrize(
    ("language", "number", "text"),
    [
        ("nl", "14.50", "14,5"),
        ("nl", "1640000", "1.640.000"),
        ("en", "1640000.5", "1,640,000.5"),
        ("nl", "100", "100"),
    ],
)
def test_number_is_written_so_that_it_can_be_read_again(language, number, text):
    with translation.override(language):
        assert written(Decimal(number)) == text
        assert read_number(text) == Decimal(number)


@pytest.mark.parametrize("text", ["0", "100", "14,5", " 14 % ", "14%"])
def test_percentage_within_its_bounds_is_taken(text):
    assert PercentField().clean(text) == Decimal(text.strip(" %").replace(",", "."))


@pytest.mark.parametrize("text", ["101", "-1", "1e400", "veel", "100,0001"])
def test_percentage_that_cannot_be_gets_a_sentence(text):
    with pytest.raises(ValidationError) as caught:
        PercentField().clean(text)

    assert caught.value.messages == PERCENTAGE


def test_number_left_open_is_none():
    assert NumberField().clean("  ") is None


def test_number_that_cannot_be_read_gets_a_sentence():
    with pytest.raises(ValidationError) as caught:
        NumberField().clean("many")

    assert caught.value.messages == ["Fill in a number, for example 14 or 14.5."]


def test_stored_number_is_shown_and_typed_text_stays_as_it_was():
    field = NumberField()

    assert field.prepare_value(Decimal("1640.5")) == "1,640.5"
    assert field.prepare_value("1640.5 x") == "1640.5 x"
    assert field.prepare_value(None) == ""
