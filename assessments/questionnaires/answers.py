"""What an answer can be, and how it goes to JSON and comes back."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation

from assessments.questionnaires.questions import Column, ColumnKind, Kind, Option, Question

type Cell = str | Decimal | tuple[str, ...]
type Row = Mapping[str, Cell]
type AnswerValue = (
    str | bool | Decimal | date | tuple[str, ...] | Mapping[str, str] | tuple[Row, ...]
)
type Json = str | int | bool | list[Json] | dict[str, Json] | None

HUNDRED = Decimal(100)
MAX_ROWS = 500  # of a table
MAX_DIGITS = 30  # of a number as it is stored; far beyond what any question asks for


def is_empty(value: object) -> bool:
    """Whether this counts as no answer at all. False and 0 are answers."""
    return value is None or (isinstance(value, str | tuple | Mapping) and not value)


def from_json(question: Question, stored: object) -> AnswerValue | None:
    """The answer behind a stored value, or None where nothing was answered.

    Raise ValueError when it cannot be an answer to this kind of question.
    """
    if stored is None or stored == "":
        return None
    try:
        value = READERS[question.kind](question, stored)
    except ValueError as error:
        message = f"{question.code}: {error}"
        raise ValueError(message) from None
    return None if is_empty(value) else value


def to_json(value: AnswerValue | None) -> Json:
    """Numbers as ints where they are whole, else as decimal strings: never as floats."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [item if isinstance(item, str) else _row_to_json(item) for item in value]
    if isinstance(value, Mapping):
        return dict(value)
    return value


def unordered(stored: object) -> object:
    """The same with lists of choices sorted: in which order they stand says nothing."""
    if isinstance(stored, Mapping):
        return {key: unordered(each) for key, each in stored.items()}
    if isinstance(stored, list):
        plain = [unordered(each) for each in stored]
        return sorted(plain, key=str) if all(isinstance(each, str) for each in plain) else plain
    return stored


def _row_to_json(row: Row) -> dict[str, Json]:
    return {key: to_json(cell) for key, cell in row.items()}


def _refusal(expected: str, stored: object) -> ValueError:
    return ValueError(f"expected {expected}, found {type(stored).__name__}")


def _word(stored: object) -> str:
    if not isinstance(stored, str):
        raise _refusal("a text", stored)
    return stored


def _chosen(options: Sequence[Option], stored: object) -> str:
    key = _word(stored)
    if not any(option.key == key for option in options):
        message = f"there is no option {key[:40]!r}"
        raise ValueError(message)
    return key


def _all_chosen(options: Sequence[Option], stored: object) -> tuple[str, ...]:
    if not isinstance(stored, list | tuple):
        raise _refusal("a list of options", stored)
    chosen = tuple(_chosen(options, item) for item in stored)
    if len(set(chosen)) != len(chosen):
        message = "an option is chosen twice"
        raise ValueError(message)
    return chosen


def _number(stored: object) -> Decimal:
    if isinstance(stored, bool) or not isinstance(stored, int | str | Decimal):
        raise _refusal("a number", stored)
    text = str(stored)
    try:
        number = Decimal(text)
    except InvalidOperation:
        number = Decimal("NaN")
    if len(text) > MAX_DIGITS or not number.is_finite() or abs(number.adjusted()) > MAX_DIGITS:
        message = f"{text[:40]!r} is not a number that can be stored"
        raise ValueError(message)
    return number


def _percent(stored: object) -> Decimal:
    percent = _number(stored)
    if not 0 <= percent <= HUNDRED:
        message = f"{percent} is not between 0 and 100"
        raise ValueError(message)
    return percent


def _date(stored: object) -> date:
    return stored if type(stored) is date else date.fromisoformat(_word(stored))


def _parts(question: Question, stored: object) -> Mapping[str, str]:
    if not isinstance(stored, Mapping):
        raise _refusal("texts by part", stored)
    known = {element.key for element in question.elements}
    if unknown := [key for key in stored if key not in known]:
        message = f"there is no part {str(unknown[0])[:40]!r}"
        raise ValueError(message)
    return {key: text for key, text in stored.items() if _word(text)}


def _rows(question: Question, stored: object) -> tuple[Row, ...]:
    if not isinstance(stored, list | tuple):
        raise _refusal("a list of rows", stored)
    return tuple(_row(question, row) for row in stored)


def _row(question: Question, stored: object) -> Row:
    if not isinstance(stored, Mapping):
        raise _refusal("a row of cells", stored)
    columns = {column.key: column for column in question.columns}
    if unknown := [key for key in stored if key not in columns]:
        message = f"there is no column {str(unknown[0])[:40]!r}"
        raise ValueError(message)
    filled = {key: cell for key, cell in stored.items() if cell not in (None, "", [], ())}
    return {
        key: CELL_READERS[columns[key].kind](columns[key], cell) for key, cell in filled.items()
    }


def _yes_or_no(stored: object) -> bool:
    if not isinstance(stored, bool):
        raise _refusal("true or false", stored)
    return stored


CELL_READERS: Mapping[ColumnKind, Callable[[Column, object], Cell]] = {
    ColumnKind.TEXT: lambda _column, stored: _word(stored),
    ColumnKind.REGION_CODE: lambda _column, stored: _word(stored),
    ColumnKind.SINGLE: lambda column, stored: _chosen(column.options, stored),
    ColumnKind.MULTI: lambda column, stored: _all_chosen(column.options, stored),
    ColumnKind.PERCENT: lambda _column, stored: _percent(stored),
}
READERS: Mapping[Kind, Callable[[Question, object], AnswerValue]] = {
    Kind.SINGLE: lambda question, stored: _chosen(question.options, stored),
    Kind.MULTI: lambda question, stored: _all_chosen(question.options, stored),
    Kind.PERCENT: lambda _question, stored: _percent(stored),
    Kind.NUMBER: lambda _question, stored: _number(stored),
    Kind.DATE: lambda _question, stored: _date(stored),
    Kind.TEXT: lambda _question, stored: _word(stored),
    Kind.STRUCTURED_TEXT: _parts,
    Kind.TABLE: _rows,
    Kind.DECLARATION: lambda _question, stored: _yes_or_no(stored),
}
