"""The documents behind the answers: a company's own, used at one or more questions."""

import uuid

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from assessments.models.assessments import AnswerSheet
from assessments.models.organisations import Organisation, User
from assessments.models.submissions import Submission


def storage_name(evidence: "Evidence", _filename: str) -> str:
    """Under our own ids, never the user's file name."""
    return f"evidence/{evidence.organisation_id}/{evidence.pk}"


class EvidenceQuerySet(models.QuerySet["Evidence"]):
    def visible_to(self, user: User) -> "EvidenceQuerySet":
        """The user's own companies', and what a submission refers to that the user reviews."""
        own = Organisation.objects.visible_to(user)
        signed = Submission.objects.reviewed_by(user)
        return self.filter(
            models.Q(organisation__in=own)
            | models.Q(
                pk__in=Evidence.submissions.through.objects.filter(submission__in=signed).values(
                    "evidence"
                )
            )
        )


class Evidence(models.Model):
    """A document, or a link to one, with its kind, date and the company's own grade."""

    class Scan(models.TextChoices):
        """What the virus scanner said of the file; without a scanner nothing is said."""

        NOT_SCANNED = "not_scanned", _("Not scanned")
        WAITING = "waiting", _("Being scanned")
        CLEAN = "clean", _("No virus found")
        INFECTED = "infected", _("Virus found")
        FAILED = "failed", _("Could not be scanned")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="evidence")
    title = models.CharField(_("title"), max_length=200)
    kind = models.SlugField(_("kind"))  # a key of the questionnaire's evidence kinds
    dated = models.DateField(_("date of the document"), null=True, blank=True)
    grade = models.PositiveSmallIntegerField(_("grade"), validators=[MaxValueValidator(4)])
    link = models.CharField(_("link"), max_length=500, blank=True)
    file = models.FileField(_("file"), upload_to=storage_name, blank=True, max_length=200)
    file_name = models.CharField(_("file name"), max_length=255, blank=True)
    media_type = models.CharField(max_length=100, blank=True)
    size = models.PositiveIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    expires_on = models.DateField(_("valid until"), null=True, blank=True)
    scan = models.CharField(_("virus scan"), max_length=12, choices=Scan, default=Scan.NOT_SCANNED)
    scanned_at = models.DateTimeField(null=True, blank=True)
    added_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    added_at = models.DateTimeField(auto_now_add=True)
    # Taken out of the company's library; what a submission refers to stays readable there.
    removed_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)
    # What was signed refers to it: it stays for that submission.
    submissions = models.ManyToManyField(Submission, related_name="evidence", blank=True)

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")
        ordering = ["added_at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(grade__lte=4), name="evidence_is_graded_0_to_4"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class EvidenceUse(models.Model):
    """One piece of evidence behind the answer to one question."""

    sheet = models.ForeignKey(AnswerSheet, models.CASCADE, related_name="evidence_uses")
    question = models.SlugField(_("question"))
    evidence = models.ForeignKey(Evidence, models.CASCADE, related_name="uses")
    added_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("use of evidence")
        verbose_name_plural = _("uses of evidence")
        ordering = ["added_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["sheet", "question", "evidence"],
                name="evidence_stands_once_at_a_question",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.evidence} at {self.question}"
