"""The rows of a table, read from a sheet or a file with a line of headings."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from assessments.actions.intakes import Problem
from assessments.forms.cells import TypedCell, option_named
from assessments.forms.fields import PartlyRead
from assessments.forms.tables import TableField, Typed
from assessments.questionnaires.answers import Row
from assessments.questionnaires.questions import ColumnKind, Question
from assessments.workbooks.headings import Matched, matched, unknown_column
from assessments.workbooks.places import Heading
from assessments.workbooks.reading import FORMULA, Found, Line
from assessments.workbooks.ticks import is_ticked, number_here

SEPARATORS = re.compile(r"[,;|\n]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    value: tuple[Row, ...]
    problems: tuple[Problem, ...]


def read_rows(question: Question, lines: Sequence[Line], language: str) -> Rows:
    """Cells that cannot be read are left out, each with a sentence.

    Raise ValidationError when these are not rows of this table at all. Numbers are read as they
    are written in that language.
    """
    filled = [line for line in lines if line]
    if not filled:
        raise ValidationError(_("There are no rows in this file."))
    columns = matched(question, filled[0])
    if not columns.is_table:
        raise ValidationError(
            _(
                "The first row must hold the names of the columns. Use the file to fill in as an example."
            )
        )
    reader = _Reader(question, columns, language)
    typed = [reader.row(line) for line in filled[1:]]
    return _read(question, filled[1:], typed, reader)


def _read(
    question: Question,
    lines: Sequence[Line],
    typed: Sequence[Mapping[str, TypedCell]],
    reader: "_Reader",
) -> Rows:
    rows = [(line, row) for line, row in zip(lines, typed, strict=True) if any(row.values())]
    problems = [*reader.about_columns(), *reader.problems]
    try:
        value = TableField(question.columns).clean(Typed(rows=tuple(row for _line, row in rows)))
    except PartlyRead as partly:
        value = partly.value
        for (number, key), sentence in partly.places.items():
            place = reader.place(rows[number][0], key)
            problems.append(Problem(code=question.code, place=place, sentence=sentence))
    return Rows(value=value, problems=tuple(problems))


class _Reader:
    """Reads line by line what was typed, and keeps what cannot be read."""

    def __init__(self, question: Question, columns: Matched, language: str) -> None:
        self.question, self.columns, self.language = question, columns, language
        self.problems: list[Problem] = []

    def row(self, line: Line) -> Mapping[str, TypedCell]:
        row: dict[str, TypedCell] = {}
        for heading, found in zip(self.columns.headings, line, strict=False):
            if heading is None or not found.text.strip():
                continue
            if found.is_formula:
                self._problem(found, str(FORMULA))
            elif heading.option is None:
                row[heading.column.key] = self._typed(heading, found)
            elif self._is_ticked(found):
                chosen = row.setdefault(heading.column.key, [])
                if isinstance(chosen, list):
                    chosen.append(heading.option.key)
        return row

    def about_columns(self) -> Iterator[Problem]:
        """What the headings lack, or have too much."""
        for name in self.columns.unknown:
            yield self._about(unknown_column(name))
        for name in self.columns.missing:
            yield self._about(_("There is no column “%(name)s”.") % {"name": name})

    def place(self, line: Line, key: str) -> str:
        pairs = zip(self.columns.headings, line, strict=False)
        places = [found.place for heading, found in pairs if heading and heading.column.key == key]
        return next(filter(None, places), "")

    def _typed(self, heading: Heading, found: Found) -> TypedCell:
        kind = heading.column.kind
        if kind is ColumnKind.MULTI:
            return _choices(heading, found.text)
        return (
            number_here(found.text, self.language)
            if kind is ColumnKind.PERCENT
            else found.text.strip()
        )

    def _is_ticked(self, found: Found) -> bool:
        try:
            return is_ticked(found.text)
        except ValidationError as error:
            self._problem(found, error.messages[0])
            return False

    def _problem(self, found: Found, sentence: str) -> None:
        self.problems.append(Problem(code=self.question.code, place=found.place, sentence=sentence))

    def _about(self, sentence: str) -> Problem:
        return Problem(code=self.question.code, place="", sentence=sentence)


def _choices(heading: Heading, text: str) -> list[str]:
    """One choice that is called this, else several between commas, semicolons or line ends."""
    if option_named(heading.column.options, text.strip()):
        return [text.strip()]
    return [part for each in SEPARATORS.split(text) if (part := each.strip())]
