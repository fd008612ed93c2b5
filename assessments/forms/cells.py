"""One cell of a table: what was typed becomes a value, and a value becomes what is shown."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import cast

from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from assessments.forms.numbers import HUNDRED, read_number, written
from assessments.forms.texts import as_typed, too_long
from assessments.questionnaires.answers import Cell
from assessments.questionnaires.questions import Column, ColumnKind, Option
from assessments.risks import region_search, regions

MAX_CELL = 500  # characters of one cell
QUOTED = 60  # characters of a cell that a message repeats

type TypedCell = str | list[str]


def read_cell(column: Column, typed: TypedCell) -> Cell | None:
    """The value of the cell, None when it is empty. Raise ValidationError with a sentence."""
    texts = [typed] if isinstance(typed, str) else typed
    filled = [text for each in texts if (text := as_typed(each).strip())]
    if not filled:
        return None
    if problem := too_long("".join(filled), MAX_CELL):
        raise ValidationError(problem)
    return READERS[column.kind](column, filled)


def shown_cell(column: Column, cell: Cell | None) -> TypedCell:
    """What stands in the control; the same as a person would type."""
    if cell is None:
        return [] if column.kind is ColumnKind.MULTI else ""
    return SHOWERS[column.kind](cell)


def option_named(options: Sequence[Option], text: str) -> str | None:
    """The key of the option that is called this, by its key or its label in any language."""
    wanted = text.casefold()
    for option in options:
        names = (option.key, *option.label.values())
        if any(name.casefold() == wanted for name in names):
            return option.key
    return None


def _text(_column: Column, texts: list[str]) -> str:
    return texts[0]


def _region(_column: Column, texts: list[str]) -> str:
    if region := region_search.named(texts[0]):
        return region.code
    message = _("“%(typed)s” is not a country or region that we know.")
    found = region_search.search(texts[0], get_language() or "", limit=3)
    if found:
        message += " " + _("Did you mean: %(names)s?")
    names = "; ".join(regions.label(each.code, get_language() or "") for each in found)
    raise ValidationError(message % {"typed": texts[0][:QUOTED], "names": names})


def _option(column: Column, text: str) -> str:
    if key := option_named(column.options, text):
        return key
    message = _("“%(typed)s” is not in the list.")
    raise ValidationError(message % {"typed": text[:QUOTED]})


def _options(column: Column, texts: list[str]) -> tuple[str, ...]:
    chosen = {_option(column, text) for text in texts}
    return tuple(option.key for option in column.options if option.key in chosen)


def _percent(_column: Column, texts: list[str]) -> Cell:
    number = read_number(texts[0].removesuffix("%"))
    if number is None or not 0 <= number <= HUNDRED:
        raise ValidationError(_("Fill in a percentage from 0 to 100, for example 14 or 14.5."))
    return number


# The casts say what answers.from_json made sure of: a column of this kind holds cells of this kind.
READERS: Mapping[ColumnKind, Callable[[Column, list[str]], Cell]] = {
    ColumnKind.TEXT: _text,
    ColumnKind.REGION_CODE: _region,
    ColumnKind.SINGLE: lambda column, texts: _option(column, texts[0]),
    ColumnKind.MULTI: _options,
    ColumnKind.PERCENT: _percent,
}
SHOWERS: Mapping[ColumnKind, Callable[[Cell], TypedCell]] = {
    ColumnKind.TEXT: lambda cell: cast("str", cell),
    ColumnKind.REGION_CODE: lambda cell: regions.label(cast("str", cell), get_language() or ""),
    ColumnKind.SINGLE: lambda cell: cast("str", cell),
    ColumnKind.MULTI: lambda cell: list(cast("tuple[str, ...]", cell)),
    ColumnKind.PERCENT: lambda cell: written(cast("Decimal", cell)),
}
