"""The countries and regions where harm can take place: ISO 3166-1 and -2, in Dutch and English."""

import gettext
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import pycountry

from assessments.questionnaires.texts import Text
from assessments.risks.checking import LANGUAGES, STRING, STRINGS, problems_in, read, refuse

NAMES_FILE = "region_names.toml"
NAME_FIELDS = {
    "nl": STRING._replace(is_required=False),
    "en": STRING._replace(is_required=False),
    "also": STRINGS,
}
# The catalogues write these behind a comma, "Zagreb, Provincie"; we write "Zagreb (provincie)".
KINDS = frozenset(
    {
        "Autonome Republiek",
        "Autonoom District",
        "Federaal Territorium",
        "Federatie",
        "Hoofdstedelijk Gewest",
        "Kraj",
        "Oblast",
        "Provincie",
        "Regio",
        "Republiek",
        "Respublika",
    }
)


@dataclass(frozen=True, slots=True)
class Region:
    """A country, or a part of one.

    `parent` is the next larger region in ISO: "BD-C" for "BD-13", "CN" for "CN-XJ", None for a
    country. `also` holds the other names it can be found by.
    """

    code: str
    name: Text
    parent: str | None
    also: tuple[str, ...]


def get(code: str) -> Region:
    """The region with this code, written as ISO does. LookupError when there is none."""
    return all_regions()[code]


def is_region(code: str) -> bool:
    return code in all_regions()


def country(code: str) -> str:
    """The code of the country a region is in: "CN" for "CN-XJ"."""
    return code.partition("-")[0]


def within(code: str) -> tuple[str, ...]:
    """The region and all it lies in, smallest first: ("BD-13", "BD-C", "BD").

    ISO withdraws codes: one that it no longer knows still lies in its country.
    """
    if not is_region(code):
        return tuple(dict.fromkeys((code, country(code))))
    parent = get(code).parent
    return (code, *within(parent)) if parent else (code,)


def full_name(code: str, language: str) -> str:
    """The name with the country behind it; a code that ISO no longer knows names itself."""
    if not is_region(code):
        return code
    places = dict.fromkeys((code, country(code)))
    return ", ".join(worded(get(place).name, language) for place in places)


def label(code: str, language: str) -> str:
    """The full name with the code, for lists: regions of one country can share a name."""
    return f"{full_name(code, language)} ({code})"


def worded(text: Text, language: str) -> str:
    return text.get(language[:2], text["nl"])


@cache
def all_regions() -> Mapping[str, Region]:
    """Every region by its code, countries first. Read when first asked for, then kept."""
    regions = {region.code: region for region in (*_countries(), *_subdivisions())}
    return corrected(regions, read(NAMES_FILE))


def corrected(regions: Mapping[str, Region], corrections: Mapping[str, Any]) -> dict[str, Region]:
    """The regions with names of our own where the catalogues have none, or a wrong one.

    Raises DataError when a correction cannot be used.
    """
    refuse(NAMES_FILE, _name_problems(regions, corrections))
    return {code: _renamed(region, **corrections.get(code, {})) for code, region in regions.items()}


def _name_problems(regions: Mapping[str, Region], corrections: Mapping[str, Any]) -> Iterator[str]:
    for code, names in corrections.items():
        if code not in regions:
            yield f"{code} is not a region in ISO 3166"
        yield from problems_in(code, names, NAME_FIELDS)


def _renamed(region: Region, also: list[str] | None = None, **name: str) -> Region:
    return Region(
        region.code, {**region.name, **name}, region.parent, (*region.also, *(also or ()))
    )


def _countries() -> Iterator[Region]:
    for each in pycountry.countries:
        name = getattr(each, "common_name", each.name)
        yield _translated("iso3166-1", each.alpha_2, name, None, (each.alpha_3, each.name))


def _subdivisions() -> Iterator[Region]:
    for each in pycountry.subdivisions:
        parent = each.parent_code or each.country_code
        yield _translated("iso3166-2", each.code, each.name, parent, (each.name,))


def _translated(
    domain: str, code: str, iso_name: str, parent: str | None, also: tuple[str, ...]
) -> Region:
    """The region with its names from the catalogues, which separate alternatives by semicolons."""
    names = {
        language: _catalogue(domain, language).gettext(iso_name).split(";")
        for language in LANGUAGES
    }
    alternatives = (other.strip() for each in names.values() for other in each[1:])
    first = {language: _tidy(each[0]) for language, each in names.items()}
    return Region(code, first, parent, (*also, *alternatives))


@cache
def _catalogue(domain: str, language: str) -> gettext.NullTranslations:
    return gettext.translation(domain, pycountry.LOCALES_DIR, [language], fallback=True)


def _tidy(name: str) -> str:
    """Without the second language in brackets, "Lleida [Lérida]", and the kind in parentheses."""
    name = name.partition(" [")[0]
    place, _, kind = name.partition(", ")
    return f"{place} ({kind.lower()})" if kind in KINDS else name
