import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from assessments.actions.assignments import finish
from assessments.actions.members import remove
from assessments.actions.remarks import add, edit, say, settle
from assessments.reports.threads import open_talks, threads_at, threads_of, threads_with_guest
from assessments.workflow import Role
from tests.factories import a_company, a_guest, a_user, an_assessment, an_assignment

pytestmark = pytest.mark.django_db


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


@pytest.fixture
def guest(company, preparer):
    return a_guest(company, by=preparer, name="Chen")


def said(threads):
    return [[saying.text for saying in each.sayings] for each in threads]


def test_thread_is_what_was_said_in_order(draft, preparer, colleague):
    thread = add(draft, "B03", "Who?", by=preparer, mentions=[colleague])
    add(draft, "B03", "Me", by=colleague, reply_to=thread)

    (found,) = threads_at(draft, "B03", preparer)

    first, second = found.sayings
    assert (first.by, first.text, first.mentions) == ("Marieke", "Who?", ("Fatima",))
    assert (first.is_own, first.is_guests, first.edited_at) == (True, False, None)
    assert (second.by, second.is_own) == ("Fatima", False)
    assert (found.is_settled, found.is_with_guest) == (False, False)


def test_change_and_settling_show(draft, preparer, colleague):
    thread = add(draft, "B03", "Who?", by=preparer)
    edit(thread, "Who now?", by=preparer)
    settle(thread, by=colleague)

    (found,) = threads_at(draft, "B03", preparer)

    assert found.sayings[0].edited_at is not None
    assert (found.is_settled, found.settled_by) == (True, "Fatima")


def test_threads_of_a_question_and_of_all(draft, preparer):
    other = an_assessment(by=None)
    add(other, "B03", "Elsewhere", by=other.created_by)
    add(draft, "B03", "Here", by=preparer)
    add(draft, "C02", "There", by=preparer)

    assert said(threads_at(draft, "B03", preparer)) == [["Here"]]
    assert said(threads_of(draft, preparer)) == [["Here"], ["There"]]


def test_colleague_is_told_that_a_guest_reads_along(draft, preparer, guest):
    say(an_assignment(draft, guest, by=preparer), "B03", "I know", by=guest)

    (found,) = threads_at(draft, "B03", preparer)

    assert (found.is_with_guest, found.sayings[0].is_guests) == (True, True)


def test_who_left_the_company_is_outside_it_and_reads_nothing(draft, preparer, colleague, company):
    add(draft, "B03", "Was agreed by telephone.", by=colleague)
    remove(company, colleague, by=a_user(company, Role.APPROVER))

    (found,) = threads_at(draft, "B03", preparer)

    assert (found.is_with_guest, found.sayings[0].is_guests) == (False, True)


def test_guest_reads_their_own_threads_and_no_others(draft, preparer, guest, company):
    asked = an_assignment(draft, guest, "B03", by=preparer)
    elsewhere = an_assignment(draft, guest, "B04", by=preparer)
    other_guest = a_guest(company, by=preparer)
    add(draft, "B03", "Among ourselves", by=preparer)
    say(an_assignment(draft, other_guest, by=preparer), "B03", "Of another guest", by=other_guest)
    say(elsewhere, "B04", "At another question", by=guest)
    thread = say(asked, "B03", "I know half", by=guest)
    add(draft, "B03", "Which?", by=preparer, reply_to=thread)

    (found,) = threads_with_guest(asked, guest)

    assert [saying.text for saying in found.sayings] == ["I know half", "Which?"]
    assert [saying.is_guests for saying in found.sayings] == [False, False]


def test_open_talks_count_remarks_and_questions_to_colleagues(draft, preparer, colleague, guest):
    thread = add(draft, "B03", "Who?", by=preparer)
    add(draft, "B03", "Me", by=colleague, reply_to=thread)
    settle(add(draft, "B03", "Settled", by=preparer), by=preparer)
    an_assignment(draft, guest, "B03", by=preparer)
    an_assignment(draft, colleague, "C02", by=preparer)
    an_assignment(draft, colleague, "D", by=preparer)
    finish(an_assignment(draft, colleague, "B04", by=preparer), by=colleague)

    with CaptureQueriesContext(connection) as queries:
        found = open_talks(draft)

    assert dict(found) == {"B03": 2, "C02": 1}
    assert len(queries) == 1


@pytest.mark.parametrize("number", [1, 3])
def test_number_of_queries_is_the_same_for_one_and_three(draft, preparer, colleague, number):
    for _each in range(number):
        thread = add(draft, "B03", "Who?", by=preparer, mentions=[colleague])
        add(draft, "B03", "Me", by=colleague, reply_to=thread)

    with CaptureQueriesContext(connection) as queries:
        assert len(threads_at(draft, "B03", preparer)) == number

    # Members, guests, threads, mentions, replies, who made those and whom these mention.
    assert len(queries) == 7
