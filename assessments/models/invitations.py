"""Letting a colleague in by e-mail."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from assessments.models.organisations import Organisation, User
from assessments.workflow import Role


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def visible_to(self, user: User) -> "InvitationQuerySet":
        """Those of the user's own companies."""
        return self.filter(
            organisation__kind=Organisation.Kind.COMPANY, organisation__memberships__user=user
        )


class Invitation(models.Model):
    """To one address, for one role, once. Without a role: to answer what was asked, nothing else.

    The link in the mail holds a secret of which only the SHA-256 is kept.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="invitations")
    email = models.EmailField(_("e-mail address"))
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
