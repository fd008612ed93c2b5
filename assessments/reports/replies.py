"""All that is filled in at one question, in the reader's words."""

from dataclasses import dataclass
from typing import Protocol

from assessments.questionnaires.answers import from_json
from assessments.questionnaires.questions import Question
from assessments.reports.wordings import AnswerInWords, answer_in_words


class Filled(Protocol):
    """An answer, a version of it, or what is about to be stored as one."""

    @property
    def value(self) -> object: ...
    @property
    def is_not_applicable(self) -> bool: ...
    @property
    def reason(self) -> str: ...
    @property
    def remark(self) -> str: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyInWords:
    answer: AnswerInWords
    is_not_applicable: bool = False
    reason: str = ""
    explanation: str = ""

    @property
    def is_empty(self) -> bool:
        return self == NO_REPLY


NO_REPLY = ReplyInWords(answer=AnswerInWords())


def reply_in_words(question: Question, filled: Filled | None) -> ReplyInWords:
    """Raise ValueError when what is stored cannot be an answer to this question."""
    if filled is None:
        return NO_REPLY
    return ReplyInWords(
        answer=answer_in_words(question, from_json(question, filled.value)),
        is_not_applicable=filled.is_not_applicable,
        reason=filled.reason if filled.is_not_applicable else "",
        explanation=filled.remark,
    )
