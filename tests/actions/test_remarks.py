import pytest
from django.core.exceptions import PermissionDenied

from assessments.actions.assignments import withdraw
from assessments.actions.remarks import add, edit, reopen, say, settle
from assessments.models import Remark
from assessments.workflow import Refused, Role
from tests.factories import (
    a_company,
    a_guest,
    a_programme,
    a_reviewer,
    a_submission,
    a_user,
    an_assessment,
    an_assignment,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def company():
    return a_company(a_programme())


@pytest.fixture
def preparer(company):
    return a_user(company)


@pytest.fixture
def approver(company):
    return a_user(company, Role.APPROVER)


@pytest.fixture
def draft(company, preparer):
    return an_assessment(company, by=preparer)


@pytest.fixture
def guest(company, preparer):
    return a_guest(company, by=preparer)


@pytest.fixture
def asked(draft, guest, preparer):
    return an_assignment(draft, guest, by=preparer)


def mentioned(remark):
    return list(remark.mentions.all())


def test_remark_is_kept_with_who_made_it_and_whom_it_mentions(draft, preparer, approver):
    remark = add(draft, "B03", "Look here", by=preparer, mentions=[approver])

    assert (remark.question, remark.text, remark.by) == ("B03", "Look here", preparer)
    assert mentioned(remark) == [approver]


def test_only_colleagues_who_fill_in_can_be_mentioned(draft, preparer, company, guest):
    others = [preparer, a_user(company, Role.VIEWER), guest, a_user(a_company())]

    assert mentioned(add(draft, "B03", "Look here", by=preparer, mentions=others)) == []


def test_reply_opens_a_settled_thread_again(draft, preparer, approver):
    thread = add(draft, "B03", "Done", by=preparer)
    settle(thread, by=preparer)

    reply = add(draft, "B03", "Not quite", by=approver, reply_to=thread)

    thread.refresh_from_db()
    assert (reply.reply_to, thread.settled_at, thread.settled_by) == (thread, None, None)


@pytest.mark.parametrize("role", [Role.VIEWER, Role.REVIEWER])
def test_who_does_not_fill_in_makes_no_remark(draft, preparer, company, role):
    reader = a_user(company, role)
    thread = add(draft, "B03", "Hello", by=preparer)
    acts = [
        lambda: add(draft, "B03", "Hello", by=reader),
        lambda: edit(thread, "Changed", by=reader),
        lambda: settle(thread, by=reader),
        lambda: reopen(thread, by=reader),
    ]

    for act in acts:
        with pytest.raises(Refused):
            act()

    assert [each.text for each in Remark.objects.all()] == ["Hello"]


def test_remarks_go_on_after_signing_but_not_with_the_secretariat(reports_wait):
    submission = a_submission()
    assessment = submission.assessment

    add(assessment, "B03", "For next year", by=submission.prepared_by)
    with pytest.raises(Refused):
        add(assessment, "B03", "For the company", by=a_reviewer(submission))

    assert assessment.remarks.count() == 1


def test_changing_shows_and_keeps_the_rest(draft, preparer, approver):
    remark = add(draft, "B03", "Teh", by=preparer, mentions=[approver])

    edit(remark, "The", by=preparer)

    remark.refresh_from_db()
    assert (remark.text, remark.edited_at is not None) == ("The", True)
    assert mentioned(remark) == [approver]


def test_same_words_are_no_change(draft, preparer):
    remark = add(draft, "B03", "The", by=preparer)

    edit(remark, "The", by=preparer)

    assert remark.edited_at is None


def test_remark_of_somebody_else_cannot_be_changed(draft, preparer, approver):
    remark = add(draft, "B03", "Mine", by=preparer)

    with pytest.raises(Refused):
        edit(remark, "Theirs", by=approver)

    remark.refresh_from_db()
    assert remark.text == "Mine"


def test_settling_says_who_and_again_changes_nothing(draft, preparer, approver):
    thread = add(draft, "B03", "Done?", by=preparer)

    settle(thread, by=approver)
    settle(thread, by=preparer)

    thread.refresh_from_db()
    assert (thread.settled_by, thread.settled_at is not None) == (approver, True)


def test_reopening_takes_it_back(draft, preparer):
    thread = add(draft, "B03", "Done?", by=preparer)
    settle(thread, by=preparer)

    reopen(thread, by=preparer)

    assert list(Remark.objects.open()) == [thread]


def test_guest_says_something_to_who_asked(asked, guest, preparer):
    remark = say(asked, "B03", "I know half of it", by=guest)

    assert (remark.by, remark.reply_to, mentioned(remark)) == (guest, None, [preparer])


def test_guest_goes_on_in_the_thread_they_began(asked, guest, preparer, draft):
    thread = say(asked, "B03", "I know half of it", by=guest)
    add(draft, "B03", "Which half?", by=preparer, reply_to=thread)

    assert say(asked, "B03", "The first", by=guest).reply_to == thread


def test_guest_begins_anew_when_the_thread_is_settled(asked, guest, preparer):
    settle(say(asked, "B03", "I know half of it", by=guest), by=preparer)

    assert say(asked, "B03", "And now all", by=guest).reply_to is None


def test_guest_says_nothing_about_what_was_not_asked(asked, guest, preparer):
    with pytest.raises(PermissionDenied):
        say(asked, "B04", "About something else", by=guest)
    withdraw(asked, by=preparer)
    with pytest.raises(PermissionDenied):
        say(asked, "B03", "Too late", by=guest)

    assert not Remark.objects.exists()


def test_word_to_an_asker_who_left_mentions_nobody(asked, guest, preparer):
    preparer.memberships.all().delete()

    assert mentioned(say(asked, "B03", "Is anybody there?", by=guest)) == []
