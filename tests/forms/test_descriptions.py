from datetime import date

import pytest
import time_machine

from assessments.actions.documents import Description
from assessments.forms.descriptions import DescriptionForm, described
from assessments.models import Evidence
from tests.factories import GOLDEN_DAY
from tests.forms.filling import posted
from tests.questionnaires.files import every_construct

RULES = every_construct().evidence
WHOLE = {
    "title": "Our policy",
    "kind": "bill",
    "grade": "2",
    "dated_day": "15",
    "dated_month": "6",
    "dated_year": "2026",
    "expires_on_day": "1",
    "expires_on_month": "6",
    "expires_on_year": "2030",
}


def form_of(**changes):
    return DescriptionForm(RULES, posted({**WHOLE, **changes}))


def errors_of(**changes):
    return form_of(**changes).errors


def test_everything_that_is_said_is_read():
    form = form_of()

    assert form.is_valid()
    assert form.description() == Description(
        title="Our policy",
        kind="bill",
        grade=2,
        dated=date(2026, 6, 15),
        expires_on=date(2030, 6, 1),
    )


def test_form_begins_with_what_is_said_now():
    evidence = Evidence(title="Policy", kind="bill", grade=1, dated=date(2026, 1, 2))

    assert described(evidence) == {
        "title": "Policy",
        "kind": "bill",
        "grade": "1",
        "dated": date(2026, 1, 2),
        "expires_on": None,
    }


def test_document_needs_a_title():
    assert errors_of(title="") == {"title": ["Give the document a title."]}


def test_title_over_the_limit_is_refused():
    assert errors_of(title="a" * 201) == {"title": ["Use at most 200 characters."]}
    assert errors_of(title="a" * 200) == {}


@pytest.mark.parametrize("title", ["one\r\ntwo", "bell\x07", "line\u2028end"])
def test_title_of_several_lines_is_refused(title):
    assert errors_of(title=title) == {"title": ["Use one line of ordinary characters."]}


def test_title_in_arabic_is_kept_as_typed():
    form = form_of(title="\u200fسياسة")

    assert form.is_valid()
    assert form.description().title == "\u200fسياسة"


def test_kind_and_grade_must_be_chosen_from_the_definition():
    sentences = {
        "kind": ["Choose the kind of document."],
        "grade": ["Choose how strong the evidence is."],
    }

    assert errors_of(kind="", grade="") == sentences
    assert errors_of(kind="policy", grade="9") == sentences


def test_dates_may_be_left_out():
    empty = {
        f"{name}_{part}": ""
        for name in ("dated", "expires_on")
        for part in ("day", "month", "year")
    }

    form = form_of(**empty)

    assert form.is_valid()
    assert (form.description().dated, form.description().expires_on) == (None, None)


@time_machine.travel(GOLDEN_DAY)
def test_document_cannot_be_of_tomorrow():
    assert errors_of(dated_day="2", dated_month="12") == {
        "dated": ["This date lies in the future."]
    }
    assert errors_of(dated_day="1", dated_month="12") == {}


def test_date_that_does_not_exist_is_refused():
    assert errors_of(expires_on_day="31", expires_on_month="2") == {
        "expires_on": ["This day does not exist. Check day, month and year."]
    }


def test_document_cannot_expire_before_it_was_made():
    assert errors_of(expires_on_year="2026") == {
        "expires_on": ["This lies before the date of the document."]
    }
    assert errors_of(expires_on_year="2026", expires_on_day="15") == {}


def test_expired_document_is_taken():
    assert errors_of(dated_year="2020", expires_on_year="2021") == {}


def test_choices_are_those_of_the_definition():
    form = DescriptionForm(RULES)

    kinds = [("", "Choose a kind"), ("bill", "Bill"), ("hearsay", "Hearsay")]
    assert list(form.fields["kind"].choices) == kinds
    assert list(form.fields["grade"].choices) == [
        ("0", "E0: None"),
        ("1", "E1: Weak"),
        ("2", "E2: Strong"),
    ]
