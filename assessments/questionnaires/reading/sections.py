"""Sections with their questions, in the order of asking."""

from collections.abc import Collection
from dataclasses import dataclass
from fractions import Fraction

from assessments.questionnaires.definitions import Section
from assessments.questionnaires.entries import Entry, Fields, Read
from assessments.questionnaires.questions import Kind, Question, QuestionRole
from assessments.questionnaires.reading.questions import Names, read_question
from assessments.questionnaires.reading.values import (
    known,
    name,
    nothing_or,
    number_up_to,
    text,
    truth,
    unique,
)
from assessments.questionnaires.texts import Text

WHOLE = 100  # what the weights of the scored sections add up to


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A section before its questions are read."""

    entry: Entry
    key: str
    title: Text
    weight: Fraction
    is_scored: bool
    oecd_step: str | None


def read_headings(oecd_steps: Collection[str]) -> Read[tuple[Heading, ...]]:
    def read_heading(entry: Entry) -> Heading:
        with Fields(entry, "a section") as fields:
            return Heading(
                entry=entry,
                key=fields.need("id", name),
                title=fields.need("title", text),
                weight=fields.need("weight", number_up_to(WHOLE)),
                is_scored=fields.need("scored", truth),
                oecd_step=fields.may("oecd_step", nothing_or(known(oecd_steps, "OECD step")), None),
            )

    def read(entry: Entry) -> tuple[Heading, ...]:
        headings = unique(read_heading, lambda heading: heading.key, "section")(entry)
        for heading in headings:
            if heading.is_scored != (heading.weight > 0):
                raise heading.entry.refusal(
                    "a section has a weight when it is scored, and only then."
                )
        total = sum(heading.weight for heading in headings)
        if total not in (0, WHOLE):
            raise entry.refusal(f"the weights of the sections add up to {total}, not to {WHOLE}.")
        return headings

    return read


def read_questions(names: Names) -> Read[tuple[Question, ...]]:
    def read(entry: Entry) -> tuple[Question, ...]:
        items = entry.items("questions")
        questions = unique(lambda item: read_question(item, names), _code, "question")(entry)
        _check_order(questions, items, list(names.sections))
        _check_scored(questions, items, names.scored_sections)
        _check_decision(questions, items)
        return questions

    return read


def _code(question: Question) -> str:
    return question.code


def _check_order(questions: tuple[Question, ...], items: list[Entry], sections: list[str]) -> None:
    reached = 0
    for question, item in zip(questions, items, strict=True):
        if sections.index(question.section) < reached:
            raise item.refusal(
                f"question {question.code} of section {question.section} stands among those of "
                f"section {sections[reached]}. Keep the order of the sections."
            )
        reached = sections.index(question.section)


def _check_scored(
    questions: tuple[Question, ...], items: list[Entry], scored: Collection[str]
) -> None:
    for question, item in zip(questions, items, strict=True):
        if question.is_scored and question.section not in scored:
            raise item.refusal(
                f"question {question.code} is scored, but section {question.section} is not."
            )


def _check_decision(questions: tuple[Question, ...], items: list[Entry]) -> None:
    decisions = [
        (question, item)
        for question, item in zip(questions, items, strict=True)
        if question.role is QuestionRole.DECISION
    ]
    for number, (question, item) in enumerate(decisions):
        if number or question.kind is not Kind.SINGLE:
            raise item.refusal("there can be one decision, a question of the type single.")


def with_questions(
    headings: tuple[Heading, ...], questions: tuple[Question, ...]
) -> tuple[Section, ...]:
    return tuple(_with_questions(heading, questions) for heading in headings)


def _with_questions(heading: Heading, questions: tuple[Question, ...]) -> Section:
    own = tuple(question for question in questions if question.section == heading.key)
    if not own:
        raise heading.entry.refusal(f"section {heading.key} has no questions. Add one.")
    return Section(
        key=heading.key,
        title=heading.title,
        weight=heading.weight,
        is_scored=heading.is_scored,
        oecd_step=heading.oecd_step,
        questions=own,
    )
