"""Every form an answer ever had: who made it so, when, and from what."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from assessments.models.assessments import AnswerSheet
from assessments.models.organisations import User


class AnswerVersion(models.Model):
    """One answer as it was from a moment on. Written once, beside the answer itself."""

    class Origin(models.TextChoices):
        FILLED_IN = "filled_in", _("filled in")
        UNDONE = "undone", _("an earlier answer put back")
        TAKEN_OVER = "taken_over", _("taken over from last year")
        IMPORTED = "imported", _("imported from a workbook")

    sheet = models.ForeignKey(AnswerSheet, models.CASCADE, related_name="versions")
    question = models.SlugField(_("question"))
    version = models.PositiveIntegerField()
    value = models.JSONField(null=True)
    is_not_applicable = models.BooleanField(_("not applicable"), default=False)
    reason = models.TextField(_("reason why it does not apply"), blank=True)
    remark = models.TextField(_("remark"), blank=True)
    origin = models.CharField(max_length=12, choices=Origin, default=Origin.FILLED_IN)
    answered_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    answered_at = models.DateTimeField()

    class Meta:
        verbose_name = _("version of an answer")
        verbose_name_plural = _("versions of answers")
        ordering = ["version"]
        constraints = [
            models.UniqueConstraint(
                fields=["sheet", "question", "version"], name="versions_are_numbered"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.question} v{self.version}"
