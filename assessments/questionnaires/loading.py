"""From YAML text to a checked questionnaire; the only module that knows YAML.

A small, strict part of YAML: no anchors, aliases, tags or second documents, no repeated keys;
only true, false and null are more than words (so yes, no, on and off stay words), numbers are
exact decimals, and a date is a word.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

import yaml

from assessments.questionnaires.definitions import Questionnaire
from assessments.questionnaires.entries import DefinitionError, Entry, Value
from assessments.questionnaires.reading.whole import read_questionnaire

PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C one is there in every wheel
MAX_DEPTH = 30
WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}
NUMBER = re.compile(r"-?\d{1,12}(\.\d{1,12})?", re.ASCII)


def load(text: str, file: str = "definition") -> Questionnaire:
    """Raise DefinitionError, with the line, for the first thing that is not sound."""
    return read_questionnaire(parse(text, file))


def parse(text: str, file: str) -> Entry:
    """The tree of what the text says. Raise DefinitionError when it is not our part of YAML."""
    try:
        text.encode("utf-8")
        return _Tree(file, yaml.parse(text, Loader=PARSER)).document()
    except UnicodeEncodeError:
        raise DefinitionError(file, 1, "there are characters that are not Unicode text.") from None
    except yaml.YAMLError as error:
        line = _line(getattr(error, "problem_mark", None))
        problem = getattr(error, "problem", None) or getattr(error, "reason", "")
        raise DefinitionError(file, line, f"this is not valid YAML: {problem}.") from None


def _line(mark: object) -> int:
    return int(getattr(mark, "line", 0)) + 1


class _Tree:
    """Builds the tree from the parser's events: each is seen once, and refused in one place."""

    def __init__(self, file: str, events: Iterator[yaml.Event]) -> None:
        self.file, self.events = file, events

    def document(self) -> Entry:
        next(self.events)  # the start of the stream
        if not isinstance(next(self.events), yaml.DocumentStartEvent):
            raise DefinitionError(self.file, 1, "the file is empty.")
        entry = self._entry(self._next(), depth=0)
        next(self.events)  # the end of the document
        if isinstance(after := next(self.events), yaml.DocumentStartEvent):
            raise self._refusal(after, "a file holds one definition; remove the second document.")
        return entry

    def _entry(self, event: yaml.Event, depth: int, key_line: int | None = None) -> Entry:
        if depth > MAX_DEPTH:
            raise self._refusal(event, f"nothing may be nested deeper than {MAX_DEPTH} levels.")
        return Entry(self._value(event, depth), key_line or _line(event.start_mark), self.file)

    def _value(self, event: yaml.Event, depth: int) -> Value:
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(depth)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._items(depth)
        return _scalar(event)

    def _mapping(self, depth: int) -> dict[str, Entry]:
        found: dict[str, Entry] = {}
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                raise self._refusal(event, "a key must be one word.")
            if event.value in found:
                raise self._refusal(event, f"the key '{event.value}' is here twice. Remove one.")
            found[event.value] = self._entry(self._next(), depth + 1, _line(event.start_mark))
        return found

    def _items(self, depth: int) -> list[Entry]:
        found = []
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            found.append(self._entry(event, depth + 1))
        return found

    def _next(self) -> yaml.Event:
        event = next(self.events)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise self._refusal(event, "anchors (&) and aliases (*) are not used here; repeat it.")
        if getattr(event, "tag", None):
            raise self._refusal(event, "tags (!) are not used here; write the value itself.")
        return event

    def _refusal(self, event: yaml.Event, sentence: str) -> DefinitionError:
        return DefinitionError(self.file, _line(event.start_mark), sentence)


def _scalar(event: yaml.Event) -> str | bool | Decimal | None:
    text = str(getattr(event, "value", ""))
    if getattr(event, "style", None):  # in quotes, or a block of text
        return text
    if text in WORDS:
        return WORDS[text]
    return Decimal(text) if NUMBER.fullmatch(text) else text
