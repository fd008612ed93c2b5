"""The rows of one table as a file of its own: to fill in, and to read in again."""

import csv
from collections.abc import Sequence
from io import BytesIO, StringIO
from typing import IO

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from xlsxwriter import Workbook

from assessments.forms.uploads import TYPES, recognised
from assessments.questionnaires.answers import MAX_ROWS, Row
from assessments.questionnaires.questions import Question
from assessments.workbooks.book import Book
from assessments.workbooks.delimited import delimited_rows, is_marked
from assessments.workbooks.filled import row_texts
from assessments.workbooks.guarding import MAX_BYTES, TOO_LARGE, check_workbook
from assessments.workbooks.places import headings_of
from assessments.workbooks.reading import Line, rows_of
from assessments.workbooks.row_sheet import heading_text, write_rows
from assessments.workbooks.rows import Rows, read_rows

ZIPPED = b"PK"


def table_workbook(question: Question, rows: Sequence[Row]) -> bytes:
    """A workbook with these rows, and drop-downs for more."""
    content = BytesIO()
    with Workbook(content, {"in_memory": True}) as workbook:
        book = Book(workbook)
        write_rows(book, question, row_texts(question, rows))
        book.write_lists()
    return content.getvalue()


def table_text(question: Question) -> bytes:
    """The names of the columns as CSV, in the way that Dutch Excel opens it; without any rows."""
    text = StringIO()
    writer = csv.writer(text, delimiter=";", quoting=csv.QUOTE_ALL)
    writer.writerow([heading_text(each) for each in headings_of(question)])
    return text.getvalue().encode("utf-8-sig")


def rows_from(upload: "UploadedFile[bytes]", question: Question) -> Rows:
    """Raise ValidationError with a sentence when the file holds no rows of this table."""
    lines = _lines(upload, question.code)
    if len([line for line in lines if line]) > MAX_ROWS + 1:
        message = _("This table takes at most %(limit)s rows. Leave out the others.")
        raise ValidationError(message % {"limit": MAX_ROWS})
    found = read_rows(question, lines, get_language() or "")
    if not found.value:
        raise ValidationError(_("There are no rows in this file."))
    return found


def _lines(upload: "UploadedFile[bytes]", code: str) -> list[Line]:
    if (upload.size or 0) > MAX_BYTES:
        raise ValidationError(TOO_LARGE)
    file: IO[bytes] = upload.file  # type: ignore[assignment]  # Django's files are files
    file.seek(0)
    content = file.read()
    if content.startswith(ZIPPED):
        check_workbook(upload)
        return rows_of(file, get_language() or "", code)
    if not is_marked(content):
        found = recognised(upload)
        if found is not TYPES["text"]:
            message = _("This is %(label)s. Choose a file with rows: .csv or .xlsx.")
            raise ValidationError(message % {"label": found.label})
    return delimited_rows(content)
