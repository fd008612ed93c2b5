"""The hidden sheet: which questionnaire and assessment a workbook is of, and what it began with."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from assessments.workbooks.places import FORMAT

LEAST = 5  # lines: four facts and the digest
PAIR = 2


class Began(NamedTuple):
    """What stood at a question when the workbook was made; both are empty where nothing did."""

    seen: str  # fingerprint of the answer
    shown: str  # digest of the cells


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    questionnaire: str  # "slug@version"
    language: str
    assessment: str = ""  # empty: of a blank workbook, which fits every assessment
    began: Mapping[str, Began] = field(default_factory=dict)  # by question

    def lines(self) -> Iterator[tuple[str, ...]]:
        """As they stand on the hidden sheet. The last one shows whether they were touched."""
        lines = [
            ("format", FORMAT),
            ("questionnaire", self.questionnaire),
            ("language", self.language),
            ("assessment", self.assessment),
            *((code, *began) for code, began in self.began.items()),
        ]
        yield from lines
        yield ("digest", _digest(lines))


def head_from(lines: Iterable[Sequence[str]]) -> Head | None:
    """What the hidden sheet says; None when it is not ours, or was touched."""
    found = [_without_tail(line) for line in lines if any(line)]
    if len(found) < LEAST or found[-1] != ["digest", _digest(found[:-1])]:
        return None
    facts, questions = found[: LEAST - 1], found[LEAST - 1 : -1]
    named = {line[0]: line[1] for line in facts if len(line) == PAIR}
    if named.get("format") != FORMAT:
        return None
    return Head(
        questionnaire=named.get("questionnaire", ""),
        language=named.get("language", ""),
        assessment=named.get("assessment", ""),
        began={line[0]: _began(line) for line in questions},
    )


def _began(line: Sequence[str]) -> Began:
    _code, seen, shown = (*line, "", "")[:3]
    return Began(seen, shown)


def _digest(lines: Sequence[Sequence[str]]) -> str:
    """Against accidents: whoever may fill in can also overwrite on purpose, on the site."""
    # Trailing empty cells come and go with the program that saved the file.
    bare = [_without_tail(line) for line in lines]
    return hashlib.sha256(json.dumps(bare).encode()).hexdigest()


def _without_tail(line: Sequence[str]) -> list[str]:
    kept = list(line)
    while kept and not kept[-1]:
        kept.pop()
    return kept
