from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.utils import timezone, translation

from assessments import access
from assessments.actions import invitations
from assessments.actions.invitations import accept, invite, open_account, send_again, withdraw
from assessments.models import Assignment, Event, Invitation, Membership, User
from assessments.workflow import Refused, Role
from tests.factories import a_company, a_secretariat, a_user, an_assessment
from tests.letters import secret_of
from tests.parallel import at_once

pytestmark = pytest.mark.django_db
BEN = "ben@company.example"


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def sent(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


def an_invitation(company=None, role=Role.PREPARER, email=BEN) -> Invitation:
    company = company or a_company()
    return invite(company, email, role, by=a_user(company, Role.APPROVER))


def a_person(email=BEN) -> User:
    return User.objects.create_user(email=email, name="Ben")


def test_an_invited_person_gets_a_mail_with_a_secret_that_is_kept_nowhere(sent):
    company = a_company()
    with sent():
        invitation = invite(company, " Ben@Company.example", Role.VIEWER, by=a_user(company))

    secret = secret_of(mail.outbox[0])
    assert mail.outbox[0].to == [BEN]
    assert list(Invitation.objects.open().with_secret(secret)) == [invitation]
    assert len(secret) >= 43  # 256 bits in base 64
    assert secret not in str(Invitation.objects.values())
    assert secret not in str(Event.objects.values())


@pytest.mark.parametrize("role", [None, *Role])
@pytest.mark.parametrize("inviter", Role)
def test_who_may_invite_for_which_role(inviter, role):
    company = a_company()
    by = a_user(company, inviter)
    allowed = {
        (Role.PREPARER, Role.PREPARER),
        (Role.PREPARER, Role.VIEWER),
        (Role.PREPARER, None),
        (Role.APPROVER, Role.PREPARER),
        (Role.APPROVER, Role.APPROVER),
        (Role.APPROVER, Role.VIEWER),
        (Role.APPROVER, None),
    }

    if (inviter, role) in allowed:
        assert invite(company, BEN, role, by=by).role == (role or "")
    else:
        with pytest.raises(PermissionDenied):
            invite(company, BEN, role, by=by)


def test_a_secretariat_invites_nobody_here():
    secretariat = a_secretariat()

    with pytest.raises(PermissionDenied):
        invite(secretariat, BEN, Role.VIEWER, by=a_user(secretariat, Role.APPROVER))


def test_who_works_here_already_is_not_invited():
    company = a_company()
    colleague = a_user(company)

    with pytest.raises(Refused, match="already works"):
        invite(company, colleague.email.upper(), None, by=a_user(company))


def test_half_an_address_is_refused_with_a_sentence():
    company = a_company()

    with pytest.raises(Refused, match=r"such as name@company\.example"):
        invite(company, "ben", Role.VIEWER, by=a_user(company))


def test_an_account_elsewhere_makes_no_difference_to_who_invites(sent):
    company = a_company()
    by = a_user(company)
    a_person("known@company.example")
    with sent():
        known = invite(company, "known@company.example", Role.VIEWER, by=by)
        unknown = invite(company, "unknown@company.example", Role.VIEWER, by=by)

    assert (known.role, known.accepted_by) == (unknown.role, unknown.accepted_by)
    subjects = {letter.subject for letter in mail.outbox}
    assert (len(mail.outbox), len(subjects)) == (2, 1)


def test_inviting_again_renews_what_was_not_answered(sent):
    company = a_company()
    by = a_user(company)
    with sent():
        first = invite(company, BEN, Role.VIEWER, by=by)
    with sent():
        second = invite(company, BEN, Role.PREPARER, by=by)

    old, new = (secret_of(letter) for letter in mail.outbox)
    assert (first.pk, second.role) == (second.pk, Role.PREPARER)
    assert not Invitation.objects.with_secret(old).exists()
    assert Invitation.objects.with_secret(new).get() == first


def test_a_question_to_somebody_who_was_invited_keeps_the_role():
    company = a_company()
    by = a_user(company)
    first = invite(company, BEN, Role.VIEWER, by=by)

    second = invite(company, BEN, None, by=by)

    assert (second.pk, second.role) == (first.pk, Role.VIEWER)


def test_a_preparer_does_not_revive_what_an_approver_gave():
    company = a_company()
    approving = an_invitation(company, Role.APPROVER)

    guest = invite(company, BEN, None, by=a_user(company))

    assert guest.pk != approving.pk
    assert guest.role == ""


def test_a_guest_who_accepted_is_asked_again_without_a_mail(sent):
    company = a_company()
    by = a_user(company)
    first = invite(company, BEN, None, by=by)
    ben = a_person()
    accept(first, by=ben)
    with sent():
        second = invite(company, BEN, None, by=by)

    assert (second.pk, second.accepted_by, mail.outbox) == (first.pk, ben, [])


def test_a_company_sends_fifty_a_day(monkeypatch):
    monkeypatch.setattr(invitations, "MAILS_A_DAY", 2)
    company = a_company()
    by = a_user(company)
    with time_machine.travel(timezone.now() - timedelta(days=1, minutes=1), tick=False):
        invite(company, "zero@company.example", Role.VIEWER, by=by)
    invite(company, "one@company.example", Role.VIEWER, by=by)
    two = invite(company, "two@company.example", Role.VIEWER, by=by)

    with pytest.raises(Refused, match="Invite others tomorrow"):
        invite(company, "three@company.example", Role.VIEWER, by=by)
    with pytest.raises(Refused, match="Invite others tomorrow"):
        send_again(two, by=by)


def test_one_person_gets_five_a_day():
    invitation = an_invitation()
    for _ in range(4):
        send_again(invitation, by=invitation.invited_by)

    with pytest.raises(Refused, match="Try again tomorrow"):
        send_again(invitation, by=invitation.invited_by)


def test_sending_again_begins_the_term_anew_also_when_it_was_over():
    with time_machine.travel(timezone.now() - timedelta(days=15), tick=False):
        invitation = an_invitation()
    assert list(Invitation.objects.open()) == []

    send_again(invitation, by=invitation.invited_by)

    assert list(Invitation.objects.open()) == [invitation]


def test_what_is_withdrawn_is_not_sent_and_not_accepted(sent):
    invitation = an_invitation()
    withdraw(invitation, by=invitation.invited_by)

    with pytest.raises(Refused):
        send_again(invitation, by=invitation.invited_by)
    with pytest.raises(Refused):
        withdraw(invitation, by=invitation.invited_by)
    with pytest.raises(Refused):
        accept(invitation, by=a_person())


def test_a_preparer_does_not_withdraw_the_invitation_of_an_approver():
    company = a_company()
    invitation = an_invitation(company, Role.APPROVER)

    with pytest.raises(PermissionDenied):
        withdraw(invitation, by=a_user(company))


def test_another_company_cannot_touch_it():
    invitation, stranger = an_invitation(), a_user(a_company(), Role.APPROVER)

    with pytest.raises(Refused):
        withdraw(invitation, by=stranger)
    with pytest.raises(Refused):
        send_again(invitation, by=stranger)


def test_accepting_makes_a_member_once():
    invitation, ben = an_invitation(role=Role.VIEWER), a_person()

    accept(invitation, by=ben)

    assert access.role_in(invitation.organisation, ben) is Role.VIEWER
    with pytest.raises(Refused):
        accept(invitation, by=ben)


def test_only_the_invited_person_accepts():
    invitation = an_invitation()

    with pytest.raises(Refused):
        accept(invitation, by=a_person("somebody.else@company.example"))

    assert Membership.objects.filter(user__email="somebody.else@company.example").count() == 0


def test_after_its_term_nobody_accepts():
    invitation = an_invitation()

    with (
        time_machine.travel(timezone.now() + timedelta(days=14, minutes=1), tick=False),
        pytest.raises(Refused),
    ):
        accept(invitation, by=a_person())


def test_accepting_as_a_guest_brings_the_questions_and_no_role():
    assessment = an_assessment()
    asker = a_user(assessment.organisation)
    invitation = invite(assessment.organisation, BEN, None, by=asker)
    asked = Assignment.objects.create(
        assessment=assessment, section="B", question="B03", invitation=invitation, asked_by=asker
    )
    ben = a_person()

    accept(invitation, by=ben)

    asked.refresh_from_db()
    assert asked.asked_of == ben
    assert ben.memberships.count() == 0


def test_who_got_a_role_meanwhile_keeps_it():
    invitation, ben = an_invitation(role=Role.VIEWER), a_person()
    Membership.objects.create(user=ben, organisation=invitation.organisation, role=Role.APPROVER)

    accept(invitation, by=ben)

    assert access.role_in(invitation.organisation, ben) is Role.APPROVER


def test_who_has_no_account_makes_one():
    invitation = an_invitation(role=Role.VIEWER)

    user = open_account(invitation, "Ben", "four words without meaning", language="en")

    assert (user.email, user.name, user.language) == (BEN, "Ben", "en")
    assert user.check_password("four words without meaning")
    assert access.role_in(invitation.organisation, user) is Role.VIEWER


def test_an_account_is_not_made_twice_and_never_for_a_known_address():
    invitation = an_invitation()
    ben = a_person()

    with pytest.raises(Refused):
        open_account(invitation, "Ben", "four words without meaning", language="en")

    assert list(User.objects.filter(email=BEN)) == [ben]


def test_an_invitation_that_does_not_work_leaves_no_account():
    invitation = an_invitation()
    withdraw(invitation, by=invitation.invited_by)

    with pytest.raises(Refused):
        open_account(invitation, "Ben", "four words without meaning", language="en")

    assert not User.objects.filter(email=BEN).exists()


def test_what_happened_is_written_down_without_the_address():
    company = a_company()
    approver = a_user(company, Role.APPROVER)
    one = invite(company, BEN, Role.VIEWER, by=approver)
    send_again(one, by=approver)
    accept(one, by=a_person())
    withdraw(invite(company, "carla@company.example", None, by=approver), by=approver)

    events = Event.objects.filter(organisation=company)
    assert [event.verb for event in events] == [
        "invite",
        "invite_again",
        "accept_invitation",
        "invite",
        "withdraw_invitation",
    ]
    assert "company.example" not in str(list(events.values("details")))


@pytest.mark.django_db(transaction=True)
def test_a_link_that_is_clicked_twice_makes_one_account():
    """On PostgreSQL the second would otherwise meet the first one's address, and break."""
    invitation = an_invitation()

    came = at_once(*[lambda: open_account(invitation, "Ben", "x", language="nl")] * 2)

    assert sorted(type(each).__name__ for each in came) == ["Refused", "User"]
    assert User.objects.filter(email=BEN).count() == 1
