from datetime import date

import pytest
from django.core import mail

from assessments.actions.assignments import READS_ONLY, Wanted, ask, finish, withdraw, withdraw_all
from assessments.actions.invitations import accept
from assessments.actions.submissions import request_approval
from assessments.models import Assignment, Event
from assessments.workflow import Refused, Role
from tests.factories import (
    a_company,
    a_guest,
    a_programme,
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
    return a_user(company, name="Marieke")


@pytest.fixture
def approver(company):
    return a_user(company, Role.APPROVER)


@pytest.fixture
def draft(company, preparer):
    return an_assessment(company, by=preparer)


@pytest.fixture
def guest(company, preparer):
    return a_guest(company, by=preparer, name="Chen")


@pytest.fixture
def mails(django_capture_on_commit_callbacks):
    """The mails that an act sends, with the address of each."""

    def sent(act):
        mail.outbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            act()
        return {each.to[0]: each for each in mail.outbox}

    return sent


def verbs(company):
    found = Event.objects.filter(organisation=company, subject="assignment")
    return list(found.values_list("verb", flat=True))


def test_colleague_is_asked_and_told(draft, preparer, approver, mails):
    wanted = Wanted(section="B", question="B03", note="The union?", due_on=date(2026, 12, 24))

    found = mails(lambda: ask(draft, wanted, approver.email.upper(), by=preparer))

    asked = Assignment.objects.get()
    assert (asked.asked_of, asked.invitation, asked.asked_by) == (approver, None, preparer)
    assert (asked.section, asked.question, asked.note) == ("B", "B03", "The union?")
    assert (asked.due_on, asked.state) == (date(2026, 12, 24), Assignment.State.OPEN)
    assert list(found) == [approver.email]
    assert f"/asked/{asked.pk}/" in found[approver.email].body
    assert verbs(draft.organisation) == ["ask"]


def test_mail_says_who_asks_for_which_company_and_nothing_else(draft, preparer, approver, mails):
    wanted = Wanted(section="B", question="B03", note="The union of Korla?")

    found = mails(lambda: ask(draft, wanted, approver.email, by=preparer))

    letter = found[approver.email]
    html = letter.alternatives[0].content
    assert "Marieke" in letter.subject
    for text in (letter.subject, letter.body, html):
        assert "Marieke" in text
        assert draft.organisation.name in text
        for secret in ("Korla", "B03", "Xinjiang", "CN-XJ"):
            assert secret not in text


def test_stranger_is_invited_and_the_invitation_is_the_only_mail(draft, preparer, mails):
    found = mails(lambda: an_assignment(draft, "new@example.org", by=preparer))

    asked = Assignment.objects.get()
    assert (asked.asked_of, asked.invitation.email) == (None, "new@example.org")
    assert asked.invitation.role == ""
    assert list(found) == ["new@example.org"]
    assert "/invitations/" in found["new@example.org"].body


def test_accepting_makes_the_invited_person_the_one_who_was_asked(draft, preparer):
    newcomer = a_user()
    asked = an_assignment(draft, newcomer, by=preparer)

    accept(asked.invitation, by=newcomer)

    asked.refresh_from_db()
    assert asked.asked_of == newcomer


def test_guest_who_came_in_before_is_asked_directly(draft, preparer, guest, mails):
    found = mails(lambda: an_assignment(draft, guest, by=preparer))

    asked = Assignment.objects.get()
    assert (asked.asked_of, asked.invitation.accepted_by) == (guest, guest)
    assert f"/asked/{asked.pk}/" in found[guest.email].body


def test_account_of_a_stranger_is_not_looked_up(draft, preparer):
    """Else the asker would learn that the address has an account."""
    stranger = a_user(a_company())

    assert an_assignment(draft, stranger, by=preparer).asked_of is None


def test_viewer_cannot_be_asked(draft, preparer, company):
    viewer = a_user(company, Role.VIEWER)

    with pytest.raises(Refused) as refused:
        an_assignment(draft, viewer, by=preparer)

    assert refused.value.reasons == (READS_ONLY,)
    assert not Assignment.objects.exists()


def test_nobody_asks_themselves(draft, preparer):
    with pytest.raises(Refused):
        an_assignment(draft, preparer, by=preparer)


def test_same_is_not_asked_twice_of_one_person(draft, preparer, approver, guest, mails):
    for person in (approver, guest, "new@example.org"):
        an_assignment(draft, person, by=preparer)

    for person in (approver, guest, "new@example.org"):
        found = mails(lambda person=person: refuses(draft, person, preparer))
        assert found == {}

    assert Assignment.objects.count() == 3


def refuses(draft, person, by):
    with pytest.raises(Refused):
        an_assignment(draft, person, by=by)


def test_same_can_be_asked_again_once_it_was_answered(draft, preparer, approver):
    finish(an_assignment(draft, approver, by=preparer), by=approver)

    again = an_assignment(draft, approver, by=preparer)

    assert again.is_open


@pytest.mark.parametrize("role", [Role.VIEWER, None])
def test_who_does_not_fill_in_cannot_ask(draft, approver, company, role):
    asker = a_user(company, role) if role else a_user(a_company())

    with pytest.raises(Refused):
        an_assignment(draft, approver, by=asker)

    assert not Assignment.objects.exists()


def test_guest_cannot_ask_others(draft, preparer, guest, approver):
    an_assignment(draft, guest, by=preparer)

    with pytest.raises(Refused):
        an_assignment(draft, approver, "B03", by=guest)


def test_nothing_is_asked_while_the_answers_are_locked(company, preparer, approver):
    full = an_assessment(company, by=preparer, case="G10")
    request_approval(full, declared=True, by=preparer)

    with pytest.raises(Refused):
        an_assignment(full, approver, by=preparer)


def test_who_was_asked_says_that_it_is_done_and_who_asked_is_told(draft, preparer, guest, mails):
    asked = an_assignment(draft, guest, by=preparer)

    found = mails(lambda: finish(asked, by=guest))

    asked.refresh_from_db()
    assert (asked.state, asked.closed_by) == (Assignment.State.DONE, guest)
    assert asked.closed_at is not None
    assert list(found) == [preparer.email]
    assert f"/assessments/{draft.pk}/questions/B03/" in found[preparer.email].body
    assert verbs(draft.organisation) == ["ask", "finish"]


def test_answered_section_leads_the_asker_to_the_section(draft, preparer, guest, mails):
    asked = an_assignment(draft, guest, "B", by=preparer)

    found = mails(lambda: finish(asked, by=guest))

    assert f"/assessments/{draft.pk}/sections/B/" in found[preparer.email].body


def test_asker_who_left_the_company_is_not_told(draft, preparer, guest, mails):
    asked = an_assignment(draft, guest, by=preparer)
    preparer.memberships.all().delete()

    assert mails(lambda: finish(asked, by=guest)) == {}


def test_nobody_else_says_that_it_is_done(draft, preparer, approver, guest):
    asked = an_assignment(draft, guest, by=preparer)

    for other in (preparer, approver, a_user()):
        with pytest.raises(Refused):
            finish(asked, by=other)

    asked.refresh_from_db()
    assert asked.is_open


def test_what_is_closed_cannot_be_closed_again(draft, preparer, guest):
    asked = an_assignment(draft, guest, by=preparer)
    withdraw(asked, by=preparer)

    with pytest.raises(Refused):
        finish(asked, by=guest)
    with pytest.raises(Refused):
        withdraw(asked, by=preparer)

    asked.refresh_from_db()
    assert (asked.state, asked.closed_by) == (Assignment.State.WITHDRAWN, preparer)


def test_any_colleague_who_fills_in_can_take_it_back(draft, preparer, approver, guest):
    asked = an_assignment(draft, guest, by=preparer)

    withdraw(asked, by=approver)

    asked.refresh_from_db()
    assert asked.state == Assignment.State.WITHDRAWN
    assert verbs(draft.organisation) == ["ask", "take_back"]


def test_others_cannot_take_it_back(draft, preparer, company, guest):
    asked = an_assignment(draft, guest, by=preparer)

    for other in (guest, a_user(company, Role.VIEWER), a_user(a_company())):
        with pytest.raises(Refused):
            withdraw(asked, by=other)

    asked.refresh_from_db()
    assert asked.is_open


def test_all_is_taken_back_from_who_leaves(draft, preparer, approver, guest):
    done = an_assignment(draft, approver, "B01", by=preparer)
    finish(done, by=approver)
    for code in ("B03", "C"):
        an_assignment(draft, approver, code, by=preparer)
    others = an_assignment(draft, guest, "B03", by=preparer)

    withdraw_all(draft.organisation, approver, by=preparer)

    states = {each.question or each.section: each.state for each in approver.assignments.all()}
    withdrawn = Assignment.State.WITHDRAWN
    assert states == {"B01": Assignment.State.DONE, "B03": withdrawn, "C": withdrawn}
    others.refresh_from_db()
    assert others.is_open
