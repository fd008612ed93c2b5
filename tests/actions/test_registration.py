from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.utils import timezone

from assessments.actions.invitations import open_account
from assessments.actions.registration import register, tidy
from assessments.models import Invitation, Organisation
from assessments.workflow import Role
from tests.factories import a_company, a_user
from tests.letters import link_of

pytestmark = pytest.mark.django_db
BEN = "ben@weefgoed.example"
PASSWORD = "four words without meaning"


@pytest.fixture
def sent(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


def subjects() -> list[str]:
    return [letter.subject for letter in mail.outbox]


def test_a_new_company_gets_a_link_and_its_person_becomes_the_approver(sent):
    with sent():
        register("Weefgoed BV", " Ben@Weefgoed.example", "en", {"region": "CN"})

    invitation = Invitation.objects.get()
    user = open_account(invitation, "Ben", PASSWORD, language="en")
    membership = user.memberships.get()
    assert [letter.to for letter in mail.outbox] == [[BEN]]
    assert link_of(mail.outbox[0]).startswith("/invitations/")
    assert (membership.organisation.name, membership.role) == ("Weefgoed BV", Role.APPROVER)
    assert (invitation.invited_by, invitation.quick_scan) == (None, {"region": "CN"})


def test_the_mail_names_nobody_and_no_company(sent):
    with sent():
        register("Win a prize at evil.example", BEN, "en")

    assert "prize" not in mail.outbox[0].subject + mail.outbox[0].body


def test_who_has_an_account_is_told_so_by_mail_and_no_company_is_made(sent):
    user = a_user(a_company())
    user.language = "en"
    user.save()
    with sent():
        register("Weefgoed BV", user.email.upper(), "nl")

    assert subjects() == ["You already have an account"]
    assert link_of(mail.outbox[0]) == "/accounts/login/"
    assert not Organisation.objects.filter(name="Weefgoed BV").exists()


def test_a_company_that_is_here_is_not_made_twice(sent):
    company = a_company()
    with sent():
        register(company.name.upper(), BEN, "en")

    assert subjects() == ["Your company may be registered already"]
    assert Organisation.objects.count() == 1


def test_who_lost_the_mail_gets_another_and_the_scan_stays(sent):
    with sent():
        register("Weefgoed BV", BEN, "en", {"region": "CN"})
    with sent():
        register("weefgoed bv", BEN, "en")

    first, second = map(link_of, mail.outbox)
    assert first != second
    assert Invitation.objects.get().quick_scan == {"region": "CN"}
    assert Organisation.objects.count() == 1


def test_what_was_never_finished_is_forgotten_after_its_term():
    register("Weefgoed BV", BEN, "nl")

    with time_machine.travel(timezone.now() + timedelta(days=14, hours=1), tick=False):
        assert tidy() == 0
    with time_machine.travel(timezone.now() + timedelta(days=15, hours=1), tick=False):
        assert tidy() == 1

    assert (Organisation.objects.count(), Invitation.objects.count()) == (0, 0)


def test_what_was_finished_or_made_by_others_is_never_forgotten():
    register("Weefgoed BV", BEN, "nl")
    user = open_account(Invitation.objects.get(), "Ben", PASSWORD, language="nl")
    user.memberships.all().delete()
    a_company()

    with time_machine.travel(timezone.now() + timedelta(days=400), tick=False):
        assert tidy() == 0

    assert Organisation.objects.count() == 2
