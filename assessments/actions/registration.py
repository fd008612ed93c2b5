"""A company that comes by itself: somebody registers it, and proves by mail who they are."""

from datetime import timedelta

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from assessments import emails, tasks
from assessments.models import Invitation, Organisation, User
from assessments.workflow import Role

# Kept for a while after the term, so that an old link says what happened.
GRACE = timedelta(days=1)


@transaction.atomic
def register(company: str, address: str, language: str, quick_scan: object = None) -> None:
    """Send a mail with what comes next: a link, or why there is none. The page tells nothing.

    The person of the link becomes the approver of the new company.
    """
    address = address.strip().lower()
    known = User.objects.filter(email=address).first()
    if known:
        emails.tell(address, known.language, "has_account", {"path": reverse("account_login")})
        return
    pending = _pending(company, address)
    if pending is None and Organisation.objects.filter(name__iexact=company).exists():
        emails.tell(address, language, "company_known", {})
        return
    _invite(pending or _begun(company, address), language, quick_scan)


@transaction.atomic
def tidy() -> int:
    """Forget the companies whose registration was never finished; returns how many."""
    over = Invitation.objects.unanswered().filter(
        invited_by=None, expires_at__lt=timezone.now() - GRACE
    )
    found = Organisation.objects.filter(
        invitations__in=over, memberships=None, events=None, contexts=None
    )
    _total, by_model = found.delete()
    return by_model.get("assessments.Organisation", 0)


def _pending(company: str, address: str) -> Invitation | None:
    """Of who registered before and lost the mail."""
    return (
        Invitation.objects.unanswered()
        .filter(invited_by=None, email=address, organisation__name__iexact=company)
        .first()
    )


def _begun(company: str, address: str) -> Invitation:
    organisation = Organisation.objects.create(name=company)
    return Invitation(organisation=organisation, email=address, role=Role.APPROVER)


def _invite(invitation: Invitation, language: str, quick_scan: object) -> None:
    invitation.quick_scan = quick_scan or invitation.quick_scan
    invitation.begin_term()
    invitation.save()
    identity = str(invitation.pk)
    transaction.on_commit(lambda: tasks.send_invitation.enqueue(identity, language))
