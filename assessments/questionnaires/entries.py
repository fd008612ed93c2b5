"""What a definition file says and on which line, and how it is taken out piece by piece."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import TracebackType
from typing import Self


class DefinitionError(ValueError):
    """A definition that cannot be used, in a sentence for whoever edits it."""

    def __init__(self, file: str, line: int, sentence: str) -> None:
        super().__init__(f"{file}, line {line}: {sentence}")
        self.file, self.line, self.sentence = file, line, sentence


type Value = str | bool | Decimal | list[Entry] | dict[str, Entry] | None


@dataclass(frozen=True, slots=True)
class Entry:
    """A value with the line of its key, or of itself where it has no key."""

    value: Value
    line: int
    file: str

    def refusal(self, sentence: str, line: int | None = None) -> DefinitionError:
        return DefinitionError(self.file, line or self.line, sentence)

    def items(self, what: str) -> "list[Entry]":
        if not isinstance(self.value, list):
            raise self.refusal(f"{what} must be a list.")
        return self.value

    def mapping(self, what: str) -> "Mapping[str, Entry]":
        if not isinstance(self.value, dict):
            raise self.refusal(f"{what} must be a group of keys with values.")
        return self.value


type Read[T] = Callable[[Entry], T]


class Fields:
    """Takes the keys of one group out by name. On leaving the block, what is left is refused."""

    def __init__(self, entry: Entry, what: str) -> None:
        self.entry, self.what = entry, what
        self._left = dict(entry.mapping(what))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if error is None and self._left:
            key, entry = next(iter(self._left.items()))
            raise entry.refusal(f"{self.what} cannot have the key '{key}'.")

    def __contains__(self, key: str) -> bool:
        return key in self._left

    def need[T](self, key: str, read: Read[T]) -> T:
        if key not in self._left:
            raise self.entry.refusal(f"{self.what} has no '{key}'. Add it.")
        return read(self._left.pop(key))

    def may[T, D](self, key: str, read: Read[T], default: D) -> T | D:
        return read(self._left.pop(key)) if key in self._left else default
