"""Whether a data file holds what it should: every problem a sentence, all of them at once."""

import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

DATA = Path(__file__).parent / "data"
LANGUAGES = ("nl", "en")


class DataError(ValueError):
    """A data file cannot be used; `problems` holds every reason, a sentence each."""

    def __init__(self, file: str, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(f"{file}: {problem}" for problem in self.problems))


class Field(NamedTuple):
    """What one key of a table may hold."""

    holds: Callable[[Any], bool]
    wanted: str
    is_required: bool = True


def read(file: str) -> dict[str, Any]:
    return parse((DATA / file).read_text(encoding="utf-8"), file)


def parse(text: str, file: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise DataError(file, [str(error)]) from error


def refuse(file: str, problems: Iterable[str]) -> None:
    """Raise DataError when there is any problem."""
    if found := list(problems):
        raise DataError(file, found)


def problems_in(name: str, table: object, fields: Mapping[str, Field]) -> Iterator[str]:
    if not isinstance(table, dict):
        yield f"{name} must be a table, not {table!r}"
        return
    yield from (f"{name}: unknown key {key}" for key in table if key not in fields)
    for key, field in fields.items():
        if key not in table:
            yield from [f"{name}: {key} is missing"] * field.is_required
        elif not field.holds(table[key]):
            yield f"{name}: {key} must be {field.wanted}, not {table[key]!r}"


def is_string(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def is_text(value: object) -> bool:
    """Whether it is worded in every language of the product, and in no other."""
    return (
        isinstance(value, dict)
        and set(value) == set(LANGUAGES)
        and all(is_string(wording) for wording in value.values())
    )


def are_strings(value: object) -> bool:
    return isinstance(value, list) and all(is_string(each) for each in value)


STRING = Field(is_string, "a text")
STRINGS = Field(are_strings, "a list of texts", is_required=False)
TEXT = Field(is_text, "a text in nl and en")
FLAG = Field(lambda value: isinstance(value, bool), "true or false", is_required=False)


def one_of(*allowed: str | int) -> Field:
    return Field(
        lambda value: isinstance(value, str | int) and value in allowed,
        f"one of {', '.join(map(str, allowed))}",
    )


def known(what: str, exists: Callable[[str], bool]) -> Field:
    """A code that `exists` recognises."""
    return Field(lambda value: isinstance(value, str) and exists(value), f"a known {what}")
