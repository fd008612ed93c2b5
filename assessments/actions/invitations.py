"""Letting people in by mail: a member invites, the invited person accepts."""

from datetime import timedelta
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from assessments import access, tasks
from assessments.actions.events import record
from assessments.models import Assignment, Event, Invitation, Membership, Organisation, User
from assessments.workflow import Refused, Role

A_DAY = timedelta(days=1)
INVITE, INVITE_AGAIN = "invite", "invite_again"
# Ours: a company with 500 employees invites few of them; a spammer wants thousands.
MAILS_A_DAY = 50
MAILS_A_DAY_TO_ONE = 5

NOT_ANY_MORE = _("This invitation does not work any more.")


@transaction.atomic
def invite(organisation: Organisation, email: str, role: Role | None, *, by: User) -> Invitation:
    """Invite somebody by mail for a role; without one as a guest, who answers what is asked.

    Whoever has an invitation that is not answered yet gets that one again. A guest who accepted
    before needs no other: that invitation comes back, and no mail is sent. Raises
    PermissionDenied when this person may not invite, and Refused with the reasons.
    """
    address = email.strip().lower()
    _check(organisation, address, role, by)
    if role is None and (guest := organisation.invitations.guests().filter(email=address).first()):
        return guest
    known = _unanswered(organisation, address, by)
    invitation = known or Invitation(organisation=organisation, email=address)
    invitation.role = role or invitation.role
    return _send(invitation, INVITE_AGAIN if known else INVITE, by)


@transaction.atomic
def send_again(invitation: Invitation, *, by: User) -> None:
    """A new mail with a new secret and a new term; the link in the mail before it stops working."""
    invitation = _open_to(invitation, by)
    _check(invitation.organisation, invitation.email, _role(invitation), by)
    _send(invitation, INVITE_AGAIN, by)


@transaction.atomic
def withdraw(invitation: Invitation, *, by: User) -> None:
    """Take it back before it is accepted."""
    invitation = _open_to(invitation, by)
    if _role(invitation) not in access.invitable(invitation.organisation, by):
        raise PermissionDenied
    invitation.withdrawn_at = timezone.now()
    invitation.save(update_fields=["withdrawn_at"])
    record(invitation.organisation, "withdraw_invitation", invitation, by=by)


@transaction.atomic
def accept(invitation: Invitation, *, by: User) -> None:
    """Let the invited person in; raises Refused when it is not theirs, or not open any more."""
    _lock(invitation.organisation_id)
    invitation = Invitation.objects.select_for_update().get(pk=invitation.pk)
    is_open = Invitation.objects.open().filter(pk=invitation.pk).exists()
    if not is_open or invitation.email != by.email:
        raise Refused(NOT_ANY_MORE)
    invitation.accepted_by, invitation.accepted_at = by, timezone.now()
    invitation.save(update_fields=["accepted_by", "accepted_at"])
    if invitation.role:
        # Who got a role meanwhile keeps the one they have.
        Membership.objects.get_or_create(
            user=by, organisation=invitation.organisation, defaults={"role": invitation.role}
        )
    Assignment.objects.filter(invitation=invitation, asked_of=None).update(asked_of=by)
    record(invitation.organisation, "accept_invitation", invitation, by=by, role=invitation.role)


@transaction.atomic
def open_account(invitation: Invitation, name: str, password: str, *, language: str) -> User:
    """Make the account of somebody who had none, and accept for them.

    The link came by mail, so the address is theirs. Raises Refused when somebody was first.
    """
    _lock(invitation.organisation_id)  # a link that is clicked twice makes one account
    if User.objects.filter(email=invitation.email).exists():
        raise Refused(NOT_ANY_MORE)
    user = User.objects.create_user(invitation.email, password, name=name, language=language)
    accept(invitation, by=user)
    return user


def _check(organisation: Organisation, address: str, role: Role | None, by: User) -> None:
    if role not in access.invitable(organisation, by):
        raise PermissionDenied
    _lock(organisation.pk)
    try:
        validate_email(address)
    except ValidationError:
        raise Refused(_("Enter an e-mail address, such as name@company.example.")) from None
    if organisation.memberships.filter(user__email=address).exists():
        raise Refused(_("This person already works with you here."))
    _check_numbers(organisation, address)


def _check_numbers(organisation: Organisation, address: str) -> None:
    """Else anybody with a company could let us send mails to the whole world."""
    sent = Event.objects.filter(
        organisation=organisation,
        verb__in=(INVITE, INVITE_AGAIN),
        at__gt=timezone.now() - A_DAY,
    )
    to_one = organisation.invitations.filter(email=address).values("pk")
    if sent.count() >= MAILS_A_DAY:
        raise Refused(_("Your company sent many invitations today. Invite others tomorrow."))
    if sent.filter(subject_id__in=to_one).count() >= MAILS_A_DAY_TO_ONE:
        raise Refused(_("This person got several mails today. Try again tomorrow."))


def _unanswered(organisation: Organisation, address: str, by: User) -> Invitation | None:
    """The one this person could have sent too: nobody revives what only others may give."""
    roles = ["" if role is None else role for role in access.invitable(organisation, by)]
    return organisation.invitations.unanswered().filter(email=address, role__in=roles).first()


def _open_to(invitation: Invitation, by: User) -> Invitation:
    """As it is now, and nobody else's until this transaction ends."""
    _lock(invitation.organisation_id)
    found = Invitation.objects.visible_to(by).unanswered().select_for_update(of=("self",))
    still = found.select_related("organisation").filter(pk=invitation.pk).first()
    if still is None:
        raise Refused(NOT_ANY_MORE)
    return still


def _lock(organisation_id: UUID) -> None:
    """First of all: who lets people in and who lets them go wait for each other here."""
    Organisation.objects.select_for_update().get(pk=organisation_id)


def _send(invitation: Invitation, verb: str, by: User) -> Invitation:
    invitation.invited_by = by
    invitation.begin_term()
    invitation.save()
    record(invitation.organisation, verb, invitation, by=by, role=invitation.role)
    identity, language = str(invitation.pk), by.language
    transaction.on_commit(lambda: tasks.send_invitation.enqueue(identity, language))
    return invitation


def _role(invitation: Invitation) -> Role | None:
    return Role(invitation.role) if invitation.role else None
