"""What somebody filled in at one question of a workbook."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from assessments.actions.answers import Given
from assessments.actions.intakes import Problem
from assessments.forms.cells import option_named
from assessments.forms.dates import NO_SUCH_DAY
from assessments.forms.kinds import FIELDS
from assessments.forms.texts import TextField
from assessments.questionnaires.answers import is_empty
from assessments.questionnaires.questions import Kind, Question
from assessments.workbooks.found import at, filled_at
from assessments.workbooks.places import At, lines_of
from assessments.workbooks.reading import EMPTY, FORMULA, Found, Line, Workbook
from assessments.workbooks.rows import read_rows
from assessments.workbooks.ticks import is_ticked, number_here

QUOTED = 60
DAY_FIRST = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")
YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]00:00(?::00)?)?")

type Cells = Mapping[str, Found]  # by the id of the line


def has_rows(workbook: Workbook, code: str) -> bool:
    """Whether the sheet with the rows of this question is there."""
    return code in workbook.tables


def given_at(
    question: Question, workbook: Workbook, shown: str
) -> tuple[Given, list[Problem]] | None:
    """What stands there; None when nobody touched it. With problems, it is not to be saved."""
    lines = {line.id: workbook.lines[line.id] for line in lines_of(question)}
    table = workbook.tables.get(question.code, ()) if question.kind is Kind.TABLE else ()
    if filled_at(question, lines, table).digest() == shown:
        return None
    reader = _Reader(question, workbook.head.language)
    given = reader.given(lines, table)
    return given, reader.problems


class _Reader:
    """Reads the cells of one question, and keeps what cannot be read."""

    def __init__(self, question: Question, language: str) -> None:
        self.question, self.language = question, language
        self.problems: list[Problem] = []

    def given(self, lines: Mapping[str, Line], table: Sequence[Line]) -> Given:
        own = lines[self.question.code]
        may_pass = self.question.may_be_not_applicable
        cells = {id_: at(line, At.ANSWER) for id_, line in lines.items()}
        value = self._rows(table) if self.question.kind is Kind.TABLE else self._value(cells)
        return Given(
            value=None if is_empty(value) else value,
            is_not_applicable=may_pass and self._tick(at(own, At.NOT_APPLICABLE)),
            reason=self._text(at(own, At.REASON)) if may_pass else "",
            remark=self._text(at(own, At.REMARK)),
        )

    def _rows(self, table: Sequence[Line]) -> Any:
        if not any(table):
            return ()
        try:
            read = read_rows(self.question, table, self.language)
        except ValidationError as error:
            self._refuse(EMPTY, error)
            return ()
        self.problems.extend(read.problems)
        return read.value

    def _value(self, cells: Cells) -> Any:
        typed = TYPED[self.question.kind](self, cells)
        if self.problems or typed is None:
            return None
        try:
            return FIELDS[self.question.kind](self.question).clean(typed)
        except ValidationError as error:
            self._refuse(_first(cells), error)
            return None

    def chosen(self, cells: Cells) -> str | None:
        found = self._plain(cells[self.question.code])
        if not found.text.strip():
            return None
        key = option_named(self.question.options, found.text.strip())
        if key is None:
            message = _("“%(typed)s” is not in the list.") % {"typed": found.text.strip()[:QUOTED]}
            self._refuse(found, ValidationError(message))
        return key

    def ticked(self, cells: Cells) -> list[str]:
        lines = [line for line in lines_of(self.question) if line.key]
        return [line.key for line in lines if self._tick(cells[line.id])]

    def parts(self, cells: Cells) -> dict[str, str]:
        lines = [line for line in lines_of(self.question) if line.key]
        return {line.key: self._plain(cells[line.id]).text for line in lines}

    def number(self, cells: Cells) -> str:
        found = self._plain(cells[self.question.code])
        return number_here(found.text, self.language)

    def day(self, cells: Cells) -> list[str] | None:
        """In three parts, as the boxes on the page."""
        found = self._plain(cells[self.question.code])
        text = found.text.strip()
        if match := DAY_FIRST.fullmatch(text):
            return list(match.groups())
        if match := YEAR_FIRST.fullmatch(text):
            return list(reversed(match.groups()))
        if text:
            self._refuse(found, ValidationError(NO_SUCH_DAY))
        return None

    def text(self, cells: Cells) -> str:
        return self._plain(cells[self.question.code]).text

    def _text(self, found: Found) -> str:
        """An explanation or a reason."""
        try:
            return TextField().to_python(self._plain(found).text)
        except ValidationError as error:
            self._refuse(found, error)
            return ""

    def _tick(self, found: Found) -> bool:
        try:
            return is_ticked(self._plain(found).text)
        except ValidationError as error:
            self._refuse(found, error)
            return False

    def _plain(self, found: Found) -> Found:
        """The cell unless it is a formula: that is a problem, and as good as empty."""
        if not found.is_formula:
            return found
        self._refuse(found, ValidationError(FORMULA))
        return EMPTY

    def _refuse(self, found: Found, error: ValidationError) -> None:
        self.problems.extend(
            Problem(code=self.question.code, place=found.place, sentence=sentence)
            for sentence in error.messages
        )


def _first(cells: Cells) -> Found:
    """Where what was filled in begins."""
    return next((each for each in cells.values() if each.place), EMPTY)


TYPED: Mapping[Kind, Callable[[_Reader, Cells], Any]] = {
    Kind.SINGLE: _Reader.chosen,
    Kind.MULTI: _Reader.ticked,
    Kind.PERCENT: _Reader.number,
    Kind.NUMBER: _Reader.number,
    Kind.DATE: _Reader.day,
    Kind.TEXT: _Reader.text,
    Kind.STRUCTURED_TEXT: _Reader.parts,
}
