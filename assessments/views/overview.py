"""What a person finds after signing in: where they were, what waits, how every context stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from assessments import access
from assessments.forms.overview import Filter
from assessments.models import Membership, User
from assessments.reports.agenda import Appointment, agenda_of
from assessments.reports.evidence_library import Ending, ending_of
from assessments.reports.icalendar_files import as_icalendar
from assessments.reports.loose_ends import LooseEnd, loose_ends_of
from assessments.reports.waiting import Waiting, waiting_for
from assessments.views.desks import Desk, desks_of
from assessments.views.kept_scan import kept_by
from assessments.views.next_up import NextUp, last_worked_on, next_up_of
from assessments.views.request import Request
from assessments.workflow import Role

SHOWN = 6  # appointments on the page; the file for the calendar holds all


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    desks: Sequence[Desk]
    next_up: NextUp | None
    waiting: Waiting
    agenda: Sequence[Appointment]
    loose_ends: Sequence[LooseEnd] | None

    @property
    def asked(self) -> int:
        """How many things others wait for."""
        rows = chain.from_iterable((*desk.to_sign, *desk.to_change) for desk in self.desks)
        return len(self.waiting) + len(list(rows))

    @property
    def can_fill_in(self) -> bool:
        return any(desk.can_fill_in for desk in self.desks)

    @property
    def soonest(self) -> Sequence[Appointment]:
        return self.agenda[:SHOWN]

    @property
    def further(self) -> int:
        return len(self.agenda) - len(self.soonest)


@require_safe
def index(request: Request) -> HttpResponse:
    memberships = request.user.houses
    companies = _companies(memberships)
    if not companies and access.is_reviewer(request.user):
        return redirect("submissions:index")
    context = {
        "overview": _overview(request, companies),
        "is_analyst": any(each.role == Role.ANALYST for each in memberships),
        "year": timezone.localdate().year,
        "has_scan": kept_by(request) is not None,
    }
    return render(request, "overview/index.html", context)


@require_safe
def agenda(request: Request) -> HttpResponse:
    """All appointments, for one's own calendar."""
    return _file(_overview(request, _companies(request.user.houses)).agenda)


@require_safe
def appointment(request: Request, occasion: str, pk: UUID) -> HttpResponse:
    """One of them."""
    own = _overview(request, _companies(request.user.houses)).agenda
    found = [each for each in own if (each.occasion, each.pk) == (occasion, pk)]
    if not found:
        raise Http404
    return _file(found)


def _file(appointments: Sequence[Appointment]) -> HttpResponse:
    content = as_icalendar(appointments, site=settings.SITE_URL, at=timezone.now())
    headers = {"Content-Disposition": 'attachment; filename="agenda.ics"'}
    return HttpResponse(content, content_type="text/calendar; charset=utf-8", headers=headers)


def _companies(memberships: Sequence[Membership]) -> list[Membership]:
    return [each for each in memberships if not each.organisation.is_secretariat]


def _overview(request: Request, companies: Sequence[Membership]) -> Overview:
    user, today = request.user, timezone.localdate()
    waiting, endings = waiting_for(user, on=today), ending_of(user, on=today)
    desks, rows = desks_of(user, companies, Filter(request.GET), on=today)
    to_answer = [row for desk in desks for row in desk.to_answer]
    return Overview(
        desks=desks,
        next_up=next_up_of(
            [row for desk in desks for row in desk.to_sign],
            to_answer,
            waiting.assignments,
            last_worked_on(user, to_answer),
        ),
        waiting=waiting,
        agenda=agenda_of(rows, waiting.assignments, endings, on=today),
        loose_ends=_loose_ends(user, desks, endings),
    )


def _loose_ends(
    user: User, desks: Sequence[Desk], endings: Sequence[Ending]
) -> Sequence[LooseEnd] | None:
    """None for who only reads: there is nothing that they can finish."""
    filling_in = [desk for desk in desks if desk.can_fill_in]
    if not filling_in:
        return None
    names = {desk.company.name for desk in filling_in}
    return loose_ends_of(
        user,
        [row for desk in filling_in for row in desk.rows if row.progress],
        [each for each in endings if each.company in names],
    )
