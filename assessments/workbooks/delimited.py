"""A text file with rows (CSV), however its program writes it."""

import codecs
import csv
from collections.abc import Sequence
from io import StringIO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from openpyxl.utils import get_column_letter

from assessments.workbooks.places import MAX_COLUMNS, MAX_ROWS
from assessments.workbooks.reading import EMPTY, Found, Line

SEPARATORS = (";", "\t", ",")
# A mark at the start of the file says how it was written.
MARKED = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Without a mark: what most programs write, then what Excel writes in Western Europe.
UNMARKED = ("utf-8", "cp1252", "latin-1")


def delimited_rows(content: bytes) -> list[Line]:
    """The rows, with "cell" and its name as place. Raise ValidationError when it is no such file."""
    text = _decoded(content)
    if "\x00" in text:
        raise ValidationError(_("This is no text with rows. Save it as CSV or as .xlsx."))
    try:
        rows = list(csv.reader(StringIO(text, newline=""), delimiter=_separator(text)))
    except csv.Error:
        raise ValidationError(
            _("The quotation marks in this file do not match. Save it again as CSV or as .xlsx.")
        ) from None
    return [_line(row, number) for number, row in enumerate(rows[:MAX_ROWS], start=1)]


def is_marked(content: bytes) -> bool:
    """Whether the file says itself how its letters were written."""
    return any(content.startswith(mark) for mark, _name in MARKED)


def _line(row: Sequence[str], number: int) -> Line:
    if not any(row):
        return ()
    return [
        Found(_unified(text), f"{get_column_letter(column)}{number}") if text else EMPTY
        for column, text in enumerate(row[:MAX_COLUMNS], start=1)
    ]


def _unified(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decoded(content: bytes) -> str:
    encodings = [name for mark, name in MARKED if content.startswith(mark)] or UNMARKED
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise ValidationError(_("The letters of this file cannot be read. Save it as CSV in UTF-8."))


def _separator(text: str) -> str:
    """The one that stands most often in the first line; Excel can name it on a line of its own."""
    first = text.lstrip("\r\n").partition("\n")[0]
    return max(SEPARATORS, key=first.count)
