"""What was signed, what the secretariat did with it, and the reports made of it."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from assessments.models.assessments import Assessment
from assessments.models.organisations import Organisation, User
from assessments.questionnaires import library
from assessments.questionnaires.definitions import Questionnaire
from assessments.workflow import Conclusion, Role

REVIEWING = (Role.REVIEWER, Role.LEAD)


class SubmissionQuerySet(models.QuerySet["Submission"]):
    def reviewed_by(self, user: User) -> "SubmissionQuerySet":
        """Those of the programmes whose secretariat has this user as reviewer or lead.

        The role counts only in the programme's own secretariat: a company that
        names its own reviewer gains nothing. An analyst sees aggregates only.
        """
        secretariats = Organisation.objects.filter(
            kind=Organisation.Kind.SECRETARIAT,
            memberships__user=user,
            memberships__role__in=REVIEWING,
        )
        return self.filter(assessment__context__programme__secretariat__in=secretariats)

    def visible_to(self, user: User) -> "SubmissionQuerySet":
        """The user's own companies' submissions, and those the user reviews."""
        own = Assessment.objects.visible_to(user)
        reviewed = Submission.objects.reviewed_by(user)
        return self.filter(models.Q(assessment__in=own) | models.Q(pk__in=reviewed.values("pk")))


class Submission(models.Model):
    """What was signed, frozen. Written once, never changed; a new try is a new row."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="submissions")
    number = models.PositiveSmallIntegerField(_("number"))
    # Everything the outcome follows from, and the outcome: see actions/submissions.py.
    content = models.JSONField()
    outcome = models.JSONField()
    digest = models.CharField(_("SHA-256 of what was signed"), max_length=64)
    questionnaire_slug = models.SlugField()
    questionnaire_version = models.CharField(max_length=20)
    risk_table_version = models.CharField(max_length=40)
    prepared_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    signed_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    signed_at = models.DateTimeField()

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        verbose_name = _("submission")
        verbose_name_plural = _("submissions")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "number"], name="submissions_are_numbered"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.assessment} ({self.number})"

    @property
    def questionnaire(self) -> Questionnaire:
        return library.get(self.questionnaire_slug, self.questionnaire_version)


class Review(models.Model):
    """The secretariat's work on one submission: open until it is returned or concluded."""

    class State(models.TextChoices):
        OPEN = "open", _("In review")
        CHANGES_REQUESTED = "changes_requested", _("Changes requested")
        CONCLUDED = "concluded", _("Concluded")

    submission = models.OneToOneField(Submission, models.PROTECT, related_name="review")
    reviewer = models.ForeignKey(User, models.PROTECT, related_name="+")
    taken_at = models.DateTimeField()
    state = models.CharField(_("state"), max_length=20, choices=State, default=State.OPEN)
    conclusion = models.CharField(_("conclusion"), max_length=30, choices=Conclusion, blank=True)
    reason = models.TextField(_("reason"), blank=True)
    closed_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("review")
        verbose_name_plural = _("reviews")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state="open") | ~models.Q(reason=""),
                name="a_review_ends_with_a_reason",
            ),
            models.CheckConstraint(
                condition=models.Q(state="concluded") ^ models.Q(conclusion=""),
                name="only_a_concluded_review_has_a_conclusion",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.submission}: {self.get_state_display()}"
