"""One company's work on one context in one year, and its answers."""

import uuid
from functools import cache

from django.db import models
from django.utils.translation import gettext_lazy as _

from assessments.models.contexts import RiskContext
from assessments.models.organisations import Organisation, Participation, User
from assessments.questionnaires import library
from assessments.questionnaires.definitions import Questionnaire
from assessments.questionnaires.questions import Question, Scope
from assessments.workflow import EDITABLE, IN_PREPARATION, Status


class AnswerSheet(models.Model):
    """The answers of one scope: a company's of one year, or those of one context in one year.

    An assessment reads two sheets, so that what is asked once a year is kept once.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="sheets")
    year = models.PositiveSmallIntegerField(_("year"))
    questionnaire_slug = models.SlugField()
    # Null on the company's own sheet.
    context = models.ForeignKey(
        RiskContext, models.PROTECT, related_name="sheets", null=True, blank=True
    )

    class Meta:
        verbose_name = _("answer sheet")
        verbose_name_plural = _("answer sheets")
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "year", "questionnaire_slug"],
                condition=models.Q(context=None),
                name="one_company_sheet_per_year",
            ),
            models.UniqueConstraint(
                fields=["context", "year", "questionnaire_slug"],
                condition=models.Q(context__isnull=False),
                name="one_sheet_per_context_and_year",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} {self.year}"


@cache
def _elsewhere() -> dict[str, models.Subquery | models.Exists]:
    """What a dossier asks of other tables; put together once, because that takes long."""
    participations = Participation.objects.filter(
        company=models.OuterRef("organisation"), programme=models.OuterRef("context__programme")
    )
    earlier = Assessment.objects.filter(
        context=models.OuterRef("context"),
        year__lt=models.OuterRef("year"),
        submissions__isnull=False,
    )
    of_company = Assessment.objects.filter(
        organisation=models.OuterRef("organisation"),
        year__lt=models.OuterRef("year"),
        submissions__isnull=False,
    )
    others = Assessment.objects.filter(company_sheet=models.OuterRef("company_sheet"))
    return {
        "participating_since": models.Subquery(participations.values("first_year")[:1]),
        "was_signed_before": models.Exists(earlier),
        "company_was_signed_before": models.Exists(of_company),
        "shares_answers": models.Exists(others.exclude(pk=models.OuterRef("pk"))),
    }


class AssessmentQuerySet(models.QuerySet["Assessment"]):
    def visible_to(self, user: User) -> "AssessmentQuerySet":
        """Those of the user's own companies: what is not signed stays in the house.

        The only way into an assessment from a request. What is not in here does
        not exist for this user: a 404, never a 403.
        """
        return self.filter(
            organisation__kind=Organisation.Kind.COMPANY, organisation__memberships__user=user
        )

    def with_context(self) -> "AssessmentQuerySet":
        """With whose it is, what it is about and what its dossier asks of other tables."""
        return self.select_related("organisation", "context__programme").annotate(**_elsewhere())

    def locked(self, assessment: "Assessment") -> "Assessment":
        """The assessment as it is now, and nobody else's until this transaction ends."""
        return (
            self.select_for_update(of=("self",))
            .select_related("organisation", "context__programme", "sheet", "company_sheet")
            .get(pk=assessment.pk)
        )


class Assessment(models.Model):
    """One company's work on one risk context in one year."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="assessments")
    context = models.ForeignKey(RiskContext, models.PROTECT, related_name="assessments")
    year = models.PositiveSmallIntegerField(_("year"))
    questionnaire_slug = models.SlugField()
    questionnaire_version = models.CharField(max_length=20)
    status = models.CharField(_("status"), max_length=20, choices=Status, default=Status.DRAFT)
    sheet = models.OneToOneField(AnswerSheet, models.PROTECT, related_name="assessment")
    company_sheet = models.ForeignKey(AnswerSheet, models.PROTECT, related_name="assessments")
    # By when the company wants to sign; the programme's day, until somebody sets another.
    due_on = models.DateField(_("sign before"), null=True, blank=True)
    # Who asked for approval: the one who may not also sign.
    prepared_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, blank=True)
    created_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    # Set by `with_context`: the company's first year in the programme, whether this context, or any
    # of the company's, was signed in an earlier year, and whether others read its yearly answers.
    participating_since: int | None
    was_signed_before: bool
    company_was_signed_before: bool = True  # until that has looked
    shares_answers: bool = True  # the same

    objects = AssessmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("assessment")
        verbose_name_plural = _("assessments")
        ordering = ["-year", "created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["context", "year"],
                name="a_context_is_assessed_once_a_year",
                violation_error_message=_("This context already has an assessment this year."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation}, {self.context}, {self.year}"

    @property
    def questionnaire(self) -> Questionnaire:
        return library.get(self.questionnaire_slug, self.questionnaire_version)

    def sheet_id_for(self, question: Question) -> uuid.UUID:
        """Of the sheet on which the answer to this question stands."""
        return self.company_sheet_id if question.scope is Scope.COMPANY else self.sheet_id

    @property
    def is_editable(self) -> bool:
        return self.status in EDITABLE

    @property
    def is_in_preparation(self) -> bool:
        return self.status in IN_PREPARATION


class Answer(models.Model):
    """The current reply to one question; what was signed is in `Submission`."""

    sheet = models.ForeignKey(AnswerSheet, models.CASCADE, related_name="answers")
    question = models.SlugField(_("question"))
    value = models.JSONField(null=True)
    is_not_applicable = models.BooleanField(_("not applicable"), default=False)
    reason = models.TextField(_("reason why it does not apply"), blank=True)
    remark = models.TextField(_("remark"), blank=True)
    version = models.PositiveIntegerField(default=1)
    answered_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        constraints = [
            models.UniqueConstraint(fields=["sheet", "question"], name="one_answer_per_question"),
        ]

    def __str__(self) -> str:
        return f"{self.question} v{self.version}"


class FinishedSection(models.Model):
    """Somebody said that a section is done; never computed from filled fields."""

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="finished_sections")
    section = models.SlugField(_("section"))
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("finished section")
        verbose_name_plural = _("finished sections")
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "section"], name="a_section_is_finished_once"
            ),
        ]

    def __str__(self) -> str:
        return self.section
