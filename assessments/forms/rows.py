"""How a table is drawn: a row is a box that opens, its cells are labelled controls."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from assessments.forms.cells import TypedCell, option_named
from assessments.forms.pasting import TypedRow
from assessments.language import wording
from assessments.questionnaires.questions import Column, ColumnKind

BLANK_ROWS = 3

type Place = tuple[int, str]  # the number of the row, from 0, and the key of the column
type Problems = Mapping[Place, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class CellOption:
    value: str
    label: str
    is_chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CellControl:
    id: str
    name: str
    label: str
    is_required: bool
    text: str
    options: tuple[CellOption, ...]
    is_many: bool
    suffix: str
    error: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RowControl:
    number: int  # from 1
    name: str  # of the box that removes it
    heading: str  # empty in a blank row
    is_open: bool
    has_error: bool
    cells: tuple[CellControl, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TableControl:
    id: str
    name: str
    columns: Sequence[Column]
    typed: Sequence[TypedRow]
    problems: Problems
    pasted: str

    @property
    def rows(self) -> Iterator[RowControl]:
        """The rows there are, then blank ones. What cannot be read is open, else the first blank."""
        blank: list[TypedRow] = [{}] * BLANK_ROWS
        focus = self.focus
        for number, row in enumerate([*self.typed, *blank]):
            yield self._row(number, row, focus)

    @property
    def column_names(self) -> str:
        return "; ".join(wording(column.label) for column in self.columns)

    @property
    def focus(self) -> Place:
        """The cell to begin with: the first that cannot be read, else the first blank one."""
        return next(iter(self.problems), (len(self.typed), self.columns[0].key))

    def _row(self, number: int, row: TypedRow, focus: Place) -> RowControl:
        has_error = any(at == number for at, _column in self.problems)
        return RowControl(
            number=number + 1,
            name=f"{self.name}.{number}.-",
            heading=_heading(self.columns, row),
            is_open=has_error or number == focus[0],
            has_error=has_error,
            cells=tuple(
                self._cell((number, column.key), column, row, focus) for column in self.columns
            ),
        )

    def _cell(self, place: Place, column: Column, row: TypedRow, focus: Place) -> CellControl:
        typed = row.get(column.key, "")
        address = f"{place[0]}.{place[1]}"
        return CellControl(
            # Errors lead to the first control of a question: id_C01_0.
            id=f"{self.id}_0" if place == focus else f"{self.id}.{address}",
            name=f"{self.name}.{address}",
            label=wording(column.label),
            is_required=column.is_required,
            text=typed if isinstance(typed, str) else "",
            options=tuple(_options(column, typed)),
            is_many=column.kind is ColumnKind.MULTI,
            suffix="%" if column.kind is ColumnKind.PERCENT else "",
            error=self.problems.get(place, ""),
        )


def _options(column: Column, typed: TypedCell) -> Iterator[CellOption]:
    texts = [typed] if isinstance(typed, str) else typed
    chosen = {option_named(column.options, text) for text in texts}
    for option in column.options:
        yield CellOption(
            value=option.key, label=wording(option.label), is_chosen=option.key in chosen
        )


def _heading(columns: Sequence[Column], row: TypedRow) -> str:
    """What a closed row is recognised by: its first two texts."""
    texts = [text for column in columns if isinstance(text := row.get(column.key), str) and text]
    return ", ".join(texts[:2]) or (_("Row without a name") if row else "")
