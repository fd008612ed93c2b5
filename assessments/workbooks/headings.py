"""Which column of a table each heading of somebody's own file means."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from assessments.language import wording
from assessments.questionnaires.questions import Column, ColumnKind, Option, Question
from assessments.workbooks.places import Heading, headings_of
from assessments.workbooks.reading import Line
from assessments.workbooks.row_sheet import BETWEEN

QUOTED = 60  # characters of a heading that a message repeats
DECORATION = re.compile(r"[\s*_\ufeff]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Matched:
    """By the number of the column in the file, what it means; None where nothing does."""

    headings: tuple[Heading | None, ...]
    unknown: tuple[str, ...]  # headings that mean nothing here
    missing: tuple[str, ...]  # required columns that no heading means

    @property
    def is_table(self) -> bool:
        return any(self.headings)


def matched(question: Question, line: Line) -> Matched:
    """In any order, by key or by label in any language; a heading that comes twice counts once."""
    names = dict(_names(question))
    found: list[Heading | None] = []
    for cell in line:
        heading = names.get(_folded(cell.text))
        found.append(None if heading in found else heading)
    texts = [cell.text for cell in line]
    return Matched(
        headings=tuple(found),
        unknown=tuple(
            text[:QUOTED]
            for text, each in zip(texts, found, strict=True)
            if text.strip() and not each
        ),
        missing=tuple(_missing(question, found)),
    )


def unknown_column(name: str) -> str:
    return _("“%(name)s” is not a column of this table. It is left out.") % {"name": name}


def _missing(question: Question, found: Sequence[Heading | None]) -> Iterator[str]:
    present = {each.column.key for each in found if each}
    for column in question.columns:
        if column.is_required and column.key not in present:
            yield wording(column.label)


def _names(question: Question) -> Iterator[tuple[str, Heading]]:
    """Of a column with several choices both the column itself and each of its choices."""
    whole = [Heading(column=each) for each in question.columns if each.kind is ColumnKind.MULTI]
    for heading in (*headings_of(question), *whole):
        for column in _called(heading.column):
            if heading.option is None:
                yield _folded(column), heading
            else:
                for option in _called(heading.option):
                    yield _folded(f"{column}{BETWEEN}{option}"), heading


def _called(thing: Column | Option) -> Iterator[str]:
    """By its key, by its labels, and by a label without what stands between brackets."""
    yield thing.key
    for label in thing.label.values():
        yield label
        yield label.partition(" (")[0]


def _folded(text: str) -> str:
    return DECORATION.sub(" ", text).strip().casefold()
