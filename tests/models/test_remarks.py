import pytest
from django.db import IntegrityError
from django.utils import timezone

from assessments.actions import remarks
from assessments.actions.remarks import add, say, settle
from assessments.models import Remark
from assessments.workflow import Role
from tests.factories import a_company, a_guest, a_programme, a_user, an_assessment, an_assignment

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


def waiting(user):
    return list(Remark.objects.waiting_for(user))


def test_remark_is_visible_within_the_company_only(company, draft, preparer):
    remark = add(draft, "B03", "Who knows this?", by=preparer)

    assert list(Remark.objects.visible_to(a_user(company, Role.VIEWER))) == [remark]
    strangers = [
        a_user(a_company()),
        a_user(draft.context.programme.secretariat, Role.REVIEWER),
        a_guest(company, by=preparer),
    ]
    assert not any(Remark.objects.visible_to(each).exists() for each in strangers)


def test_open_are_threads_that_nobody_settled(draft, preparer):
    still_open = add(draft, "B03", "Open", by=preparer)
    add(draft, "B03", "Reply", by=preparer, reply_to=still_open)
    settle(add(draft, "B03", "Settled", by=preparer), by=preparer)

    assert list(Remark.objects.open()) == [still_open]


def test_mention_waits_until_the_person_says_something(draft, preparer, approver):
    thread = add(draft, "B03", "Can you look?", by=preparer, mentions=[approver])
    assert waiting(approver) == [thread]

    add(draft, "B03", "I did", by=approver, reply_to=thread)

    assert waiting(approver) == []


def test_mention_waits_until_the_thread_is_settled(draft, preparer, approver):
    thread = add(draft, "B03", "Hello", by=preparer)
    reply = add(draft, "B03", "Can you look?", by=preparer, reply_to=thread, mentions=[approver])
    assert waiting(approver) == [reply]

    settle(thread, by=preparer)

    assert waiting(approver) == []


def test_what_somebody_said_before_does_not_answer_a_later_mention(draft, preparer, approver):
    thread = add(draft, "B03", "Hello", by=approver)
    reply = add(draft, "B03", "Are you sure?", by=preparer, reply_to=thread, mentions=[approver])

    assert waiting(approver) == [reply]


def test_saying_something_in_another_thread_answers_nothing(draft, preparer, approver):
    thread = add(draft, "B03", "Can you look?", by=preparer, mentions=[approver])
    add(draft, "B03", "Something else", by=approver)

    assert waiting(approver) == [thread]


def test_nothing_waits_for_who_left_the_company(draft, preparer, approver):
    add(draft, "B03", "Can you look?", by=preparer, mentions=[approver])

    approver.memberships.all().delete()

    assert waiting(approver) == []


def test_guest_has_begun_only_what_they_said_as_a_guest(company, draft, preparer):
    leaver = a_user(company)
    add(draft, "B03", "Among ourselves", by=leaver)
    leaver.memberships.all().delete()
    asked = an_assignment(draft, leaver, by=preparer)
    remarks_of = Remark.objects.begun_by_guest
    assert not remarks_of(asked).exists()
    asked.invitation.accepted_by, asked.invitation.accepted_at = leaver, timezone.now()
    asked.invitation.save()
    asked.asked_of = leaver
    asked.save()

    said = say(asked, "B03", "From outside", by=leaver)

    assert list(remarks_of(asked)) == [said]


def test_colleague_who_was_asked_is_no_guest(company, draft, preparer, approver):
    asked = an_assignment(draft, approver, by=preparer)
    remarks.add(draft, "B03", "Among ourselves", by=approver)

    assert not Remark.objects.begun_by_guest(asked).exists()


def test_reply_cannot_be_settled_by_itself(draft, preparer):
    thread = add(draft, "B03", "Hello", by=preparer)
    reply = add(draft, "B03", "Reply", by=preparer, reply_to=thread)

    with pytest.raises(IntegrityError):
        Remark.objects.filter(pk=reply.pk).update(settled_at=timezone.now())
