"""Two people made something else of one answer: both texts, for the second to choose from."""

from dataclasses import dataclass
from datetime import datetime

from assessments.actions.answers import Given, fingerprint
from assessments.models import Answer, User
from assessments.questionnaires.questions import Question
from assessments.reports.replies import ReplyInWords, reply_in_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    mine: ReplyInWords
    theirs: ReplyInWords
    by: str  # the name of who was first; empty when it was the same person, in another window
    at: datetime | None
    seen: str  # fingerprint of the answer that the person began with
    standing: str  # fingerprint of the answer that stands now


def conflict_of(question: Question, given: Given, standing: Answer | None, *, by: User) -> Conflict:
    mine = Answer(question=question.code, **given.as_stored())
    is_own = standing is None or standing.answered_by_id == by.pk
    return Conflict(
        mine=reply_in_words(question, mine),
        theirs=reply_in_words(question, standing),
        by="" if is_own or standing is None else standing.answered_by.name,
        at=standing.answered_at if standing else None,
        seen=given.seen or "",
        standing=fingerprint(standing),
    )
