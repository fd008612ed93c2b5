"""The documents behind the answers: a company's own, used at one or more questions."""

import uuid
from datetime import date, timedelta

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from assessments.models.assessments import AnswerSheet
from assessments.models.organisations import Organisation, User
from assessments.models.submissions import Submission

SOON = timedelta(days=30)  # before evidence expires, people are told


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

    def in_library(self) -> "EvidenceQuerySet":
        return self.filter(removed_at=None)

    def kept_by(self, user: User) -> "EvidenceQuerySet":
        """What stands in the libraries of the user's own companies: the secretariat has none."""
        return self.in_library().filter(
            organisation__kind=Organisation.Kind.COMPANY, organisation__memberships__user=user
        )

    def unscanned(self) -> "EvidenceQuerySet":
        """Files on which no scanner gave its verdict yet."""
        return self.exclude(file="").exclude(scan__in=VERDICTS)

    def withheld(self) -> "EvidenceQuerySet":
        return self.filter(scan__in=WITHHELD)

    def in_use(self) -> "EvidenceQuerySet":
        return self.filter(
            models.Exists(EvidenceUse.objects.filter(evidence=models.OuterRef("pk")))
        )

    def unused(self) -> "EvidenceQuerySet":
        return self.exclude(
            models.Exists(EvidenceUse.objects.filter(evidence=models.OuterRef("pk")))
        )

    def ending(self, on: date) -> "EvidenceQuerySet":
        """Expired on that day, or soon."""
        return self.filter(expires_on__lte=on + SOON)


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

    @property
    def has_virus(self) -> bool:
        """Then there is no file any more, and it proves nothing."""
        return self.scan == self.Scan.INFECTED

    @property
    def is_withheld(self) -> bool:
        """Whether nobody can fetch the file, because of what the scanner said or did not say."""
        return self.scan in WITHHELD

    @property
    def address(self) -> str:
        """The link, if it is one that can safely be followed."""
        return self.link if self.link.startswith(("https://", "http://")) else ""


VERDICTS = frozenset({Evidence.Scan.CLEAN, Evidence.Scan.INFECTED})
# Without a verdict of a scanner that is there, a file is not handed out either.
WITHHELD = frozenset({Evidence.Scan.WAITING, Evidence.Scan.INFECTED, Evidence.Scan.FAILED})


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
