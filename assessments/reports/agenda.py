"""What a person has to do before which day: of their companies, and what was asked of them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from assessments.reports.evidence_library import Ending
from assessments.reports.portfolio import Row
from assessments.reports.waiting import WaitingAssignment


class Occasion(StrEnum):
    SIGNING = "signing"
    REVIEW = "review"
    ASKED = "asked"
    EVIDENCE = "evidence"


# Also what a calendar shows, on other people's screens too: no company, no context, no document.
TITLES: dict[Occasion, Promise] = {
    Occasion.SIGNING: _("Sign the self-assessment"),
    Occasion.REVIEW: _("Look at a decision again"),
    Occasion.ASKED: _("Answer a question of a colleague"),
    Occasion.EVIDENCE: _("Evidence expires"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    occasion: Occasion
    pk: UUID  # of the assessment, the assignment or the evidence
    day: date
    about: str  # for who may see it: the context, the question, the document
    address: str

    @property
    def title(self) -> Promise:
        return TITLES[self.occasion]


def agenda_of(
    rows: Iterable[Row],
    assignments: Iterable[WaitingAssignment],
    endings: Iterable[Ending],
    *,
    on: date,
) -> Sequence[Appointment]:
    """From that day on, the first first."""
    found = (*_of_rows(_latest(rows)), *_of_assignments(assignments), *_of_endings(endings))
    ahead = [each for each in found if each.day >= on]
    return sorted(ahead, key=lambda each: (each.day, each.occasion, each.about))


def _latest(rows: Iterable[Row]) -> Iterable[Row]:
    """Of each context the last year: what was planned before that is over."""
    by_year = sorted(rows, key=lambda row: row.assessment.year)
    return {row.assessment.context_id: row for row in by_year}.values()


def _of_rows(rows: Iterable[Row]) -> Iterator[Appointment]:
    for row in rows:
        pk, about = row.assessment.pk, str(row.name)
        days = {Occasion.SIGNING: row.due and row.due.on, Occasion.REVIEW: row.review_on}
        address = reverse("assessments:show", args=[pk])
        for occasion, day in days.items():
            if day:
                yield Appointment(occasion=occasion, pk=pk, day=day, about=about, address=address)


def _of_assignments(assignments: Iterable[WaitingAssignment]) -> Iterator[Appointment]:
    for each in assignments:
        if each.due_on:
            yield Appointment(
                occasion=Occasion.ASKED,
                pk=each.pk,
                day=each.due_on,
                about=each.what,
                address=each.address,
            )


def _of_endings(endings: Iterable[Ending]) -> Iterator[Appointment]:
    for each in endings:
        yield Appointment(
            occasion=Occasion.EVIDENCE,
            pk=each.pk,
            day=each.expires_on,
            about=each.title,
            address=each.address,
        )
