from datetime import date

import pytest
from django.core.exceptions import ValidationError

from assessments.forms.dates import (
    INCOMPLETE,
    NO_SUCH_DAY,
    WRONG_YEAR,
    DayBoxes,
    DayField,
    read_day,
)
from assessments.forms.sections import SectionForm
from tests.forms.filling import asked, posted


def test_date_in_three_boxes_is_read():
    assert read_day("27", " 3 ", "2025") == date(2025, 3, 27)


def test_three_empty_boxes_are_no_date():
    assert read_day("", " ", "") is None


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (("27", "3", ""), INCOMPLETE),
        (("", "", "2025"), INCOMPLETE),
        (("31", "2", "2025"), NO_SUCH_DAY),
        (("29", "2", "2025"), NO_SUCH_DAY),
        (("0", "1", "2025"), NO_SUCH_DAY),
        (("first", "1", "2025"), NO_SUCH_DAY),
        (("1", "1", "20250"), NO_SUCH_DAY),
        (("1", "1", "9" * 10_000), NO_SUCH_DAY),
        (("-1", "1", "2025"), NO_SUCH_DAY),
        (("²", "1", "2025"), NO_SUCH_DAY),
        (("1", "1", "25"), WRONG_YEAR),
        (("1", "1", "0"), WRONG_YEAR),
        (("1", "1", "0000"), WRONG_YEAR),
        (("1", "1", "1899"), WRONG_YEAR),
        (("1", "1", "2201"), WRONG_YEAR),
        (("1", "1", "9999"), WRONG_YEAR),
    ],
)
def test_date_that_cannot_be_gets_its_sentence(typed, sentence):
    with pytest.raises(ValidationError) as caught:
        read_day(*typed)

    assert caught.value.messages == [str(sentence)]


@pytest.mark.parametrize("year", [1900, 2200])
def test_first_and_last_year_are_taken(year):
    assert read_day("1", "1", str(year)) == date(year, 1, 1)


def test_boxes_take_a_stored_date_apart():
    assert DayBoxes().decompress(date(2025, 3, 27)) == ["27", "3", "2025"]
    assert DayBoxes().decompress(None) == ["", "", ""]


def test_field_reads_nothing_from_nothing():
    assert DayField().clean(None) is None


def test_control_shows_the_stored_date():
    bound = SectionForm(asked("A", {"A5": "2025-03-27"}))["A5"]

    boxes = bound.field.control(bound)

    assert [box.text for box in boxes.values()] == ["27", "3", "2025"]
    assert [box.name for box in boxes.values()] == ["A5_day", "A5_month", "A5_year"]
    assert [box.id for box in boxes.values()] == ["id_A5_0", "id_A5_1", "id_A5_2"]


def test_control_shows_what_was_typed_when_it_is_no_date():
    form = SectionForm(asked("A"), posted({"A5_day": "31", "A5_month": "feb", "A5_year": "2025"}))

    boxes = form["A5"].field.control(form["A5"])

    assert [box.text for box in boxes.values()] == ["31", "feb", "2025"]
