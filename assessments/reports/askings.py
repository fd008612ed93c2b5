"""Who was asked what at an assessment, and how that stands."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from assessments.models import Assessment, Assignment, User

type Look = tuple[str, str, Promise]  # colour, drawing, word

OVERDUE: Look = ("warn", "clock", _("Too late"))
INVITED: Look = ("info", "mail", _("Invited"))
LOOKS: Mapping[str, Look] = {
    Assignment.State.OPEN: ("info", "circle-half-2", _("Open")),
    Assignment.State.DONE: ("plain", "check", _("Answered")),
    Assignment.State.WITHDRAWN: ("off", "x", _("Taken back")),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """A question to a colleague or a guest, as somebody of the company reads it."""

    pk: UUID
    of: str
    by: str
    at: datetime
    note: str
    due_on: date | None
    is_section: bool  # the whole section was asked
    is_open: bool
    is_to_answer: bool  # by the reader, now
    closed_at: datetime | None
    look: Look


def askings_about(
    assessment: Assessment, section: str, question: str, reader: User, *, on: date
) -> list[Asking]:
    """What was asked of this section as a whole, and of this question of it; open ones first."""
    found = assessment.assignments.filter(section=section, question__in={"", question})
    whole = found.select_related("asked_of", "asked_by", "invitation")
    askings = [_asking(each, reader, on) for each in whole]
    return sorted(askings, key=lambda each: not each.is_open)


def asked_by_section(assessment: Assessment) -> dict[str, tuple[str, ...]]:
    """By section the names of those who were asked something that is open."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    still_open = assessment.assignments.filter(state=Assignment.State.OPEN)
    for each in still_open.select_related("asked_of", "invitation"):
        found[each.section][each.answerer] = None
    return {section: tuple(names) for section, names in found.items()}


def _asking(assignment: Assignment, reader: User, on: date) -> Asking:
    return Asking(
        pk=assignment.pk,
        of=assignment.answerer,
        by=str(assignment.asked_by),
        at=assignment.asked_at,
        note=assignment.note,
        due_on=assignment.due_on,
        is_section=not assignment.question,
        is_open=assignment.is_open,
        is_to_answer=assignment.is_open
        and assignment.asked_of_id == reader.pk
        and assignment.assessment.is_in_preparation,
        closed_at=assignment.closed_at,
        look=_look(assignment, on),
    )


def _look(assignment: Assignment, on: date) -> Look:
    if assignment.is_overdue(on):
        return OVERDUE
    if assignment.is_open and assignment.asked_of is None:
        return INVITED
    return LOOKS[assignment.state]
