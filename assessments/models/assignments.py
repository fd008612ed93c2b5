"""What somebody was asked to answer: one question, or a whole section."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from assessments.models.assessments import Assessment
from assessments.models.invitations import Invitation
from assessments.models.organisations import User


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    def visible_to(self, user: User) -> "AssignmentQuerySet":
        """Those of the user's own companies, and those asked of the user."""
        own = Assessment.objects.visible_to(user)
        return self.filter(models.Q(assessment__in=own) | models.Q(asked_of=user))


class Assignment(models.Model):
    """A question or a section that one person asks of another, before a day.

    Whoever is no member of the company sees what was asked of them and nothing else.
    """

    class State(models.TextChoices):
        OPEN = "open", _("Open")
        DONE = "done", _("Done")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="assignments")
    section = models.SlugField(_("section"))
    question = models.SlugField(_("question"), blank=True)  # empty: the whole section
    # Known from the moment an invited person accepts.
    asked_of = models.ForeignKey(
        User, models.PROTECT, related_name="assignments", null=True, blank=True
    )
    invitation = models.ForeignKey(
        Invitation, models.SET_NULL, related_name="assignments", null=True, blank=True
    )
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(auto_now_add=True)
    note = models.TextField(_("note"), blank=True)
    due_on = models.DateField(_("answer before"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.OPEN)
    closed_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")
        ordering = ["due_on", "asked_at"]
        indexes = [models.Index(fields=["asked_of", "state"], name="assignments_of_a_person")]

    def __str__(self) -> str:
        return f"{self.assessment}: {self.question or self.section}"
