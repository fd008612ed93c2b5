"""Answers on paper: with the numbers of their evidence, and each long one in full only once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from assessments.questionnaires.questions import Kind, Publish, QuestionRole
from assessments.reports.answered import AnsweredQuestion, AnsweredSection

DISCLOSURES: Mapping[Publish, Promise] = {
    Publish.FULL: _("public"),
    Publish.LEVEL: _("level only"),
    Publish.NEVER: _("confidential"),
}
# What fills pages; where it stands in full, other places refer to.
LONG = frozenset({Kind.STRUCTURED_TEXT, Kind.TABLE})
SHORT = frozenset({Kind.SINGLE, Kind.DATE, Kind.NUMBER, Kind.PERCENT})
WIDE = LONG | {Kind.TEXT}


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """One question with its answer."""

    answered: AnsweredQuestion
    documents: tuple[int, ...]  # numbers in the register of evidence
    chapter: str = ""  # the chapter where it stands in full, when that is another one

    @property
    def code(self) -> str:
        return self.answered.code

    @property
    def question(self) -> str:
        return self.answered.text

    @property
    def disclosure(self) -> str:
        return str(DISCLOSURES[self.answered.question.publish])

    @property
    def is_long(self) -> bool:
        return self.answered.question.kind in LONG and not self.answered.answer.is_empty

    @property
    def is_bare(self) -> bool:
        """An answer and nothing with it."""
        return not (self.answered.remark or self.documents or self.answered.is_not_applicable)

    @property
    def is_decision(self) -> bool:
        return self.answered.question.role is QuestionRole.DECISION

    @property
    def width(self) -> str:
        """How much of the page it needs: beside its question, or below it."""
        is_wide = self.answered.question.kind in WIDE and not self.is_open
        return "wide" if is_wide else "half"

    @property
    def is_short(self) -> bool:
        """Whether it was answered with something that fits on a cover."""
        return self.answered.question.kind in SHORT and not self.answered.answer.is_empty

    @property
    def is_open(self) -> bool:
        return self.answered.answer.is_empty and not self.answered.is_not_applicable


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedSection:
    title: str
    answers: tuple[Printed, ...]
    unchanged: int  # answers that are the same as in an earlier year


def answers_by_code(
    sections: Iterable[AnsweredSection], numbers: Mapping[str, int]
) -> Mapping[str, Printed]:
    """`numbers` are those of the documents in the register of evidence."""
    return {
        answered.code: Printed(
            answered=answered,
            documents=tuple(numbers[document.pk] for document in answered.evidence),
        )
        for section in sections
        for answered in section.questions
    }


def printed_sections(
    sections: Iterable[AnsweredSection],
    answers: Mapping[str, Printed],
    places: Mapping[str, str],
) -> tuple[PrintedSection, ...]:
    """All answers, the long ones as a reference to the chapter where they stand in full."""
    return tuple(
        PrintedSection(
            title=f"{section.key}. {section.title}",
            answers=tuple(_referring(answers[each.code], places) for each in section.questions),
            unchanged=section.unchanged,
        )
        for section in sections
    )


def _referring(answer: Printed, places: Mapping[str, str]) -> Printed:
    if answer.is_long and answer.code in places:
        return replace(answer, chapter=places[answer.code])
    return answer
