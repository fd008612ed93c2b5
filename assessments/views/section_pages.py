"""A section of an assessment as somebody opens it: what is asked, how far it is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from assessments.forms.asked import Asked
from assessments.models import Assessment
from assessments.models.dossiers import answers_of, dossier_from, evidence_of
from assessments.reports.progress import Progress, SectionProgress, pages, progress_of
from assessments.scoring.outcome import Outcome, evaluate


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionPage:
    assessment: Assessment
    asked: Asked
    outcome: Outcome
    progress: Progress

    @property
    def address(self) -> str:
        return reverse("sections:edit", args=[self.assessment.pk, self.asked.section.key])

    @property
    def codes(self) -> list[str]:
        return [question.code for question in self.asked.questions]

    @property
    def saved_at(self) -> datetime | None:
        answers = (self.asked.answers.get(code) for code in self.codes)
        return max((answer.answered_at for answer in answers if answer), default=None)

    @property
    def place(self) -> int:
        """The number of this section among the others, from 1."""
        keys = [section.key for section in self.progress.sections]
        return keys.index(self.asked.section.key) + 1

    @property
    def here(self) -> SectionProgress:
        return self.progress.sections[self.place - 1]

    @property
    def next_address(self) -> str:
        """The next section in which something is asked, and after the last one the check page."""
        later = (each for each in self.progress.sections[self.place :] if each.asked)
        if following := next(later, None):
            return reverse("sections:edit", args=[self.assessment.pk, following.key])
        return reverse("assessments:check", args=[self.assessment.pk])


def open_page(assessment: Assessment, key: str, new: Iterable[str] = ()) -> SectionPage:
    """Raise Http404 when no section with this key is filled in on a page."""
    questionnaire = assessment.questionnaire
    section = next((each for each in pages(questionnaire) if each.key == key), None)
    if section is None:
        raise Http404
    answers, evidence = answers_of(assessment), evidence_of(assessment)
    dossier = dossier_from(assessment, answers, evidence, on=timezone.localdate())
    outcome = evaluate(dossier)
    finished = set(assessment.finished_sections.values_list("section", flat=True))
    return SectionPage(
        assessment=assessment,
        asked=Asked(
            questionnaire=questionnaire,
            section=section,
            visible=outcome.visible,
            answers=answers,
            evidence=evidence,
            is_finished=key in finished,
            new={q.code for q in section.questions if q.code in outcome.visible} & set(new),
        ),
        outcome=outcome,
        progress=progress_of(questionnaire, outcome, finished),
    )
