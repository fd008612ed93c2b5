"""Every form an answer ever had: who made it so, when, and from what."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from assessments.models.assessments import AnswerSheet, Assessment
from assessments.models.organisations import User
from assessments.questionnaires.questions import Question


class AnswerVersionQuerySet(models.QuerySet["AnswerVersion"]):
    def of(self, assessment: Assessment, question: Question) -> "AnswerVersionQuerySet":
        """Every form that the answer to this question had, from old to new."""
        sheet = assessment.sheet_id_for(question)
        return self.filter(sheet=sheet, question=question.code).select_related("answered_by")


class AnswerVersion(models.Model):
    """One answer as it was from a moment on. Written once, beside the answer itself."""

    class Origin(models.TextChoices):
        FILLED_IN = "filled_in", _("filled in")
        UNDONE = "undone", _("an earlier answer put back")
        TAKEN_OVER = "taken_over", _("taken over from last year")
        IMPORTED = "imported", _("imported from a workbook")
        QUICK_SCAN = "quick_scan", _("taken along from the quick scan")

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

    objects = AnswerVersionQuerySet.as_manager()

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
