"""A table: rows that are filled in, added, removed or pasted, without a script."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, cast

from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.forms.cells import TypedCell, read_cell, shown_cell
from assessments.forms.fields import AnswerField, Boxes, PartlyRead
from assessments.forms.pasting import TypedRow, as_text, pasted_rows
from assessments.forms.rows import Problems, TableControl
from assessments.language import wording
from assessments.questionnaires.answers import MAX_ROWS, Cell, Row
from assessments.questionnaires.questions import Column, ColumnKind

MANY_PROBLEMS = 10  # more are counted, not listed


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the controls of a table."""

    rows: tuple[TypedRow, ...] = ()
    pasted: str = ""


class Partial(Protocol):
    """The form around it, which keeps what could be read only in part."""

    partly: Mapping[str, PartlyRead]


class TableBoxes(Boxes):
    """Cells named "C01.0.name"; "C01.0.-" removes a row, "C01.-" holds pasted rows."""

    def __init__(self, columns: Sequence[Column]) -> None:
        super().__init__()
        self.columns = columns

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Typed:
        del files
        posted = _posted(data, f"{name}.")
        rows = (self._row(data, f"{name}.{number}.", posted[number]) for number in sorted(posted))
        return Typed(
            rows=tuple(row for row in rows if any(row.values())),
            pasted=data.get(f"{name}.-", "").replace("\r\n", "\n").strip("\n"),
        )

    def _row(self, data: Any, prefix: str, posted: Collection[str]) -> TypedRow:
        if data.get(f"{prefix}-"):
            return {}
        asked = (column for column in self.columns if column.key in posted)
        return {column.key: _typed(data, prefix, column) for column in asked}


def _posted(data: Mapping[str, Any], prefix: str) -> Mapping[int, Collection[str]]:
    """The columns that were posted, by the number of the row.

    Looking for every column in every row takes seconds when somebody makes up 60,000 rows.
    """
    found: defaultdict[int, set[str]] = defaultdict(set)
    fields = (key.removeprefix(prefix) for key in data if key.startswith(prefix))
    for number, _dot, column in (field.partition(".") for field in fields):
        if number.isdecimal() and len(number) < 7:  # noqa: PLR2004 - no overflow
            found[int(number)].add(column)
    return found


def _typed(data: Any, prefix: str, column: Column) -> TypedCell:
    key = prefix + column.key
    if column.kind is not ColumnKind.MULTI:
        return str(data.get(key, "")).strip()
    return [text for each in data.getlist(key) if (text := each.strip())]


class TableField(AnswerField):
    """Rows of typed cells. A cell that cannot be read does not stop the others from being kept."""

    template = "sections/_table.html"
    missing = gettext_lazy("Fill in at least one row.")
    is_group = True

    def __init__(self, columns: tuple[Column, ...]) -> None:
        super().__init__(widget=TableBoxes(columns))
        self.columns = columns

    def prepare_value(self, value: Any) -> Typed:
        return value if isinstance(value, Typed) else Typed(rows=_shown(self.columns, value or ()))

    def clean(self, value: Typed) -> tuple[Row, ...]:
        rows = self.all_rows(value)
        if len(rows) > MAX_ROWS:
            raise ValidationError(_too_many(len(rows)))
        read, problems = _read(self.columns, rows)
        if problems:
            raise PartlyRead(list(_sentences(self.columns, problems)), read, problems)
        return read

    def all_rows(self, typed: Typed) -> tuple[TypedRow, ...]:
        """Those in the boxes, then the pasted ones. Raise ValidationError when these are no rows."""
        try:
            return (*typed.rows, *pasted_rows(self.columns, typed.pasted))
        except ValueError as error:
            raise ValidationError(str(error)) from None

    def shown(self, typed: Typed) -> Typed:
        """Pasted rows come among the others; too many rows become a text that can be shortened."""
        try:
            rows = self.all_rows(typed)
        except ValidationError:
            return typed
        if len(rows) > MAX_ROWS:
            return Typed(pasted=as_text(self.columns, rows))
        return Typed(rows=rows)

    def control(self, bound: BoundField) -> TableControl:
        typed = self.shown(bound.value())
        unread = cast("Partial", bound.form).partly.get(bound.name) if bound.errors else None
        return TableControl(
            id=bound.auto_id,
            name=bound.html_name,
            columns=self.columns,
            typed=typed.rows,
            problems=unread.places if unread else {},
            pasted=typed.pasted,
        )


def _shown(columns: Sequence[Column], rows: Sequence[Row]) -> tuple[TypedRow, ...]:
    return tuple(
        {column.key: shown_cell(column, row.get(column.key)) for column in columns} for row in rows
    )


def _read(
    columns: Sequence[Column], rows: Sequence[TypedRow]
) -> tuple[tuple[Row, ...], dict[tuple[int, str], str]]:
    """The cells that could be read, and a sentence for each that could not."""
    read: list[dict[str, Cell]] = []
    problems: dict[tuple[int, str], str] = {}
    for number, row in enumerate(rows):
        cells, sentences = _read_row(columns, row)
        read.append(cells)
        problems |= {(number, column): sentence for column, sentence in sentences.items()}
    return tuple(cells for cells in read if cells), problems


def _read_row(columns: Sequence[Column], row: TypedRow) -> tuple[dict[str, Cell], dict[str, str]]:
    cells: dict[str, Cell] = {}
    sentences: dict[str, str] = {}
    for column in columns:
        try:
            cell = read_cell(column, row.get(column.key, ""))
        except ValidationError as error:
            sentences[column.key] = error.messages[0]
        else:
            if cell is not None:
                cells[column.key] = cell
    return cells, sentences


def _sentences(columns: Sequence[Column], problems: Problems) -> Iterator[str]:
    labels = {column.key: wording(column.label) for column in columns}
    for (row, column), sentence in list(problems.items())[:MANY_PROBLEMS]:
        yield _("Row %(number)s, %(column)s: %(sentence)s") % {
            "number": row + 1,
            "column": labels[column],
            "sentence": sentence,
        }
    if len(problems) > MANY_PROBLEMS:
        yield _("And %(count)s more cells.") % {"count": len(problems) - MANY_PROBLEMS}


def _too_many(count: int) -> str:
    return _(
        "Use at most %(limit)s rows. These are %(count)s. They stand in the box for pasting: "
        "shorten them there and save again."
    ) % {"limit": number_format(MAX_ROWS), "count": number_format(count)}
