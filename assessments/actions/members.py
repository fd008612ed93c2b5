"""Who belongs to a company, and in which role."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from assessments import access
from assessments.actions import assignments
from assessments.actions.events import record
from assessments.models import Invitation, Membership, Organisation, User
from assessments.workflow import COMPANY_ROLES, Refused, Role

LAST_APPROVER = _(
    "This is the only approver. Nobody could sign or let people in any more. "
    "Make somebody else approver first."
)
NOT_HERE = _("This person does not work with your company here any more.")


@transaction.atomic
def change_role(organisation: Organisation, person: User, role: Role, *, by: User) -> None:
    """Give a member another role; what they invited others to, and may no more, is withdrawn.

    Raises PermissionDenied when this person may not, and Refused when it would leave the
    company without an approver.
    """
    membership = _membership(organisation, person, by)
    if membership is None:
        raise Refused(NOT_HERE)
    if role not in COMPANY_ROLES:
        raise Refused(_("Choose a role from the list."))
    if membership.role == role:
        return
    before, membership.role = membership.role, role
    if before == Role.APPROVER:
        _check_another_approver(organisation, person)
    membership.save(update_fields=["role"])
    allowed = ["" if each is None else each for each in access.INVITES.get(role, ())]
    _withdraw(_sent_by(organisation, person).exclude(role__in=allowed))
    record(organisation, "change_role", person, by=by, role=[before, role])


@transaction.atomic
def remove(organisation: Organisation, person: User, *, by: User) -> None:
    """End what a member or a guest can do here, at once: nothing they asked for stays open.

    Raises PermissionDenied when this person may not, and Refused when it would leave the
    company without an approver.
    """
    membership = _membership(organisation, person, by)
    if membership is not None:
        if membership.role == Role.APPROVER:
            _check_another_approver(organisation, person)
        membership.delete()
    _withdraw(_sent_by(organisation, person))
    _withdraw(organisation.invitations.guests().filter(accepted_by=person))
    # Of two invitations one may be left, by which they would come in again.
    _withdraw(organisation.invitations.unanswered().filter(email=person.email))
    assignments.withdraw_all(organisation, person, by=by)
    record(organisation, "remove_person", person, by=by)


def _membership(organisation: Organisation, person: User, by: User) -> Membership | None:
    """As it is now; the lock on the company keeps two approvers from removing each other."""
    if not access.can_manage_people(organisation, by):
        raise PermissionDenied
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    if not organisation.memberships.filter(user=by, role=Role.APPROVER).exists():
        raise PermissionDenied  # since this moment
    return organisation.memberships.filter(user=person).first()


def _check_another_approver(organisation: Organisation, person: User) -> None:
    others = organisation.memberships.filter(role=Role.APPROVER, user__is_active=True)
    if not others.exclude(user=person).exists():
        raise Refused(LAST_APPROVER)


def _sent_by(organisation: Organisation, person: User) -> "QuerySet[Invitation]":
    return organisation.invitations.unanswered().filter(invited_by=person)


def _withdraw(invitations: "QuerySet[Invitation]") -> None:
    invitations.update(withdrawn_at=timezone.now())
