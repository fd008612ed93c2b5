"""What the risk table says about a context, in the reader's words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from assessments.language import wording
from assessments.reports.context_names import product_name
from assessments.reports.wordings import region
from assessments.risks import table
from assessments.risks.rows import Bound, Effect, Link, Measure, RiskRow, Source


class Standing(StrEnum):
    """What a row does."""

    COUNTS = "counts"
    UNCONFIRMED = "unconfirmed"
    INFORMATIVE = "informative"


STANDINGS: Mapping[Standing, Promise] = {
    Standing.COUNTS: _("Verified: it counts in the result"),
    Standing.UNCONFIRMED: _("Not yet confirmed: it has no effect"),
    Standing.INFORMATIVE: _("For your information: it has no effect"),
}
EFFECTS: Mapping[tuple[Measure, Bound], Promise] = {
    (Measure.LIKELIHOOD, Bound.AT_LEAST): _(
        "The likelihood of harm counts as at least %(value)s of 5, "
        "unless you rule out a connection with evidence."
    ),
    (Measure.SCALE, Bound.AT_LEAST): _("How grave the harm is counts as at least %(value)s of 5."),
    (Measure.SCOPE, Bound.AT_LEAST): _(
        "How many people are affected counts as at least %(value)s of 5."
    ),
    (Measure.IRREMEDIABILITY, Bound.AT_LEAST): _(
        "How hard the harm is to put right counts as at least %(value)s of 5."
    ),
    (Measure.FEASIBILITY, Bound.AT_MOST): _(
        "The possibilities to investigate count as at most %(value)s of 100."
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    publisher: str
    title: str
    dated: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Another context that goods from here lead to, and its fields in the form."""

    product: str
    region: str
    fields: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskStatement:
    note: str
    standing: str
    is_counted: bool
    effects: tuple[str, ...]
    sources: tuple[SourceLine, ...]
    proposal: Proposal | None


def statements_about(place: str, product: str, issue: str) -> tuple[RiskStatement, ...]:
    """The row that counts, and one that is closer but not confirmed; none when there are no such.

    `place` is the code of a region.
    """
    current = table.current()
    found = [
        current.match(place, product, issue),
        current.match(place, product, issue, include_unverified=True),
    ]
    rows = {row.id: row for row in found if row}
    return tuple(_statement(row) for row in rows.values())


def _statement(row: RiskRow) -> RiskStatement:
    return RiskStatement(
        note=wording(row.note),
        standing=str(STANDINGS[_standing(row)]),
        is_counted=_standing(row) is Standing.COUNTS,
        effects=tuple(_in_words(effect) for effect in row.effects()),
        sources=tuple(_source(source) for source in row.sources),
        proposal=_proposal(row.via, row.issue) if row.via else None,
    )


def _standing(row: RiskRow) -> Standing:
    if row.is_informative:
        return Standing.INFORMATIVE
    return Standing.COUNTS if row.is_verified else Standing.UNCONFIRMED


def _in_words(effect: Effect) -> str:
    return str(EFFECTS[effect.measure, effect.bound]) % {"value": effect.value}


def _source(source: Source) -> SourceLine:
    return SourceLine(publisher=source.publisher, title=source.title, dated=as_precise(source.date))


# By the number of dashes in an ISO date.
PRECISION = {0: ("-01-01", "Y"), 1: ("-01", "F Y"), 2: ("", "j F Y")}


def as_precise(iso: str) -> str:
    """A year, a month or a day in words: "2021-06" is "June 2021"."""
    rest, form = PRECISION[iso.count("-")]
    return date_format(date.fromisoformat(iso + rest), form)


def _proposal(link: Link, issue: str) -> Proposal:
    return Proposal(
        product=product_name(link.product),
        region=region(link.region),
        fields={"region": link.region, "product": link.product, "issue": issue},
    )
