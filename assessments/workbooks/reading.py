"""What stands in the cells of an uploaded workbook, as texts with the place where they stand."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from typing import IO, Any

from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from assessments.forms.archives import DAMAGED
from assessments.forms.numbers import written
from assessments.workbooks.filled import TICK
from assessments.workbooks.head import Head, head_from
from assessments.workbooks.places import IDS, MARK, MAX_COLUMNS, MAX_ROWS, At

NOT_OURS = gettext_lazy(
    "This workbook cannot be recognised: the hidden sheet that says what it is, is gone or was "
    "changed. Download a new one and copy the answers into it."
)


@dataclass(frozen=True, slots=True)
class Found:
    """The text of one cell. A formula is no text: what it comes to is nobody's answer."""

    text: str
    place: str  # "Vragen!D12"
    is_formula: bool = False


EMPTY = Found("", "")
FORMULA = gettext_lazy("This cell holds a formula or an error. Type the answer itself.")
type Line = Sequence[Found]


@dataclass(frozen=True, slots=True, kw_only=True)
class Workbook:
    head: Head
    lines: Mapping[str, Line] = field(default_factory=dict)  # of the questions, by id
    repeated: frozenset[str] = frozenset()  # ids that stand there more than once
    tables: Mapping[str, Sequence[Line]] = field(default_factory=dict)  # by code, with headings


def read_workbook(file: IO[bytes]) -> Workbook:
    """Call after `guarding.check_workbook`. Raise ValidationError when it is none of ours."""
    book = _opened(file)
    head = _head(book)
    sheets = _sheets(book, head.language)
    questions = next((lines for _name, lines in sheets if _is_marked(lines)), None)
    if questions is None:
        raise ValidationError(_("The sheet with the questions is gone. Download a new workbook."))
    with_id = [line for line in questions[1:] if line and line[At.ID].text]
    ids = [line[At.ID].text for line in with_id]
    return Workbook(
        head=head,
        lines={line[At.ID].text: line for line in with_id},
        repeated=frozenset(id_ for id_ in ids if ids.count(id_) > 1),
        tables={name: lines for name, lines in sheets if name in head.began},
    )


def rows_of(file: IO[bytes], language: str, sheet: str) -> list[Line]:
    """The rows of the sheet with this name, else of the first that has any, of any workbook.

    A number is written as in that language. Raise ValidationError when it cannot be read.
    """
    sheets = _sheets(_opened(file), language)
    named = [lines for name, lines in sheets if name == sheet]
    return next((lines for lines in (*named, *(each for _name, each in sheets)) if any(lines)), [])


def _opened(file: IO[bytes]) -> Any:
    try:
        book: Any = load_workbook(file, read_only=True, data_only=False, keep_links=False)
        parts = [sheet._worksheet_path for sheet in book.worksheets]  # noqa: SLF001 - said nowhere else
    except Exception:  # noqa: BLE001 - openpyxl raises anything on what is not as it expects
        raise ValidationError(DAMAGED) from None
    _check_parts(parts)
    return book


def _check_parts(parts: Sequence[str]) -> None:
    """Sheets may share a part, which is then read again and again, or be one nobody looked at."""
    is_strange = any(not part.lower().endswith(".xml") for part in parts)
    if is_strange or len(set(parts)) < len(parts):
        raise ValidationError(DAMAGED)


def _head(book: Any) -> Head:
    if IDS not in book.sheetnames:
        raise ValidationError(NOT_OURS)
    lines = _sheets([book[IDS]], "")[0][1]

    head = head_from([each.text for each in line] for line in lines)
    if head is None:
        raise ValidationError(NOT_OURS)
    return head


def _sheets(book: Any, language: str) -> list[tuple[str, list[Line]]]:
    """Every sheet with its rows; raises only when the file cannot be read."""
    try:
        return [(sheet.title, list(_lines(sheet, language))) for sheet in book]
    except Exception:  # noqa: BLE001 - the same
        raise ValidationError(DAMAGED) from None


def _lines(sheet: Any, language: str) -> Iterator[Line]:
    sheet.reset_dimensions()  # what the file says of its size need not be so
    rows = sheet.iter_rows(max_row=MAX_ROWS, max_col=MAX_COLUMNS)
    for number, row in enumerate(rows, start=1):
        line = [
            EMPTY
            if cell.value is None
            else _found(cell, f"{sheet.title}!{get_column_letter(column)}{number}", language)
            for column, cell in enumerate(row, start=1)
        ]
        yield line if any(each is not EMPTY for each in line) else ()


def _found(cell: Any, place: str, language: str) -> Found:
    is_text = cell.data_type in {"s", "inlineStr", "str", "n", "d", "b"}
    if not is_text:
        return Found(str(cell.value), place, is_formula=True)
    is_percent = "%" in (cell.number_format or "") and not isinstance(cell.value, bool)
    if is_percent and isinstance(cell.value, int | float):
        return Found(_number(Decimal(repr(cell.value)) * 100, language), place)
    return Found(text_of(cell.value, language), place)


def text_of(value: object, language: str) -> str:
    """As a person would have typed it."""
    if isinstance(value, bool):
        return TICK if value else ""
    if isinstance(value, int | float):
        return _number(Decimal(repr(value)), language)
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value).replace("\r\n", "\n").replace("\r", "\n")


def _number(number: Decimal, language: str) -> str:
    if not number.is_finite():
        return str(number)
    with translation.override(language):
        return written(number)


def _is_marked(lines: Sequence[Line]) -> bool:
    return bool(lines and lines[0]) and lines[0][At.ID].text == MARK
