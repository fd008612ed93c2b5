"""How far the filling in is: answered questions, finished sections, minutes left."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from math import ceil
from typing import Protocol

from assessments.language import wording
from assessments.models import Organisation
from assessments.questionnaires.definitions import Questionnaire, Section
from assessments.questionnaires.questions import Kind, Question, Scope


class Asking(Protocol):
    """What is asked and what of it is open: an outcome says it, and a standing too."""

    @property
    def visible(self) -> tuple[str, ...]: ...
    @property
    def open_questions(self) -> tuple[str, ...]: ...


class State(StrEnum):
    NOT_ASKED = "not_asked"  # every question of it is hidden by earlier answers
    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    FINISHED = "finished"


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionProgress:
    """A question that does not apply counts as answered."""

    key: str
    title: str
    asked: int
    answered: int
    yearly: int  # of those asked: once a year, for all contexts of the company
    is_finished: bool  # somebody said so
    is_of_company: bool  # nothing in it is about this context

    @property
    def state(self) -> State:
        if not self.asked:
            return State.NOT_ASKED
        if self.is_finished:
            return State.FINISHED
        return State.IN_PROGRESS if self.answered else State.NOT_STARTED

    @property
    def open(self) -> int:
        return self.asked - self.answered

    @property
    def is_yearly(self) -> bool:
        """Whether all that is asked here is asked once a year."""
        return self.asked == self.yearly


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    sections: tuple[SectionProgress, ...]
    minutes: int  # to answer what is open, with the documents at hand

    @property
    def asked(self) -> int:
        return sum(section.asked for section in self.sections)

    @property
    def answered(self) -> int:
        return sum(section.answered for section in self.sections)

    @property
    def is_finished(self) -> bool:
        return self.next_section is None

    @property
    def next_section(self) -> SectionProgress | None:
        """The first one that nobody called finished; None when all are."""
        left = (s for s in self.sections if s.state in {State.NOT_STARTED, State.IN_PROGRESS})
        return next(left, None)


def pages(questionnaire: Questionnaire) -> tuple[Section, ...]:
    """The sections that are filled in on a page: declarations are made when signing."""
    return tuple(section for section in questionnaire.sections if _questions(section))


def progress_of(
    questionnaire: Questionnaire, outcome: Asking, finished: Collection[str]
) -> Progress:
    """`finished` holds the keys of the sections that somebody called finished."""
    unanswered = [questionnaire.question(code) for code in outcome.open_questions]
    minutes = sum(q.minutes for q in unanswered if q.kind is not Kind.DECLARATION)
    return Progress(
        sections=tuple(_section(each, outcome, finished) for each in pages(questionnaire)),
        minutes=ceil(minutes),
    )


def company_state(company: Organisation) -> State:
    """Whether what the questionnaire wants to know of the company is known."""
    known = (company.size, company.sector, company.chain_roles)
    if all(known):
        return State.FINISHED
    return State.IN_PROGRESS if any(known) else State.NOT_STARTED


def _section(section: Section, outcome: Asking, finished: Collection[str]) -> SectionProgress:
    asked = [q for q in _questions(section) if q.code in outcome.visible]
    return SectionProgress(
        key=section.key,
        title=wording(section.title),
        asked=len(asked),
        answered=sum(q.code not in outcome.open_questions for q in asked),
        yearly=sum(q.scope is Scope.COMPANY for q in asked),
        is_finished=section.key in finished,
        is_of_company=all(q.scope is Scope.COMPANY for q in _questions(section)),
    )


def _questions(section: Section) -> list[Question]:
    return [q for q in section.questions if q.kind is not Kind.DECLARATION]
