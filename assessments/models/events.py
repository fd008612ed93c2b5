"""Who did what when: append-only, and chained so that a change shows."""

import hashlib
import json

from django.db import models
from django.utils.translation import gettext_lazy as _

from assessments.models.organisations import Organisation, User

START = "0" * 64


class EventChain(models.Model):
    """The end of an organisation's chain of events; its row is the lock of the chain."""

    organisation = models.OneToOneField(
        Organisation, models.PROTECT, primary_key=True, related_name="event_chain"
    )
    length = models.PositiveIntegerField(default=0)
    digest = models.CharField(max_length=64, default=START)

    class Meta:
        verbose_name = _("chain of events")
        verbose_name_plural = _("chains of events")

    def __str__(self) -> str:
        return f"{self.organisation_id}: {self.length}"


class EventQuerySet(models.QuerySet["Event"]):
    def visible_to(self, user: User) -> "EventQuerySet":
        """Those of the user's own organisations."""
        return self.filter(organisation__memberships__user=user)


class Event(models.Model):
    """One change of state. Persons only by reference, so that erasure keeps the chain whole."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="events")
    sequence = models.PositiveIntegerField()
    at = models.DateTimeField()
    actor = models.ForeignKey(User, models.PROTECT, related_name="+")
    verb = models.SlugField()
    subject = models.CharField(max_length=40)  # the model's name in lower case
    subject_id = models.UUIDField()
    details = models.JSONField(default=dict)
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = ["organisation", "sequence"]
        indexes = [models.Index(fields=["subject_id", "sequence"], name="events_of_a_subject")]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "sequence"], name="events_are_numbered_without_gaps"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sequence} {self.verb}"

    def computed_digest(self) -> str:
        """SHA-256 over the event and the digest before it; differs when either was changed."""
        signed = [
            str(self.organisation_id),
            self.sequence,
            self.at.isoformat(),
            str(self.actor_id),
            self.verb,
            self.subject,
            str(self.subject_id),
            self.details,
            self.previous,
        ]
        canonical = json.dumps(signed, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        return hashlib.sha256(canonical.encode()).hexdigest()
