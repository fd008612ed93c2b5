"""What is asked in a section now, and what is known of it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from assessments.actions.answers import fingerprint
from assessments.models import Answer, Evidence
from assessments.models.earlier import EarlierAnswers
from assessments.questionnaires.answers import AnswerValue, from_json
from assessments.questionnaires.definitions import Questionnaire, Section
from assessments.questionnaires.questions import Kind, Question

CHOSEN = frozenset({Kind.SINGLE, Kind.MULTI})


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    questionnaire: Questionnaire
    section: Section
    visible: Collection[str]  # codes, of all sections
    answers: Mapping[str, Answer]  # by question
    evidence: Mapping[str, Sequence[Evidence]] = field(default_factory=dict)  # by question
    # Of which assessment the pages about single questions may be opened; None where there are none.
    assessment: UUID | None = None
    is_finished: bool = False  # somebody said so
    new: Collection[str] = ()  # codes of questions that came into view by the last answers
    earlier: EarlierAnswers = field(default_factory=dict)  # what was signed in an earlier year
    talks: Mapping[str, int] = field(default_factory=dict)  # open remarks and askings, by question

    @property
    def questions(self) -> list[Question]:
        """In the order of asking. Declarations are made when signing."""
        return [
            question
            for question in self.section.questions
            if question.code in self.visible and question.kind is not Kind.DECLARATION
        ]

    @property
    def first_new(self) -> str | None:
        return next((each.code for each in self.questions if each.code in self.new), None)

    def value(self, question: Question) -> AnswerValue | None:
        answer = self.answers.get(question.code)
        return from_json(question, answer.value) if answer else None

    def fingerprint(self, code: str) -> str:
        return fingerprint(self.answers.get(code))

    def differs(self, others: Mapping[str, Answer], code: str) -> bool:
        """Whether the answer to this question is another one there."""
        return self.fingerprint(code) != fingerprint(others.get(code))

    def unheard(self, posted: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
        """Of fields with their texts those that were typed at questions not asked any more."""
        shown = {question.code for question in self.questions}
        hidden = [question for question in self.section.questions if question.code not in shown]
        return [
            (field, text)
            for field, text in posted
            if text.strip()
            if any(_is_text_of(field, question) for question in hidden)
        ]


def _is_text_of(field: str, question: Question) -> bool:
    """Whether somebody typed it at this question, in words that another person can read."""
    is_choice = field == question.code and question.kind in CHOSEN
    return belongs(field, question.code) and not is_choice and not field.endswith("-seen")


def belongs(field: str, code: str) -> bool:
    """Whether a posted field is one of this question: "A01", "A01-remark", "A01.0.name"."""
    return field == code or field.startswith((f"{code}-", f"{code}.", f"{code}_"))
