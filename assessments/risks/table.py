"""The risk table of a version: which row speaks about a context, and what that means."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple, Self

from assessments.risks import products, regions
from assessments.risks.checking import DATA
from assessments.risks.loading import load
from assessments.risks.rows import NO_CEILING, Link, RiskRow, Sifl, Source

PREFIX = "risk_table_"


class Reach(NamedTuple):
    """All regions and products that cover a context, closest first."""

    regions: tuple[str, ...]
    products: tuple[str, ...]

    @classmethod
    def of(cls, region: str, product: str) -> Self:
        """LookupError when there is no such product; a region that ISO withdrew is allowed."""
        return cls(regions.within(region), (product, *products.ancestors(product)))

    def includes(self, place: RiskRow | Link) -> bool:
        return place.region in self.regions and place.product in self.products

    def distance(self, row: RiskRow) -> tuple[int, int]:
        """How far a row that is included is from the context: the region counts first."""
        return self.regions.index(row.region), self.products.index(row.product)


@dataclass(frozen=True, slots=True)
class RiskTable:
    version: str
    rows: tuple[RiskRow, ...]
    sources: Mapping[str, Source]

    def row(self, row_id: str) -> RiskRow:
        """The row with this id. LookupError when there is none."""
        return {row.id: row for row in self.rows}[row_id]

    def match(
        self, region: str, product: str, issue: str, *, include_unverified: bool = False
    ) -> RiskRow | None:
        """The row of the smallest region that covers the context, then of the closest product.

        A row that is not verified stays out: it can neither have effect nor hide a row that has.
        Include those to show what the table says, with the remark that it is not yet confirmed.

        Source: instrument, part 7.2.
        """
        reach = Reach.of(region, product)
        covering = (row for row in self.rows if row.issue == issue and reach.includes(row))
        candidates = (row for row in covering if row.is_verified or include_unverified)
        return min(candidates, key=reach.distance, default=None)

    def via(self, region: str, product: str, issue: str) -> tuple[RiskRow, ...]:
        """Verified rows elsewhere, to which goods from this context can come unseen."""
        reach = Reach.of(region, product)
        return tuple(
            row
            for row in self.rows
            if row.issue == issue and row.is_verified and row.via and reach.includes(row.via)
        )


def facts(row: RiskRow | None, *, include_unverified: bool = False) -> dict[str, bool | str | int]:
    """What scoring wants to know of a context's row, under the names of the context fields.

    A row that is informative or not verified says nothing, as does the absence of a row.
    """
    if row is None or not row.counts(include_unverified=include_unverified):
        return {"table_listed": False, "table_sifl": Sifl.NONE.value, "ddf_ceiling": NO_CEILING}
    return {
        "table_listed": True,
        "table_sifl": row.table_sifl.value,
        "ddf_ceiling": row.ddf_ceiling,
    }


def versions() -> tuple[str, ...]:
    """From old to new: a version begins with its year and month."""
    return tuple(sorted(file.stem.removeprefix(PREFIX) for file in DATA.glob(f"{PREFIX}*.toml")))


def current() -> RiskTable:
    return get(versions()[-1])


@cache
def get(version: str) -> RiskTable:
    """The table of this version. LookupError when there is none, DataError when it is not sound."""
    if version not in versions():
        raise LookupError(f"there is no risk table {version}")
    file = f"{PREFIX}{version}.toml"
    return RiskTable(version, *load((DATA / file).read_text(encoding="utf-8"), file))
