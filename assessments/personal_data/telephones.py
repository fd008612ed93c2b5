"""Telephone numbers among the amounts, dates and codes of a text."""

import re
from collections.abc import Iterator

import phonenumbers

HOME = "NL"  # of a number without a country
A_DATE = r"(?!\d{1,2}[.\-/ ]\d{1,2}[.\-/ ](?:19|20)\d\d)"
# With a country (+86, 0086) or with the zero of a region. Separators stand one at a time, so that
# the columns of a table do not run together.
DIALLED = re.compile(
    rf"(?<![\w.,/-]){A_DATE}(?:\+|00|0)\(?\d(?:(?:[ .\-/]|\(0\)|[ ]?[()][ ]?)?\d){{6,13}}(?![\w/-])"
)
CALLED = re.compile(
    r"\b(?:tel(?:efoon)?(?:nummer)?|phone|mobile|mobiel|gsm|whats ?app|wechat|电话|手机)"
    r"(?: ?(?:number|nummer|no|nr))?[.:： ]{1,3}([1-9](?:[ \-]?\d){7,12})(?!\w)",
    re.IGNORECASE,
)
# Mobile numbers in China are written in 3, 4 and 4 digits.
CHINESE = re.compile(r"(?<![\w.,/-])(?<!\+86 )1[3-9]\d[ \-]\d{4}[ \-]\d{4}(?![\w/-])")


def telephones(text: str) -> Iterator[str]:
    yield from (match[0] for match in DIALLED.finditer(text) if _is_valid(match[0], HOME))
    yield from (match[1] for match in CALLED.finditer(text))
    yield from (match[0] for match in CHINESE.finditer(text) if _is_valid(match[0], "CN"))


def _is_valid(text: str, country: str) -> bool:
    try:
        number = phonenumbers.parse(text, country)
    except phonenumbers.NumberParseException:
        return False
    return phonenumbers.is_valid_number(number)
