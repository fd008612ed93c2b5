"""The question that evidence is put behind, as somebody opens it."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from assessments.actions import answers
from assessments.models import Assessment, Evidence, User
from assessments.models.evidence import EvidenceQuerySet
from assessments.questionnaires.questions import Question
from assessments.reports.context_names import name_of
from assessments.views.request import Request
from assessments.views.section_pages import open_page


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidencePage:
    assessment: Assessment
    question: Question
    user: User

    @property
    def address(self) -> str:
        """Back at the question."""
        section = reverse("sections:edit", args=[self.assessment.pk, self.question.section])
        return f"{section}#div_id_{self.question.code}"

    @property
    def library(self) -> EvidenceQuerySet:
        """What the company has."""
        library = Evidence.objects.kept_by(self.user)
        return library.filter(organisation=self.assessment.organisation_id)

    @property
    def attached(self) -> EvidenceQuerySet:
        """What stands behind this answer."""
        sheets = (self.assessment.sheet_id, self.assessment.company_sheet_id)
        return Evidence.objects.visible_to(self.user).filter(
            uses__sheet__in=sheets, uses__question=self.question.code
        )

    @property
    def context(self) -> Mapping[str, object]:
        return {
            "assessment": self.assessment,
            # Not "question": by that name the template pack draws every field as one.
            "about": self.question,
            "name": name_of(self.assessment.context, self.assessment.questionnaire),
            "back": self.address,
            "refusal": answers.refusal(self.assessment, self.user),
        }

    def back(self) -> HttpResponseRedirect:
        return redirect(self.address)


def open_question(request: Request, pk: UUID, code: str) -> EvidencePage:
    """Raise Http404 when this question does not exist for this person, or takes no evidence."""
    assessment = get_object_or_404(
        Assessment.objects.visible_to(request.user).with_context(), pk=pk
    )
    try:
        question = assessment.questionnaire.question(code)
    except LookupError:
        raise Http404 from None
    if not question.takes_evidence:
        raise Http404
    return EvidencePage(assessment=assessment, question=question, user=request.user)


def open_asked(request: Request, pk: UUID, code: str) -> EvidencePage:
    """The same for a question that must be asked now."""
    page = open_question(request, pk, code)
    if code not in open_page(page.assessment, page.question.section).codes:
        raise Http404
    return page
