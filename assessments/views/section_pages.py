"""A section of an assessment as somebody opens it: what is asked, how far it is."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from assessments.actions.answers import Given
from assessments.forms.asked import Asked
from assessments.models import Answer, Assessment, Evidence
from assessments.models.dossiers import answers_of, dossier_beside, evidence_of
from assessments.models.earlier import Earlier, earlier_of
from assessments.questionnaires.definitions import Section
from assessments.questionnaires.questions import Kind, Question
from assessments.reports.progress import Progress, SectionProgress, pages, progress_of
from assessments.reports.threads import open_talks
from assessments.scoring.dossier import Dossier
from assessments.scoring.outcome import evaluate
from assessments.scoring.results import Finding
from assessments.scoring.visibility import standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """What is kept of an assessment, fetched once for a request."""

    assessment: Assessment
    answers: Mapping[str, Answer]  # by question
    evidence: Mapping[str, list[Evidence]]  # by question
    finished: Collection[str]  # keys of sections
    earlier: Earlier  # what was signed in an earlier year
    # By question the number of open remarks and askings; fetched for a whole page only.
    talks: Mapping[str, int] = field(default_factory=dict)

    def with_given(self, given: Mapping[str, Given]) -> "Stored":
        """As it will be when these are saved."""
        new = {code: Answer(question=code, **each.as_stored()) for code, each in given.items()}
        return replace(self, answers={**self.answers, **new})

    def asked(self, section: Section, visible: Collection[str], new: Iterable[str] = ()) -> Asked:
        return Asked(
            questionnaire=self.assessment.questionnaire,
            section=section,
            visible=visible,
            answers=self.answers,
            evidence=self.evidence,
            assessment=self.assessment.pk,
            earlier=self.earlier.answers(section.questions),
            talks=self.talks,
            is_finished=section.key in self.finished,
            new={q.code for q in section.questions if q.code in visible} & set(new),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionPage:
    assessment: Assessment
    asked: Asked
    dossier: Dossier
    progress: Progress

    @property
    def address(self) -> str:
        return reverse("sections:edit", args=[self.assessment.pk, self.asked.section.key])

    @property
    def codes(self) -> list[str]:
        return [question.code for question in self.asked.questions]

    @property
    def validations(self) -> Sequence[Finding]:
        """What the questionnaire's rules say of the answers; asked only of who goes on."""
        return evaluate(self.dossier).validations

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
    sections = pages(assessment.questionnaire)
    section = next((each for each in sections if each.key == key), None)
    if section is None:
        raise Http404
    stored = replace(fetch(assessment), talks=open_talks(assessment))
    return page_of(stored, section, new)


def question_of(assessment: Assessment, code: str) -> Question:
    """Raise Http404 when no question with this code is answered on a page."""
    try:
        question = assessment.questionnaire.question(code)
    except LookupError:
        raise Http404 from None
    if question.kind is Kind.DECLARATION:
        raise Http404
    return question


def fetch(assessment: Assessment) -> Stored:
    return Stored(
        assessment=assessment,
        answers=answers_of(assessment),
        evidence=evidence_of(assessment),
        finished=set(assessment.finished_sections.values_list("section", flat=True)),
        earlier=earlier_of(assessment),
    )


def page_of(stored: Stored, section: Section, new: Iterable[str] = ()) -> SectionPage:
    assessment = stored.assessment
    dossier = dossier_beside(
        stored.earlier.of_context,
        assessment,
        stored.answers,
        stored.evidence,
        on=timezone.localdate(),
    )
    stands = standing(dossier)
    return SectionPage(
        assessment=assessment,
        asked=stored.asked(section, stands.visible, new),
        dossier=dossier,
        progress=progress_of(assessment.questionnaire, stands, stored.finished),
    )
