"""Numbers that states give to people, among those of companies, goods and money."""

import re
from collections.abc import Iterator

from stdnum.cn import ric
from stdnum.nl import bsn

NEAR = 24  # characters before a number that say what it is
DUTCH = re.compile(r"(?<![\w.,/+-])(?:\d{9}|\d{4}\.\d{2}\.\d{3})(?![\w/%-]|[.,]\d)")
CHINESE = re.compile(r"(?<!\w)\d{17}[\dXx](?!\w)")
# One in eleven numbers of nine digits passes the test of a citizen service number.
NO_PERSON = re.compile(
    r"(?:€|\$|£|¥|\b(?:eur|euro|usd|rmb|cny|kvk|rsin|btw|vat|eori|duns|d-u-n-s|gln|lei|hs|gs|cn|"
    r"order\w*|po|factuur\w*|invoice\w*|artikel\w*|article|partij\w*|batch|lot|container\w*|"
    r"certifica\w+|licen\w+|registrati\w+))(?:[ -]?(?:number|nummer|no|nr|code))?[.:#= ]{0,3}$",
    re.IGNORECASE,
)
UNIT = re.compile(
    r" ?(?:€|(?:eur|euro|usd|dollar|rmb|yuan|kg|kilo|ton|stuks|pieces|pcs|m2|meter)\b)",
    re.IGNORECASE,
)
NAMED = re.compile(
    r"\b(?:paspoort|passport|rijbewijs|driving licen[cs]e|identiteits?(?:kaart|bewijs)|"
    r"identity (?:card|number)|id[ -]?(?:card|kaart|number|nummer)|national id|"
    r"bsn|burgerservice|sofi|护照|身份证)"
    r"[ -]?(?:nummer|number|no\b|nr\b|号码?)?[.:：# ]{0,3}"
    r"((?=[A-Za-z]{0,3}\d{3})[A-Za-z]{0,3}\d[\dA-Za-z]{5,17})(?!\w)",
    re.IGNORECASE,
)


def identities(text: str) -> Iterator[str]:
    """Of the Netherlands and China by their check digits, of other countries by what they are called."""
    for match in DUTCH.finditer(text):
        if bsn.is_valid(match[0]) and _is_of_a_person(text, match):
            yield match[0]
    yield from (match[0] for match in CHINESE.finditer(text) if ric.is_valid(match[0]))
    yield from (match[1] for match in NAMED.finditer(text))


def _is_of_a_person(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - NEAR) : match.start()]
    return not NO_PERSON.search(before) and not UNIT.match(text, match.end())
