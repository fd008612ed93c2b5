from datetime import date

import pytest
import time_machine

from assessments.forms.deadlines import DeadlineForm
from tests.factories import GOLDEN_DAY
from tests.forms.filling import posted


@pytest.fixture(autouse=True)
def _golden_day():
    with time_machine.travel(GOLDEN_DAY):
        yield


def a_form(day="", month="", year=""):
    return DeadlineForm(
        None, posted({"due_on_day": day, "due_on_month": month, "due_on_year": year})
    )


def test_a_day_ahead_is_read():
    form = a_form("15", "1", "2027")

    assert form.is_valid()
    assert form.cleaned_data["due_on"] == date(2027, 1, 15)


def test_today_is_not_too_late():
    assert a_form("1", "12", "2026").is_valid()


def test_no_day_is_allowed():
    form = a_form()

    assert form.is_valid()
    assert form.cleaned_data["due_on"] is None


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (("30", "11", "2026"), "This day is past. Choose today or a later day."),
        (("30", "2", "2027"), "This day does not exist. Check day, month and year."),
        (("30", "", "2027"), "Fill in day, month and year, all three."),
        (("1", "1", "27"), "Fill in a year from 1900 to 2200, in four digits."),
    ],
)
def test_what_is_no_day_to_plan_on_is_said(typed, sentence):
    assert a_form(*typed).errors["due_on"] == [sentence]
