"""What became of a text, word by word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

# Words with the spaces before them: most people write on where a text ended.
WORD = re.compile(r"\s*\S+|\s+")
# Comparing takes as long as the one number of words times the other: beyond this it is not done.
MAX_PAIRS = 250_000


class Fate(StrEnum):
    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Piece:
    fate: Fate
    text: str

    @property
    def is_added(self) -> bool:
        return self.fate is Fate.ADDED

    @property
    def is_removed(self) -> bool:
        return self.fate is Fate.REMOVED


def differences(old: str, new: str) -> tuple[Piece, ...]:
    """The pieces of both texts, in the order in which somebody reads them."""
    before, after = WORD.findall(old), WORD.findall(new)
    start = _shared(before, after)
    end = _shared(before[start:][::-1], after[start:][::-1])
    first, last = before[:start], before[len(before) - end :]
    middle = _middle(before[start : len(before) - end], after[start : len(after) - end])
    found = [(Fate.KEPT, first), *middle, (Fate.KEPT, last)]
    return tuple(Piece(fate, "".join(words)) for fate, words in found if words)


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _middle(before: list[str], after: list[str]) -> Iterator[tuple[Fate, list[str]]]:
    if len(before) * len(after) > MAX_PAIRS:
        yield Fate.REMOVED, before
        yield Fate.ADDED, after
        return
    for _tag, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if before[i:j] == after[k:m]:
            yield Fate.KEPT, before[i:j]
        else:
            yield Fate.REMOVED, before[i:j]
            yield Fate.ADDED, after[k:m]
