"""From the text of a risk table to checked rows and sources; one that is not sound is refused."""

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from typing import Any

from assessments.risks import products, regions
from assessments.risks.checking import (
    FLAG,
    STRING,
    STRINGS,
    TEXT,
    Field,
    known,
    one_of,
    parse,
    problems_in,
    refuse,
)
from assessments.risks.rows import NO_CEILING, Link, RiskRow, Sifl, Source

type Table = Mapping[str, Any]

VERIFIED = "verified"
# As in the questionnaire's context field of that name; a test holds the two together.
ISSUES = (
    "forced_labour",
    "child_labour",
    "freedom_of_association",
    "living_wage",
    "discrimination_violence",
    "health_safety",
    "land_rights",
    "environment",
    "corruption",
    "animal_welfare",
)
# Feasibility of due diligence: not possible, limited, no ceiling. Source: instrument, part 7.2.
CEILINGS = (24, 59, NO_CEILING)

LINK_FIELDS = {
    "region": known("region of ISO 3166", regions.is_region),
    "product": known("product", products.is_product),
}
ROW_FIELDS = {
    "id": STRING,
    **LINK_FIELDS,
    "issue": one_of(*ISSUES),
    "table_sifl": one_of(*Sifl),
    "ddf_ceiling": one_of(*CEILINGS),
    "note": TEXT,
    "sources": STRINGS._replace(is_required=True),
    "status": one_of(VERIFIED, "unverified"),
    "is_informative": FLAG,
    "via": Field(
        lambda value: not any(problems_in("via", value, LINK_FIELDS)),
        "a known region and product",
        is_required=False,
    ),
}
DATE = Field(
    lambda value: isinstance(value, str) and bool(re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", value)),
    'a year, month or day: "2024", "2024-09" or "2024-09-05"',
)
SOURCE_FIELDS = {"publisher": STRING, "title": STRING, "date": DATE}
FILE_FIELDS = {
    "version": STRING,
    "sources": Field(lambda value: isinstance(value, dict), "tables"),
    "rows": Field(lambda value: isinstance(value, list), "tables"),
}

# What may not be said in one row.
CONTRADICTIONS: tuple[tuple[Callable[[Table], bool], str], ...] = (
    (
        lambda row: row["status"] == VERIFIED and not row["sources"],
        "is verified but names no source",
    ),
    (
        lambda row: row["table_sifl"] != Sifl.NONE and row["issue"] != "forced_labour",
        "names state-imposed forced labour, but is about another issue",
    ),
    (
        lambda row: (
            row.get("is_informative", False)
            and (row["table_sifl"], row["ddf_ceiling"]) != (Sifl.NONE, NO_CEILING)
        ),
        "is informative, so it cannot name state-imposed forced labour or set a ceiling",
    ),
)


def load(text: str, file: str) -> tuple[tuple[RiskRow, ...], Mapping[str, Source]]:
    """The rows and the sources by key. DataError names the file and every problem of a kind."""
    data = parse(text, file)
    refuse(file, problems_in("the file", data, FILE_FIELDS))
    refuse(file, _problems_by_table(data))
    refuse(file, _problems_together(data, file))
    sources = {key: Source(key, **source) for key, source in data["sources"].items()}
    return tuple(_row(row, sources) for row in data["rows"]), sources


def _row(row: Table, sources: Mapping[str, Source]) -> RiskRow:
    return RiskRow(
        id=row["id"],
        region=row["region"],
        product=row["product"],
        issue=row["issue"],
        table_sifl=Sifl(row["table_sifl"]),
        ddf_ceiling=row["ddf_ceiling"],
        note=row["note"],
        sources=tuple(sources[key] for key in row["sources"]),
        is_verified=row["status"] == VERIFIED,
        is_informative=row.get("is_informative", False),
        via=Link(**row["via"]) if "via" in row else None,
    )


def _problems_by_table(data: Table) -> Iterator[str]:
    for key, source in data["sources"].items():
        yield from problems_in(f"source {key}", source, SOURCE_FIELDS)
    for number, row in enumerate(data["rows"], start=1):
        name = row.get("id", number) if isinstance(row, dict) else number
        yield from problems_in(f"row {name}", row, ROW_FIELDS)


def _problems_together(data: Table, file: str) -> Iterator[str]:
    rows, version = data["rows"], data["version"]
    if version not in file:
        yield f"the name of the file does not say version {version}"
    yield from (f"{row_id} is the id of two rows" for row_id in _twice(row["id"] for row in rows))
    contexts = _twice((row["region"], row["product"], row["issue"]) for row in rows)
    yield from (f"two rows speak about {' × '.join(context)}" for context in contexts)
    for row in rows:
        unknown = [key for key in row["sources"] if key not in data["sources"]]
        yield from (f"row {row['id']}: there is no source {key}" for key in unknown)
        yield from (f"row {row['id']} {said}" for is_so, said in CONTRADICTIONS if is_so(row))


def _twice[T: Hashable](values: Iterable[T]) -> list[T]:
    return [value for value, count in Counter(values).items() if count > 1]
