"""The justification reports: one file per submission and language, and drafts."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from assessments.models.assessments import Assessment
from assessments.models.organisations import User
from assessments.models.submissions import Submission


def storage_name(report: "Report", _filename: str) -> str:
    return f"reports/{report.assessment.organisation_id}/{report.pk}.pdf"


class ReportQuerySet(models.QuerySet["Report"]):
    def visible_to(self, user: User) -> "ReportQuerySet":
        """Reports of submissions the user may see; drafts only within the company."""
        return self.filter(
            models.Q(submission__in=Submission.objects.visible_to(user))
            | models.Q(submission=None, assessment__in=Assessment.objects.visible_to(user))
        )


class Report(models.Model):
    """The justification report as a PDF; without a submission it is a draft with a watermark."""

    class State(models.TextChoices):
        WAITING = "waiting", _("In preparation")
        READY = "ready", _("Ready")
        FAILED = "failed", _("Could not be made")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="reports")
    submission = models.ForeignKey(
        Submission, models.PROTECT, related_name="reports", null=True, blank=True
    )
    language = models.CharField(_("language"), max_length=2)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.WAITING)
    pdf = models.FileField(upload_to=storage_name, blank=True, max_length=200)
    size = models.PositiveIntegerField(default=0)  # bytes
    sha256 = models.CharField(_("SHA-256 of the file"), max_length=64, blank=True)
    requested_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    requested_at = models.DateTimeField(auto_now_add=True)
    rendered_at = models.DateTimeField(null=True, blank=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        ordering = ["requested_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["submission", "language"],
                condition=models.Q(submission__isnull=False),
                name="one_report_per_submission_and_language",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.submission or self.assessment}, {self.language}"

    @property
    def is_ready(self) -> bool:
        return self.state == self.State.READY

    @property
    def is_finished(self) -> bool:
        """Ready or failed: nothing more will happen by itself."""
        return self.state != self.State.WAITING
