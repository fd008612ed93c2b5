"""The blank questionnaire as a PDF to print: made once per version and language."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from assessments.models.reports import Report
from assessments.questionnaires import library
from assessments.questionnaires.definitions import Questionnaire


def blank_name(blank: "Blank", _filename: str) -> str:
    return f"questionnaires/{blank.pk}.pdf"


class BlankQuerySet(models.QuerySet["Blank"]):
    def of(self, questionnaire: Questionnaire) -> "BlankQuerySet":
        """Those of this version, in every language that was asked for."""
        return self.filter(
            questionnaire_slug=questionnaire.slug, questionnaire_version=questionnaire.version
        )


class Blank(models.Model):
    """Holds nobody's answers: it is for everybody."""

    State = Report.State

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    questionnaire_slug = models.SlugField()
    questionnaire_version = models.CharField(max_length=20)
    language = models.CharField(_("language"), max_length=2)
    state = models.CharField(
        _("state"), max_length=8, choices=Report.State, default=Report.State.WAITING
    )
    pdf = models.FileField(upload_to=blank_name, blank=True, max_length=200)
    size = models.PositiveIntegerField(default=0)  # bytes
    requested_at = models.DateTimeField(auto_now_add=True)

    objects = BlankQuerySet.as_manager()

    class Meta:
        verbose_name = _("blank questionnaire")
        verbose_name_plural = _("blank questionnaires")
        constraints = [
            models.UniqueConstraint(
                fields=["questionnaire_slug", "questionnaire_version", "language"],
                name="one_blank_per_version_and_language",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.questionnaire_slug}@{self.questionnaire_version}, {self.language}"

    @property
    def questionnaire(self) -> Questionnaire:
        return library.get(self.questionnaire_slug, self.questionnaire_version)

    @property
    def is_ready(self) -> bool:
        return self.state == self.State.READY

    @property
    def is_waiting(self) -> bool:
        return self.state == self.State.WAITING
