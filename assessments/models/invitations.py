"""Letting a colleague in by e-mail."""

import hashlib
import secrets
import uuid
from datetime import timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from assessments.models.organisations import Organisation, User
from assessments.workflow import Role

LIFE = timedelta(days=14)
SECRET_BYTES = 32  # 256 bits: nobody guesses one
LONGEST_ADDRESS = 254  # characters; of a person's address too (RFC 5321, 4.5.3.1.3, without <>)


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def visible_to(self, user: User) -> "InvitationQuerySet":
        """Those of the user's own companies."""
        return self.filter(
            organisation__kind=Organisation.Kind.COMPANY, organisation__memberships__user=user
        )

    def unanswered(self) -> "InvitationQuerySet":
        """Neither accepted nor withdrawn; their term may be over."""
        return self.filter(accepted_at=None, withdrawn_at=None)

    def open(self) -> "InvitationQuerySet":
        """Those that can be accepted now."""
        return self.unanswered().filter(expires_at__gt=timezone.now())

    def guests(self) -> "InvitationQuerySet":
        """Those of people outside who accepted, and may answer what is asked of them."""
        return self.filter(role="", withdrawn_at=None).exclude(accepted_by=None)

    def with_secret(self, secret: str) -> "InvitationQuerySet":
        return self.filter(secret_sha256=sha256(secret))


class Invitation(models.Model):
    """To one address, for one role, once. Without a role: to answer what was asked, nothing else.

    The link in the mail holds a secret of which only the SHA-256 is kept.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="invitations")
    email = models.EmailField(_("e-mail address"), max_length=LONGEST_ADDRESS)
    role = models.CharField(_("role"), max_length=12, choices=Role, blank=True)
    secret_sha256 = models.CharField(max_length=64, unique=True)
    # Nobody: a company that registered itself.
    invited_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, blank=True)
    invited_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    accepted_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, blank=True)
    accepted_at = models.DateTimeField(null=True, blank=True)
    # What a visitor filled in before registering and asked to take along.
    quick_scan = models.JSONField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ["-invited_at"]

    def __str__(self) -> str:
        return f"{self.email}, {self.organisation}"

    @property
    def is_expired(self) -> bool:
        return self.expires_at <= timezone.now()

    def begin_term(self) -> None:
        """It can be accepted from now on, with a secret that is still to be made."""
        self.expires_at = timezone.now() + LIFE
        self.renew_secret()

    def renew_secret(self) -> str:
        """A new secret, to be told once; the one before it is worth nothing any more."""
        secret = secrets.token_urlsafe(SECRET_BYTES)
        self.secret_sha256 = sha256(secret)
        return secret


def sha256(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
