"""Single values: words, sentences, numbers, days, choices from a closed list."""

import re
from collections.abc import Callable, Collection, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from assessments.questionnaires.entries import Entry, Fields, Read
from assessments.questionnaires.texts import LANGUAGES, Text

NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")


def word(entry: Entry) -> str:
    if not isinstance(entry.value, str) or not entry.value.strip():
        raise entry.refusal("a text is expected here. Put it in quotes when it is a number.")
    return entry.value


def name(entry: Entry) -> str:
    """A key or a code: it ends up in addresses, forms and files."""
    if not NAME.fullmatch(found := word(entry)):
        raise entry.refusal(f"'{found}' can only have letters, digits, _ and -.")
    return found


def truth(entry: Entry) -> bool:
    if not isinstance(entry.value, bool):
        raise entry.refusal("true or false is expected here.")
    return entry.value


def decimal(entry: Entry) -> Decimal:
    """A number of 0 or more: nothing in a definition is negative."""
    if not isinstance(entry.value, Decimal) or entry.value < 0:
        raise entry.refusal("a number of 0 or more is expected here.")
    return entry.value


def number(entry: Entry) -> Fraction:
    return Fraction(decimal(entry))


def number_up_to(limit: Fraction | int) -> Read[Fraction]:
    def read(entry: Entry) -> Fraction:
        found = number(entry)
        if found > limit:
            raise entry.refusal(f"{entry.value} is more than {limit}, the most it can be.")
        return found

    return read


def whole(entry: Entry) -> int:
    found = decimal(entry)
    if found != found.to_integral_value():
        raise entry.refusal("a whole number is expected here.")
    return int(found)


def whole_between(low: int, high: int) -> Read[int]:
    def read(entry: Entry) -> int:
        if not low <= (found := whole(entry)) <= high:
            raise entry.refusal(f"{found} is not one of {low} to {high}.")
        return found

    return read


def day(entry: Entry) -> date:
    try:
        return date.fromisoformat(word(entry))
    except ValueError:
        raise entry.refusal("a day like 2026-12-01 is expected here.") from None


def choice[E: StrEnum](kinds: type[E]) -> Read[E]:
    """One of a closed list."""

    def read(entry: Entry) -> E:
        try:
            return kinds(word(entry))
        except ValueError:
            raise entry.refusal(f"'{entry.value}' is not one of {', '.join(kinds)}.") from None

    return read


def known(names: Collection[str], what: str) -> Read[str]:
    """The name of something that this file describes elsewhere."""

    def read(entry: Entry) -> str:
        if (name := word(entry)) not in names:
            raise entry.refusal(f"there is no {what} '{name}'.")
        return name

    return read


def nothing_or[T](read: Read[T]) -> Read[T | None]:
    return lambda entry: None if entry.value is None else read(entry)


def several[T](read: Read[T], what: str = "this") -> Read[tuple[T, ...]]:
    """A list, which may be empty."""
    return lambda entry: tuple(read(item) for item in entry.items(what))


def unique[T](
    read: Read[T], key: Callable[[T], str], what: str, taken: set[str] | None = None
) -> Read[tuple[T, ...]]:
    """A list of which every item has its own key; also apart from the keys already taken."""

    def read_all(entry: Entry) -> tuple[T, ...]:
        seen = set() if taken is None else taken
        found = []
        for item in entry.items(f"the list of every {what}"):
            found.append(read(item))
            if key(found[-1]) in seen:
                raise item.refusal(f"'{key(found[-1])}' is used twice. Rename this {what}.")
            seen.add(key(found[-1]))
        return tuple(found)

    return read_all


def group[T](read: Read[T], what: str) -> Read[Mapping[str, T]]:
    """Values by free keys."""
    return lambda entry: {key: read(item) for key, item in entry.mapping(what).items()}


def text(entry: Entry) -> Text:
    with Fields(entry, "a text") as fields:
        return wording(fields)


def wording(fields: Fields) -> Text:
    """The languages stand among the other keys of their owner."""
    for language in LANGUAGES:
        if language not in fields:
            raise fields.entry.refusal(f"{fields.what} has no text in '{language}'. Add it.")
    return {language: fields.need(language, word) for language in LANGUAGES}
