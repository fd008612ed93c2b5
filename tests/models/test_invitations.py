from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from assessments.models import Invitation
from assessments.models.invitations import sha256
from assessments.workflow import Role
from tests.factories import a_company, a_secretariat, a_user

pytestmark = pytest.mark.django_db


def an_invitation(company=None, **fields) -> Invitation:
    invitation = Invitation(
        organisation=company or a_company(), email="ben@company.example", **fields
    )
    invitation.begin_term()
    invitation.save()
    return invitation


def test_invitations_are_visible_to_the_companys_own():
    company = a_company()
    own, _other = an_invitation(company), an_invitation()

    assert list(Invitation.objects.visible_to(a_user(company, Role.VIEWER))) == [own]


def test_a_secretariat_sees_none_not_even_its_own():
    secretariat = a_secretariat()
    an_invitation(secretariat)

    assert list(Invitation.objects.visible_to(a_user(secretariat, Role.LEAD))) == []


def test_an_invitation_is_open_for_fourteen_days():
    invitation = an_invitation()

    with time_machine.travel(timezone.now() + timedelta(days=13, hours=23), tick=False):
        assert Invitation.objects.open().get() == invitation
        assert not invitation.is_expired
    with time_machine.travel(timezone.now() + timedelta(days=14, seconds=1), tick=False):
        assert not Invitation.objects.open().exists()
        assert Invitation.objects.unanswered().get() == invitation
        assert invitation.is_expired


@pytest.mark.parametrize("field", ["accepted_at", "withdrawn_at"])
def test_what_was_answered_is_not_open(field):
    an_invitation(**{field: timezone.now()})

    assert not Invitation.objects.open().exists()


def test_a_secret_is_found_by_itself_alone():
    invitation = an_invitation()
    secret = invitation.renew_secret()
    invitation.save()
    an_invitation()

    assert Invitation.objects.with_secret(secret).get() == invitation
    assert not Invitation.objects.with_secret(sha256(secret)).exists()
    assert not Invitation.objects.with_secret("").exists()


def test_every_secret_is_new_and_long():
    invitation = an_invitation()
    secrets = {invitation.renew_secret() for _ in range(100)}

    assert len(secrets) == 100
    assert {len(secret) for secret in secrets} == {43}


def test_guests_accepted_without_a_role_and_were_not_removed():
    company = a_company()
    user = a_user()
    guest = an_invitation(company, accepted_by=user, accepted_at=timezone.now())
    an_invitation(company, accepted_by=user, accepted_at=timezone.now(), role=Role.VIEWER)
    an_invitation(
        company, accepted_by=user, accepted_at=timezone.now(), withdrawn_at=timezone.now()
    )
    an_invitation(company)

    assert list(company.invitations.guests()) == [guest]
