"""The sheet of a table question: one row for each supplier, a drop-down where there is a list."""

from collections.abc import Sequence

from django.utils.translation import get_language
from django.utils.translation import gettext as _
from xlsxwriter.worksheet import Worksheet

from assessments.language import wording
from assessments.questionnaires.answers import MAX_ROWS
from assessments.questionnaires.questions import ColumnKind, Question
from assessments.risks import regions
from assessments.workbooks.book import Book
from assessments.workbooks.filled import TICK
from assessments.workbooks.places import Heading, headings_of

BETWEEN = ": "  # the name of a column, and of one of its choices
WIDE, NARROW = 26, 16


def heading_text(heading: Heading) -> str:
    """In the language that is active: "Status", or "Flags: On a list"."""
    column = wording(heading.column.label)
    return f"{column}{BETWEEN}{wording(heading.option.label)}" if heading.option else column


def write_rows(book: Book, question: Question, rows: Sequence[Sequence[str]]) -> None:
    sheet = book.add_sheet(question.code)
    for column, heading in enumerate(headings_of(question)):
        width = NARROW if heading.option else WIDE
        sheet.set_column(column, column, width, book.look.answer)
        required = " *" if heading.column.is_required and not heading.option else ""
        book.write(sheet, 0, column, heading_text(heading) + required, book.look.heading)
        _guide(book, sheet, column, heading)
        for row, texts in enumerate(rows, start=1):
            book.write(sheet, row, column, texts[column], book.look.answer)
    sheet.freeze_panes(1, 1)
    sheet.repeat_rows(0)


def _guide(book: Book, sheet: Worksheet, column: int, heading: Heading) -> None:
    kind, is_strict = heading.column.kind, True
    if heading.option:
        source: str | list[str] = [TICK]
    elif heading.column.options:
        source = book.choices([wording(option.label) for option in heading.column.options])
    elif kind is ColumnKind.REGION_CODE:
        # Countries to choose from; a smaller region can be typed.
        source, is_strict = book.choices(_countries()), False
    else:
        return
    sheet.data_validation(
        1,
        column,
        MAX_ROWS,
        column,
        {
            "validate": "list",
            "source": source,
            "show_error": is_strict,
            "error_title": _("Not in the list"),
            "error_message": _("Choose from the list, or leave the cell empty."),
        },
    )


def _countries() -> list[str]:
    language = get_language() or ""
    codes = (code for code, region in regions.all_regions().items() if region.parent is None)
    return sorted(regions.label(code, language) for code in codes)
