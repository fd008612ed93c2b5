"""Who made what of an answer, and when, in the reader's words."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from assessments.models import AnswerVersion
from assessments.questionnaires.questions import Kind, Question
from assessments.reports.differences import Piece, differences
from assessments.reports.replies import ReplyInWords, reply_in_words

# Who pauses longer than this began anew.
PAUSE = timedelta(minutes=10)
FILLED_IN = AnswerVersion.Origin.FILLED_IN
TEXTS = frozenset({Kind.TEXT, Kind.STRUCTURED_TEXT})


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedText:
    label: str  # empty where it is the answer itself
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What somebody made of the answer without a pause; saved in between any number of times."""

    number: int  # of the version it ended with
    by: str
    began_at: datetime
    at: datetime
    how: str  # empty when it was simply filled in
    before: ReplyInWords
    after: ReplyInWords
    texts: tuple[ChangedText, ...]  # those that changed
    is_exchanged: bool  # whether there is an answer to show as it was and as it became

    @property
    def is_nothing(self) -> bool:
        """Whether in the end everything was as before."""
        return self.before == self.after


def changes(
    question: Question, versions: Sequence[AnswerVersion], before: AnswerVersion | None = None
) -> list[Change]:
    """From new to old; `before` is the version that preceded the first of these."""
    groups = list(_groups(versions))
    starts = [before, *(group[-1] for group in groups)]
    found = [_change(question, start, group) for start, group in zip(starts, groups, strict=False)]
    return found[::-1]


def _groups(versions: Iterable[AnswerVersion]) -> Iterator[list[AnswerVersion]]:
    """Successive versions of one person, without a pause between them."""
    group: list[AnswerVersion] = []
    for version in versions:
        if group and not _goes_on(group[-1], version):
            yield group
            group = []
        group.append(version)
    if group:
        yield group


def _goes_on(last: AnswerVersion, version: AnswerVersion) -> bool:
    is_same_hand = last.answered_by_id == version.answered_by_id
    is_typing = last.origin == version.origin == FILLED_IN
    return is_same_hand and is_typing and version.answered_at - last.answered_at <= PAUSE


def _change(
    question: Question, start: AnswerVersion | None, group: Sequence[AnswerVersion]
) -> Change:
    first, last = group[0], group[-1]
    origin = AnswerVersion.Origin(last.origin)
    before, after = reply_in_words(question, start), reply_in_words(question, last)
    is_other = before.answer != after.answer and question.kind not in TEXTS
    return Change(
        number=last.version,
        by=last.answered_by.name,
        began_at=first.answered_at,
        at=last.answered_at,
        how="" if origin is FILLED_IN else str(origin.label),
        before=before,
        after=after,
        texts=tuple(_changed_texts(_texts(question, before), _texts(question, after))),
        is_exchanged=is_other or before.is_not_applicable != after.is_not_applicable,
    )


def _texts(question: Question, reply: ReplyInWords) -> dict[str, str]:
    """By label."""
    answer = {part.label: part.text for part in reply.answer.parts}
    if question.kind is Kind.TEXT:
        answer[""] = reply.answer.text
    return {**answer, _("Reason"): reply.reason, _("Explanation"): reply.explanation}


def _changed_texts(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[ChangedText]:
    for label in dict.fromkeys([*before, *after]):
        old, new = before.get(label, ""), after.get(label, "")
        if old != new:
            yield ChangedText(label=label, pieces=differences(old, new))
