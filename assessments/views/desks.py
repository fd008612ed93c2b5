"""What lies on the desk of a person: their companies, and how every context stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from assessments import access
from assessments.actions.contexts import QUESTIONNAIRE
from assessments.forms.overview import Filter
from assessments.models import Membership, Organisation, User
from assessments.questionnaires import library
from assessments.reports.portfolio import Row, Unbegun, rows_of, unbegun_of
from assessments.workflow import Role

MANY = 10  # contexts; more stand in a table that can be filtered


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """One company of this person, and what lies there."""

    company: Organisation
    rows: Sequence[Row]  # of this year, and what is still in preparation
    unbegun: Sequence[Unbegun]
    earlier: Sequence[Row]
    to_sign: Sequence[Row]
    to_change: Sequence[Row]
    to_answer: Sequence[Row]
    can_fill_in: bool
    filter: Filter  # of a long desk

    @property
    def is_empty(self) -> bool:
        return not (self.rows or self.unbegun or self.earlier)

    @property
    def is_long(self) -> bool:
        return len(self.rows) + len(self.unbegun) > MANY

    @property
    def shown_rows(self) -> Sequence[Row]:
        return [row for row in self.rows if not self.is_long or self.filter.fits(row)]

    @property
    def shown_unbegun(self) -> Sequence[Unbegun]:
        return [each for each in self.unbegun if not self.is_long or self.filter.fits(each)]


def desks_of(
    user: User, companies: Sequence[Membership], chosen: Filter, *, on: date
) -> tuple[list[Desk], list[Row]]:
    """The desks, and all rows on them; in a constant number of queries."""
    rows = rows_of(user, on=on)
    unbegun = unbegun_of(user, library.current(QUESTIONNAIRE), on=on)
    desks = [
        _desk(
            each,
            [row for row in rows if row.assessment.organisation_id == each.organisation_id],
            [one for one in unbegun if one.context.organisation_id == each.organisation_id],
            chosen,
            on,
        )
        for each in companies
    ]
    return desks, rows


def _desk(
    membership: Membership,
    rows: Sequence[Row],
    unbegun: Sequence[Unbegun],
    chosen: Filter,
    on: date,
) -> Desk:
    role, user = Role(membership.role), membership.user
    can_fill_in = role in access.FILLING_IN
    to_answer = [row for row in rows if can_fill_in and row.assessment.is_editable]
    return Desk(
        company=membership.organisation,
        rows=[row for row in rows if _is_current(row, on)],
        unbegun=unbegun,
        earlier=_newest_first([row for row in rows if not _is_current(row, on)]),
        to_sign=[row for row in rows if access.can_sign_as(role, row.assessment, user)],
        to_change=[row for row in to_answer if row.returns],
        to_answer=to_answer,
        can_fill_in=can_fill_in,
        filter=chosen,
    )


def _is_current(row: Row, on: date) -> bool:
    return row.assessment.year == on.year or row.progress is not None


def _newest_first(rows: Sequence[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: (-row.assessment.year, str(row.name)))
