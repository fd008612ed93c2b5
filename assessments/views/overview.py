"""What a person finds after signing in: where they were, what waits, how every context stands."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from assessments import access
from assessments.actions.contexts import QUESTIONNAIRE
from assessments.models import Answer, Membership, Organisation, User
from assessments.questionnaires import library
from assessments.reports.portfolio import Row, Unbegun, rows_of, unbegun_of
from assessments.views.request import Request
from assessments.workflow import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class NextUp:
    """The one thing to do next."""

    eyebrow: str
    title: str
    text: str
    address: str
    button: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """One company of this person, and what lies there."""

    company: Organisation
    rows: Sequence[Row]  # of this year, and what is still in preparation
    unbegun: Sequence[Unbegun]
    earlier: Sequence[Row]
    to_sign: Sequence[Row]
    to_change: Sequence[Row]
    next_up: NextUp | None
    can_fill_in: bool

    @property
    def waiting(self) -> int:
        return len(self.to_sign) + len(self.to_change)

    @property
    def is_empty(self) -> bool:
        return not (self.rows or self.unbegun or self.earlier)


@require_safe
def index(request: Request) -> HttpResponse:
    found = request.user.memberships.select_related("organisation")
    memberships = list(found.order_by("organisation__name"))
    companies = [each for each in memberships if not each.organisation.is_secretariat]
    if not companies and access.is_reviewer(request.user):
        return redirect("submissions:index")
    context = {
        "desks": _desks(request.user, companies) if companies else [],
        "is_analyst": any(each.role == Role.ANALYST for each in memberships),
        "year": timezone.localdate().year,
    }
    return render(request, "overview/index.html", context)


def _desks(user: User, companies: Sequence[Membership]) -> list[Desk]:
    today = timezone.localdate()
    rows = rows_of(user, on=today)
    unbegun = unbegun_of(user, library.current(QUESTIONNAIRE), on=today)
    last = _last_worked_on(user, rows)
    return [
        _desk(
            each,
            [row for row in rows if row.assessment.organisation_id == each.organisation_id],
            [one for one in unbegun if one.context.organisation_id == each.organisation_id],
            last,
        )
        for each in companies
    ]


def _desk(
    membership: Membership, rows: Sequence[Row], unbegun: Sequence[Unbegun], last: Row | None
) -> Desk:
    role, user = Role(membership.role), membership.user
    can_fill_in = role in access.FILLING_IN
    to_answer = [row for row in rows if can_fill_in and row.assessment.is_editable]
    to_sign = [row for row in rows if access.can_sign_as(role, row.assessment, user)]
    return Desk(
        company=membership.organisation,
        rows=[row for row in rows if _is_current(row)],
        unbegun=unbegun,
        earlier=_newest_first([row for row in rows if not _is_current(row)]),
        to_sign=to_sign,
        to_change=[row for row in to_answer if row.returns],
        next_up=_next_up(to_sign, sorted(to_answer, key=lambda row: row is not last)),
        can_fill_in=can_fill_in,
    )


def _is_current(row: Row) -> bool:
    return row.assessment.year == timezone.localdate().year or row.progress is not None


def _newest_first(rows: Sequence[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: (-row.assessment.year, str(row.name)))


def _last_worked_on(user: User, rows: Sequence[Row]) -> Row | None:
    """Where this person answered last, of what can still be answered."""
    by_sheet = {row.assessment.sheet_id: row for row in rows if row.assessment.is_editable}
    answers = Answer.objects.filter(answered_by=user, sheet__in=by_sheet)
    last = answers.order_by("-answered_at").first()
    return by_sheet[last.sheet_id] if last else None


def _next_up(to_sign: Sequence[Row], to_answer: Sequence[Row]) -> NextUp | None:
    """Somebody waits for a signature: that goes before one's own work."""
    if to_sign:
        return _signing(to_sign[0])
    return _answering(to_answer[0]) if to_answer else None


def _signing(row: Row) -> NextUp:
    return NextUp(
        eyebrow=_("Waiting for you"),
        title=_("%(context)s: check and sign") % {"context": row.name.product},
        text=_("The answers are complete. You can sign them, or send them back with a reason."),
        address=reverse("assessments:check", args=[row.assessment.pk]),
        button=_("Check and sign"),
    )


def _answering(row: Row) -> NextUp:
    progress = row.progress
    section = progress.next_section if progress else None
    if section is None:
        return NextUp(
            eyebrow=_("Continue where you were"),
            title=_("%(context)s: check your answers") % {"context": row.name.product},
            text=_("All sections are done. Check the answers and ask for approval."),
            address=reverse("assessments:check", args=[row.assessment.pk]),
            button=_("Check your answers"),
        )
    return NextUp(
        eyebrow=_("Continue where you were"),
        title=f"{row.name.product}: {section.key}. {section.title}",
        text=_("You answered %(answered)s of the %(asked)s questions of this section.")
        % {"answered": section.answered, "asked": section.asked},
        address=reverse("sections:edit", args=[row.assessment.pk, section.key]),
        button=_("Continue"),
    )
