"""A workbook while it is written: its sheets, its looks, and text as text in every cell."""

from collections.abc import Iterable, Sequence
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from assessments.workbooks.places import LISTS, legal

# The colours of the site (tokens.css), on paper white.
INK, MUTED, PETROL, TINT, LINE = "#17242e", "#5c6f7c", "#0b5766", "#ecf5f6", "#d3dade"
AS_TEXT = "@"
A4, ALL_GRIDLINES = 9, 2  # as Excel numbers them


class Look:
    """The formats of the cells."""

    def __init__(self, workbook: Workbook) -> None:
        def look(**more: Any) -> Format:
            base = {
                "font_name": "Calibri",
                "font_size": 11,
                "font_color": INK,
                "valign": "top",
                "text_wrap": True,
                "num_format": AS_TEXT,
            }
            return workbook.add_format(base | more)

        boxed = {"border": 1, "border_color": LINE}
        self.plain = look()
        self.strong = look(bold=True)
        self.muted = look(font_color=MUTED)
        self.italic = look(italic=True, bold=True, font_color=PETROL)
        self.title = look(bold=True, font_size=18)
        self.section = look(bold=True, font_size=14, font_color="#ffffff", bg_color=PETROL)
        self.heading = look(bold=True, font_color=PETROL, bottom=2, bottom_color=PETROL)
        self.closed = look(bg_color="#f4f6f7", font_color=MUTED, **boxed)
        # What a person typed stays what it is: the quote keeps a formula from being one.
        self.answer = look(bg_color=TINT, locked=False, quote_prefix=True, **boxed)


class Book:
    def __init__(self, workbook: Workbook) -> None:
        self.workbook, self.look = workbook, Look(workbook)
        self._lists: dict[tuple[str, ...], str] = {}
        self._listed: list[Sequence[str]] = []

    def add_sheet(self, name: str) -> Worksheet:
        sheet = self.workbook.add_worksheet(name)
        # Without a password: it keeps from accidents, not from people.
        sheet.protect("", {"format_columns": True, "format_rows": True})
        sheet.hide_gridlines(ALL_GRIDLINES)
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.fit_to_pages(1, 0)
        return sheet

    def write(self, sheet: Worksheet, row: int, column: int, text: str, look: Format) -> None:
        """As text, whatever it looks like; an empty cell keeps its look."""
        if text:
            sheet.write_string(row, column, legal(text), look)
        else:
            sheet.write_blank(row, column, None, look)

    def choices(self, labels: Sequence[str]) -> str:
        """Where these stand on the hidden sheet of lists, for a drop-down."""
        key = tuple(labels)
        if key not in self._lists:
            self._listed.append(key)
            column = len(self._listed) - 1
            letters = _letters(column)
            self._lists[key] = f"={LISTS}!${letters}$1:${letters}${len(key)}"
        return self._lists[key]

    def write_lists(self) -> None:
        """Last: by then the drop-downs are known."""
        if self._listed:
            longest = max(map(len, self._listed))
            padded = ((*each, *[""] * (longest - len(each))) for each in self._listed)
            self.write_hidden(LISTS, zip(*padded, strict=True))

    def write_hidden(self, name: str, lines: Iterable[Sequence[str]]) -> None:
        sheet = self.add_sheet(name)
        for row, line in enumerate(lines):
            for column, text in enumerate(line):
                if text:
                    self.write(sheet, row, column, text, self.look.plain)
        sheet.very_hidden()


def _letters(column: int) -> str:
    """A, B … Z, AA: what a spreadsheet calls its columns, from 0."""
    first, last = divmod(column, 26)
    return (_letters(first - 1) if first else "") + chr(ord("A") + last)
