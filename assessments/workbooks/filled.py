"""An answer as it stands in the cells of a workbook, in texts."""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import cast

from django.utils.formats import date_format
from django.utils.translation import get_language

from assessments.forms.cells import shown_cell
from assessments.forms.numbers import written
from assessments.language import wording
from assessments.models import Answer
from assessments.questionnaires.answers import AnswerValue, Cell, Row, from_json
from assessments.questionnaires.questions import Column, ColumnKind, Kind, Question
from assessments.workbooks.places import Heading, comparable, headings_of

TICK = "x"
SAMPLE_DAY = date(2026, 8, 20)  # shows how a date is written; it cannot be read the other way round
NUMERIC_DAY = {"nl": "d-m-Y"}  # else as ISO writes it


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """The texts in the cells of one question; what is empty is left out."""

    cells: Mapping[str, str] = field(default_factory=dict)  # by the id of the line
    rows: Sequence[Sequence[str]] = ()  # of a table, by heading
    not_applicable: str = ""
    reason: str = ""
    remark: str = ""

    @property
    def is_empty(self) -> bool:
        return not any(self._held())

    def digest(self) -> str:
        """Tells whether somebody changed anything; empty when nothing is filled in."""
        if self.is_empty:
            return ""
        canonical = json.dumps(self._held(), sort_keys=True, ensure_ascii=True)
        return hashlib.sha256(canonical.encode()).hexdigest()[:16]

    def _held(self) -> tuple[object, ...]:
        """As much of it as a workbook holds."""
        cells = {id_: held for id_, text in self.cells.items() if (held := comparable(text))}
        rows = [[comparable(text) for text in row] for row in self.rows]
        beside = (self.not_applicable, self.reason, self.remark)
        return (cells, [row for row in rows if any(row)], *map(comparable, beside))


def filled_of(question: Question, answer: Answer | None) -> Filled:
    """In the language that is active."""
    if answer is None:
        return Filled()
    value = from_json(question, answer.value)
    is_table = question.kind is Kind.TABLE
    return Filled(
        cells={} if value is None or is_table else CELLS[question.kind](question, value),
        rows=row_texts(question, cast("Sequence[Row]", value or ())) if is_table else (),
        not_applicable=TICK if answer.is_not_applicable else "",
        reason=answer.reason,
        remark=answer.remark,
    )


def day_pattern() -> str:
    return NUMERIC_DAY.get(get_language() or "", "Y-m-d")


def cell_text(heading: Heading, cell: Cell | None) -> str:
    if cell is None:
        return ""
    if heading.option is not None:
        return TICK if heading.option.key in cast("tuple[str, ...]", cell) else ""
    return SHOWN.get(heading.column.kind, _typed)(heading.column, cell)


def row_texts(question: Question, rows: Sequence[Row]) -> list[list[str]]:
    """By heading, in the language that is active."""
    headings = headings_of(question)
    return [[cell_text(each, row.get(each.column.key)) for each in headings] for row in rows]


def _typed(column: Column, cell: Cell) -> str:
    """As a person would type it."""
    return cast("str", shown_cell(column, cell))


def _label(column: Column, cell: Cell) -> str:
    return next(wording(each.label) for each in column.options if each.key == cell)


def _chosen(question: Question, value: AnswerValue) -> dict[str, str]:
    return {question.code: wording(question.option(cast("str", value)).label)}


def _ticked(question: Question, value: AnswerValue) -> dict[str, str]:
    return {f"{question.code}={key}": TICK for key in cast("tuple[str, ...]", value)}


def _parts(question: Question, value: AnswerValue) -> dict[str, str]:
    texts = cast("Mapping[str, str]", value)
    return {f"{question.code}.{key}": text for key, text in texts.items()}


def _number(question: Question, value: AnswerValue) -> dict[str, str]:
    return {question.code: written(cast("Decimal", value))}


def _day(question: Question, value: AnswerValue) -> dict[str, str]:
    return {question.code: date_format(cast("date", value), day_pattern())}


SHOWN: Mapping[ColumnKind, Callable[[Column, Cell], str]] = {ColumnKind.SINGLE: _label}
CELLS: Mapping[Kind, Callable[[Question, AnswerValue], dict[str, str]]] = {
    Kind.SINGLE: _chosen,
    Kind.MULTI: _ticked,
    Kind.PERCENT: _number,
    Kind.NUMBER: _number,
    Kind.DATE: _day,
    Kind.TEXT: lambda question, value: {question.code: cast("str", value)},
    Kind.STRUCTURED_TEXT: _parts,
}
