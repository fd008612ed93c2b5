"""Rows pasted from a spreadsheet, and rows as such a text."""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence

from django.utils.translation import gettext as _

from assessments.forms.cells import TypedCell
from assessments.questionnaires.questions import Column, ColumnKind

type TypedRow = Mapping[str, TypedCell]

BETWEEN = ", "  # the choices in one cell


def pasted_rows(columns: Sequence[Column], text: str) -> list[TypedRow]:
    """One row a line, the cells in the order of the columns, between tabs or semicolons.

    A first line with the names of the columns is left out. Raise ValueError with
    a sentence when the text cannot be taken apart.
    """
    separator = "\t" if "\t" in text else ";"
    lines = (line for line in text.split("\n") if line.strip())
    try:
        rows = [[cell.strip() for cell in row] for row in csv.reader(lines, delimiter=separator)]
    except csv.Error:
        raise ValueError(_("Close every quotation mark, and paste one row on each line.")) from None
    if rows and _is_heading(columns, rows[0]):
        del rows[0]
    if any(len(row) > len(columns) for row in rows):
        raise ValueError(
            _("Paste at most %(count)s columns, in the order that stands here.")
            % {"count": len(columns)}
        )
    return [_row(columns, row) for row in rows]


def as_text(columns: Sequence[Column], rows: Iterable[TypedRow]) -> str:
    """The rows as they can be pasted again."""
    return "\n".join("\t".join(_texts(columns, row)) for row in rows)


def _is_heading(columns: Sequence[Column], row: Sequence[str]) -> bool:
    names = {name.casefold() for name in columns[0].label.values()}
    return row[0].casefold() in names


def _row(columns: Sequence[Column], cells: Sequence[str]) -> TypedRow:
    return {
        column.key: _split(cell) if column.kind is ColumnKind.MULTI else cell
        for column, cell in zip(columns, cells, strict=False)
    }


def _split(cell: str) -> list[str]:
    return [text for each in cell.split(",") if (text := each.strip())]


def _texts(columns: Sequence[Column], row: TypedRow) -> Iterator[str]:
    for column in columns:
        cell = row.get(column.key, "")
        text = cell if isinstance(cell, str) else BETWEEN.join(cell)
        yield " ".join(text.split())
