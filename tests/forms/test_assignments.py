from datetime import date

import pytest
import time_machine
from django.http import QueryDict
from django.utils import translation

from assessments.forms.assignments import NO_ADDRESS, OUTSIDE, AskForm
from tests.factories import GOLDEN_DAY, a_user

pytestmark = pytest.mark.django_db
NOTHING = {"due_on_day": "", "due_on_month": "", "due_on_year": "", "note": "", "email": ""}


@pytest.fixture(autouse=True)
def _in_english_on_a_day():
    with translation.override("en"), time_machine.travel(GOLDEN_DAY, tick=False):
        yield


def asking(colleagues=(), **typed):
    data = QueryDict(mutable=True)
    data.update({**NOTHING, **typed})
    return AskForm(list(colleagues), data)


def test_colleague_is_chosen_by_name():
    colleague = a_user(name="Anna")
    colleague.position = "Buyer"

    form = asking([colleague], who=str(colleague.pk), email="not needed")

    labels = [str(label) for _value, label in form.fields["who"].choices]
    assert labels == ["Anna, Buyer", "Somebody outside your company"]
    assert asking([colleague], who=str(colleague.pk)).is_valid()


def test_address_of_a_colleague_is_theirs_whatever_was_typed():
    colleague = a_user()

    form = asking([colleague], who=str(colleague.pk), email="other@example.org")

    assert form.is_valid()
    assert form.address == colleague.email


def test_somebody_outside_is_given_by_address():
    form = asking(who=OUTSIDE, email=" new@example.org ")

    assert form.is_valid()
    assert form.address == "new@example.org"


@pytest.mark.parametrize("email", ["", "nobody", "a@b"])
def test_somebody_outside_without_an_address_gets_one_sentence(email):
    form = asking(who=OUTSIDE, email=email)

    assert form.errors == {"email": ["Fill in a whole e-mail address, like name@example.org."]}


@pytest.mark.parametrize(
    ("who", "sentence"), [("", "Choose whom you ask."), ("x", "Choose somebody from the list.")]
)
def test_nobody_chosen_gets_a_sentence(who, sentence):
    assert asking([a_user()], who=who).errors == {"who": [sentence]}


def test_without_colleagues_somebody_outside_is_chosen_already():
    assert AskForm([])["who"].value() == OUTSIDE
    assert AskForm([a_user()])["who"].value() is None


def test_day_is_read_and_may_be_today():
    form = asking(
        who=OUTSIDE, email="a@example.org", due_on_day="1", due_on_month="12", due_on_year="2026"
    )

    assert form.is_valid()
    assert form.cleaned_data["due_on"] == date(2026, 12, 1)


def test_day_that_has_passed_gets_a_sentence():
    form = asking(
        who=OUTSIDE, email="a@example.org", due_on_day="30", due_on_month="11", due_on_year="2026"
    )

    assert form.errors == {"due_on": ["This date has passed. Choose today or later."]}


def test_note_that_is_too_long_says_how_long_it_is():
    form = asking(who=OUTSIDE, email="a@example.org", note="a" * 5001)

    assert form.errors == {"note": ["Use at most 5,000 characters. You used 5,001."]}


def test_address_stands_below_the_choice_of_somebody_outside():
    assert 'name="email"' in AskForm([]).email_html


def test_address_is_no_longer_than_can_be_stored():
    too_long = f"{'b' * 243}@example.org"

    assert asking(who=OUTSIDE, email=too_long[1:]).is_valid()
    assert asking(who=OUTSIDE, email=too_long).errors == {"email": [str(NO_ADDRESS)]}
