"""What somebody was asked to answer: one question, or a whole section."""

import uuid
from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from assessments.models.assessments import Assessment
from assessments.models.invitations import Invitation
from assessments.models.organisations import User
from assessments.questionnaires.questions import Kind
from assessments.workflow import IN_PREPARATION


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    def visible_to(self, user: User) -> "AssignmentQuerySet":
        """Those of the user's own companies."""
        return self.filter(assessment__in=Assessment.objects.visible_to(user))

    def open_to(self, user: User) -> "AssignmentQuerySet":
        """What is asked of the user now, as a colleague or as a guest whose invitation stands.

        Whoever was removed from the company is neither. Nor is the secretariat that will
        review it: it sees no unsigned work, whoever asks.
        """
        is_colleague = models.Q(assessment__in=Assessment.objects.visible_to(user))
        is_guest = models.Q(invitation__in=Invitation.objects.guests().filter(accepted_by=user))
        is_judge = models.Q(assessment__context__programme__secretariat__memberships__user=user)
        return self.filter(
            is_colleague | is_guest,
            asked_of=user,
            state=Assignment.State.OPEN,
            assessment__status__in=IN_PREPARATION,
        ).exclude(is_judge)


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
    # By which somebody from outside may come in; none for a colleague.
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

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN

    @property
    def codes(self) -> frozenset[str]:
        """Of the questions that were asked. Declarations are nobody's to ask: they are signed."""
        section = self.assessment.questionnaire.section(self.section)
        asked = (q.code for q in section.questions if q.kind is not Kind.DECLARATION)
        return frozenset(code for code in asked if self.question in {"", code})

    @property
    def answerer(self) -> str:
        """The name of who was asked; the address of who did not accept yet."""
        if self.asked_of:
            return str(self.asked_of)
        return self.invitation.email if self.invitation else ""

    def is_overdue(self, on: date) -> bool:
        return self.is_open and self.due_on is not None and self.due_on < on
