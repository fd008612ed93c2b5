"""What in a text looks like the data of a person.

A hint for whoever typed it, so it errs on the side of silence: companies, amounts, dates and
codes stand in every text about supply chains.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from assessments.personal_data.identities import identities
from assessments.personal_data.names import names
from assessments.personal_data.telephones import telephones


class Kind(StrEnum):
    EMAIL = "email"
    TELEPHONE = "telephone"
    IDENTITY = "identity"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Find:
    kind: Kind
    text: str  # as it was typed


def find(text: str) -> tuple[Find, ...]:
    """In the order of the kinds, each text once."""
    found = (Find(kind, each) for kind, finder in FINDERS.items() for each in finder(text))
    return tuple(dict.fromkeys(found))


EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,8}[A-Za-z]{2,24}\b")


def _emails(text: str) -> Iterator[str]:
    return (match[0] for match in EMAIL.finditer(text))


FINDERS: Mapping[Kind, Callable[[str], Iterator[str]]] = {
    Kind.EMAIL: _emails,
    Kind.TELEPHONE: telephones,
    Kind.IDENTITY: identities,
    Kind.NAME: names,
}
