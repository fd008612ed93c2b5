"""The answer of an earlier year, as it stands beside the question of this year."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from assessments.models import Answer, Evidence
from assessments.models.earlier import EarlierAnswer
from assessments.questionnaires.answers import from_json
from assessments.questionnaires.questions import CarryForward, Question
from assessments.reports.wordings import AnswerInWords, answer_in_words

LONG = 400  # characters: a longer text is shown when somebody asks for it


@dataclass(frozen=True, slots=True, kw_only=True)
class LastYear:
    code: str
    year: int
    since: int | None  # the year since which the answer is the same; None: it differs now
    answer: AnswerInWords
    is_not_applicable: bool
    reason: str
    along: tuple[Evidence, ...]  # the evidence that comes along when it is taken over
    expired: tuple[Evidence, ...]  # the evidence of then that does not count any more
    replaces: bool  # something else stands here now
    offer: str  # what the button says; empty where nothing is offered
    note: str  # why nothing is offered

    @property
    def is_long(self) -> bool:
        texts = (self.answer.text, *(part.text for part in self.answer.parts))
        return sum(map(len, texts)) > LONG

    @property
    def rows(self) -> int:
        """Of a table, which is shown on a page of its own."""
        return len(self.answer.rows)


def last_year_of(
    question: Question,
    was: EarlierAnswer,
    now: Answer | None,
    behind: Collection[Evidence],
    *,
    on: date,
) -> LastYear:
    """`behind` is the evidence that stands behind the answer of this year already."""
    is_same = now is not None and was.is_same(now.value, is_not_applicable=now.is_not_applicable)
    usable = was.usable(on)
    along = tuple(each for each in usable if each not in behind)
    can_be_taken = was.can_be_taken_over(question)
    return LastYear(
        code=question.code,
        year=was.year,
        since=was.since if is_same else None,
        answer=answer_in_words(was.question, from_json(was.question, was.value)),
        is_not_applicable=was.is_not_applicable,
        reason=was.reason,
        along=along if can_be_taken else (),
        expired=tuple(each for each in was.evidence if can_be_taken and each not in usable),
        replaces=_is_answered(now) and not is_same,
        offer=_offer(is_same=is_same, has_more=bool(along)) if can_be_taken else "",
        note="" if can_be_taken else _note(question),
    )


def _is_answered(now: Answer | None) -> bool:
    return now is not None and (now.is_not_applicable or now.value not in NOTHING)


NOTHING: tuple[object, ...] = (None, "", [], {})


def _offer(*, is_same: bool, has_more: bool) -> str:
    if not is_same:
        return _("Take over")
    return _("Use the same evidence") if has_more else ""


def _note(question: Question) -> str:
    if question.carry_forward is CarryForward.NEVER:
        return _("This is asked anew every year: answer it as things are now.")
    return _("The question has changed since then: answer it as things are now.")
