"""Finding a region by what a person types: its code, or its name in Dutch, English or locally."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from typing import NamedTuple

from assessments.risks import regions
from assessments.risks.checking import LANGUAGES
from assessments.risks.regions import Region

SHORTEST_WORD = 2  # characters, of the longest word
LONGEST_QUERY = 150  # characters; no label is longer
APOSTROPHES = re.compile("['’‘ʻʼ`´]")
BETWEEN_WORDS = re.compile(r"[\W_]+")
# Letters that Unicode does not take apart into a letter and an accent.
LETTERS = str.maketrans("ıøđðłħə", "ioddlha")


class Entry(NamedTuple):
    """The words a region is found by, folded: "| xinjiang | xinjiang uygur zizhiqu |"."""

    code: str  # first: entries that are equal in all else sort by it
    region: Region
    folded_name: Mapping[str, str]  # by language
    names: str
    all_words: str  # the names, those of the country, and the code


class Query(NamedTuple):
    """What is looked for, folded, in the forms in which it is looked for."""

    text: str  # "tamil n"
    as_name: str  # "| tamil n"
    as_word: str  # " tamil n"
    words: tuple[str, ...]  # " tamil", " n"


# From the best match to the weakest.
MATCHES: tuple[Callable[[Entry, Query], bool], ...] = (
    lambda entry, query: query.text == entry.code,
    lambda entry, query: query.as_name in entry.names,
    lambda entry, query: query.as_word in entry.names,
    lambda entry, query: all(word in entry.all_words for word in query.words),
    lambda entry, query: query.text in entry.names,
)


def search(query: str, language: str, limit: int = 20) -> tuple[Region, ...]:
    """The regions that match, best first; of equal matches countries first, then by name.

    Single letters find nothing: they would find nearly everything.
    """
    words = _folded_query(query).split()
    if max(map(len, words), default=0) < SHORTEST_WORD:
        return ()
    ranked = sorted(
        (rank, entry.region.parent is not None, regions.worded(entry.folded_name, language), entry)
        for rank, entry in _matches(words)
    )
    return tuple(entry.region for *_, entry in ranked[:limit])


def named(text: str) -> Region | None:
    """The one region called exactly this: a code, a full name, a label or a country's name."""
    code = _codes_by_name().get(_folded_query(text))
    return regions.get(code) if code else None


def fold(text: str) -> str:
    """Without case, accents and punctuation: "Côte d'Ivoire (CI)" becomes "cote divoire ci"."""
    letters = unicodedata.normalize("NFKD", APOSTROPHES.sub("", text))
    plain = "".join(each for each in letters if not unicodedata.combining(each))
    return BETWEEN_WORDS.sub(" ", plain.casefold().translate(LETTERS)).strip()


def _folded_query(query: str) -> str:
    """Empty for what nobody types to find a region: control characters, a page of text."""
    typed = query.strip()
    is_plain = not any(unicodedata.category(each).startswith("C") for each in typed)
    return fold(typed) if len(typed) <= LONGEST_QUERY and is_plain else ""


def _matches(words: Sequence[str]) -> Iterator[tuple[int, Entry]]:
    """The entries that match, with the rank of their best match."""
    text = " ".join(words)
    query = Query(text, f"| {text}", f" {text}", tuple(f" {word}" for word in words))
    longest = max(words, key=len)
    for entry in _entries():
        if longest in entry.all_words:  # nothing matches without it, and it is quick to see
            ranks = (rank for rank, matches in enumerate(MATCHES) if matches(entry, query))
            yield from ((rank, entry) for rank in islice(ranks, 1))


@cache
def _entries() -> tuple[Entry, ...]:
    return tuple(_entry(region) for region in regions.all_regions().values())


def _entry(region: Region) -> Entry:
    nation = regions.get(regions.country(region.code))
    code, own, its_country = fold(region.code), _names(region), _names(nation)
    folded_name = {language: fold(name) for language, name in region.name.items()}
    return Entry(code, region, folded_name, own, f"{own} {its_country} {code}")


def _names(region: Region) -> str:
    folded = dict.fromkeys(fold(name) for name in (*region.name.values(), *region.also))
    return f"| {' | '.join(folded)} |"


@cache
def _codes_by_name() -> Mapping[str, str]:
    """What is called the same in one language is called by none of the two."""
    found = defaultdict(set)
    for code, region in regions.all_regions().items():
        for name in (code, *_full_names(code), *(region.also if region.parent is None else ())):
            found[fold(name)].add(code)
    return {name: codes.pop() for name, codes in found.items() if len(codes) == 1}


def _full_names(code: str) -> Iterator[str]:
    for language in LANGUAGES:
        yield regions.full_name(code, language)
        yield regions.label(code, language)
