from datetime import date, timedelta

import pytest
from django.utils import translation

from assessments.actions.assignments import finish, withdraw
from assessments.reports.askings import asked_by_section, askings_about
from assessments.workflow import Status
from tests.factories import a_company, a_guest, a_user, an_assessment, an_assignment

pytestmark = pytest.mark.django_db
DAY = date(2026, 12, 1)


@pytest.fixture
def company():
    return a_company()


@pytest.fixture
def preparer(company):
    return a_user(company, name="Marieke")


@pytest.fixture
def colleague(company):
    return a_user(company, name="Fatima")


@pytest.fixture
def draft(company, preparer):
    return an_assessment(company, by=preparer)


def about(draft, question, reader):
    return askings_about(draft, "B", question, reader, on=DAY)


def test_question_shows_what_was_asked_of_it_and_of_its_section(draft, preparer, colleague):
    for code in ("B03", "B", "B04", "C"):
        an_assignment(draft, colleague, code, by=preparer)

    assert [each.is_section for each in about(draft, "B03", preparer)] == [False, True]
    assert [each.is_section for each in about(draft, "", preparer)] == [True]


def test_asking_is_told_whole(draft, preparer, colleague):
    due_on = DAY + timedelta(days=3)
    an_assignment(draft, colleague, by=preparer, note="Please", due_on=due_on)

    (found,) = about(draft, "B03", preparer)

    assert (found.of, found.by, found.note, found.due_on) == ("Fatima", "Marieke", "Please", due_on)
    assert (found.is_open, found.closed_at) == (True, None)


def test_every_state_has_its_word_and_what_is_open_comes_first(draft, preparer, company, colleague):
    finish(an_assignment(draft, colleague, by=preparer), by=colleague)
    guest = a_guest(company, by=preparer)
    withdraw(an_assignment(draft, guest, by=preparer), by=preparer)
    an_assignment(draft, "new@example.org", by=preparer)
    an_assignment(draft, colleague, by=preparer, due_on=DAY)
    an_assignment(draft, guest, by=preparer, due_on=DAY - timedelta(days=1))

    with translation.override("en"):
        words = [str(each.look[2]) for each in about(draft, "B03", preparer)]

    assert set(words[:3]) == {"Too late", "Open", "Invited"}
    assert set(words[3:]) == {"Answered", "Taken back"}


def test_only_who_was_asked_can_answer_it_and_only_while_there_is_something_to_prepare(
    draft, preparer, colleague
):
    an_assignment(draft, colleague, by=preparer)
    assert [each.is_to_answer for each in about(draft, "B03", colleague)] == [True]
    assert [each.is_to_answer for each in about(draft, "B03", preparer)] == [False]

    draft.status = Status.CONCLUDED
    draft.save()

    assert [each.is_to_answer for each in about(draft, "B03", colleague)] == [False]


def test_section_names_everybody_who_is_asked_something_open_in_it_once(
    draft, preparer, company, colleague
):
    for code in ("B03", "B04", "B"):
        an_assignment(draft, colleague, code, by=preparer)
    an_assignment(draft, "new@example.org", "C02", by=preparer)
    finish(an_assignment(draft, colleague, "D01", by=preparer), by=colleague)

    assert asked_by_section(draft) == {"B": ("Fatima",), "C": ("new@example.org",)}
