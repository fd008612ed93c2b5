"""Answers from a file that wait for somebody's yes."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from assessments.models.assessments import Assessment
from assessments.models.organisations import User


class IntakeQuerySet(models.QuerySet["Intake"]):
    def visible_to(self, user: User) -> "IntakeQuerySet":
        """The user's own, of the companies they belong to: what is not saved is nobody else's."""
        return self.filter(by=user, assessment__in=Assessment.objects.visible_to(user))


class Intake(models.Model):
    """What was read from one file, shown before it is saved; gone when it is saved or refused."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="intakes")
    file_name = models.CharField(_("file name"), max_length=255)
    # The question whose rows the file holds; empty for a workbook with all questions.
    question = models.SlugField(_("question"), blank=True)
    # By question: what actions.answers keeps, the fingerprint of what stood there when read
    # ("seen"), and whether that is newer than the workbook ("is_conflict").
    given = models.JSONField(default=dict)
    # What could not be read: "place" (a sheet and cell), "code" of the question, "sentence".
    problems = models.JSONField(default=list)
    unchanged = models.PositiveIntegerField(default=0)  # questions that say what is stored
    by = models.ForeignKey(User, models.CASCADE, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    objects = IntakeQuerySet.as_manager()

    class Meta:
        verbose_name = _("intake")
        verbose_name_plural = _("intakes")
        ordering = ["-at"]

    def __str__(self) -> str:
        return f"{self.assessment}: {self.file_name}"
