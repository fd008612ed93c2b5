"""One statement of the risk table with its sources, and what it does to an assessment."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from assessments.questionnaires.texts import Text


class Sifl(StrEnum):
    """State-imposed forced labour: listed by credible sources, indicated, or not at issue."""

    LISTED = "listed"
    INDICATED = "indicated"
    NONE = "none"


class Measure(StrEnum):
    """What a row can bound: four from 1 to 5, and feasibility of due diligence from 0 to 100."""

    LIKELIHOOD = "likelihood"
    SCALE = "scale"
    SCOPE = "scope"
    IRREMEDIABILITY = "irremediability"
    FEASIBILITY = "feasibility"


class Bound(StrEnum):
    AT_LEAST = "at_least"
    AT_MOST = "at_most"


class Effect(NamedTuple):
    """A bound a row sets: "likelihood at least 4", "feasibility at most 24"."""

    measure: Measure
    bound: Bound
    value: int


class Source(NamedTuple):
    """Where a statement comes from. `date` is a year, month or day: as precise as it is known."""

    key: str
    publisher: str
    title: str
    date: str


class Link(NamedTuple):
    """Where goods of a row can come from unseen: a context worth assessing as well."""

    region: str
    product: str


NO_CEILING = 100
# Holds as long as the company has not ruled out a connection with evidence.
LISTED_LIKELIHOOD = Effect(Measure.LIKELIHOOD, Bound.AT_LEAST, 4)
# Source of these floors: instrument, part 4, "Floors". They explain what scoring does; it is the
# questionnaire that sets them, and a test holds the two together.
SIFL_FLOORS: Mapping[Sifl, tuple[Effect, ...]] = {
    Sifl.LISTED: (
        Effect(Measure.SCALE, Bound.AT_LEAST, 5),
        Effect(Measure.SCOPE, Bound.AT_LEAST, 4),
        Effect(Measure.IRREMEDIABILITY, Bound.AT_LEAST, 4),
    ),
    Sifl.INDICATED: (Effect(Measure.SCALE, Bound.AT_LEAST, 4),),
    Sifl.NONE: (),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskRow:
    """A risk that sources report for a region, a product and an issue.

    `ddf_ceiling` bounds the feasibility of due diligence: 24 (not possible), 59 (limited), 100.
    A row that is informative is shown and does nothing. One that is not verified, whose sources
    nobody has confirmed yet, is shown as such and does nothing either, unless asked for.
    """

    id: str
    region: str
    product: str
    issue: str
    table_sifl: Sifl
    ddf_ceiling: int
    note: Text
    sources: tuple[Source, ...]
    is_verified: bool
    is_informative: bool = False
    via: Link | None = None

    def counts(self, *, include_unverified: bool = False) -> bool:
        return not self.is_informative and (self.is_verified or include_unverified)

    def effects(self, *, include_unverified: bool = False) -> tuple[Effect, ...]:
        """The bounds this row sets; none when it does not count."""
        if not self.counts(include_unverified=include_unverified):
            return ()
        ceiling = Effect(Measure.FEASIBILITY, Bound.AT_MOST, self.ddf_ceiling)
        has_ceiling = self.ddf_ceiling < NO_CEILING
        return (LISTED_LIKELIHOOD, *SIFL_FLOORS[self.table_sifl], *[ceiling] * has_ceiling)
