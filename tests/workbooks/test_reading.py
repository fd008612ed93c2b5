import io
import re
from datetime import date, datetime, time

import pytest
from django.core.exceptions import ValidationError
from openpyxl import Workbook

from assessments.forms.archives import DAMAGED
from assessments.workbooks.filled import TICK
from assessments.workbooks.places import At
from assessments.workbooks.reading import NOT_OURS, read_workbook, rows_of, text_of
from tests.workbooks.filling import Sheets
from tests.workbooks.malformed import (
    SHEET,
    WORKBOOK,
    changed,
    renamed,
    sound,
    without,
    zipped,
)


def refusal_of(content):
    with pytest.raises(ValidationError) as caught:
        read_workbook(io.BytesIO(content))
    return caught.value.messages


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("a\r\nb\rc", "a\nb\nc"),
        (True, "x"),
        (False, ""),
        (14, "14"),
        (14.5, "14,5"),
        (1640, "1.640"),
        (0.1 + 0.2, "0,30000000000000004"),
        (float("nan"), "NaN"),
        (datetime(2026, 8, 20), "2026-08-20"),  # noqa: DTZ001 - a spreadsheet knows no zones
        (datetime(2026, 8, 20, 9, 30), "2026-08-20T09:30:00"),  # noqa: DTZ001 - the same
        (date(2026, 8, 20), "2026-08-20"),
        (time(9, 30), "09:30:00"),
    ],
)
def test_value_becomes_the_text_that_a_person_would_type(value, text):
    assert text_of(value, "nl") == text


def test_sheets_are_found_whatever_they_are_called():
    sheets = Sheets(sound())
    sheets.sheet.title = "Mijn vragen"

    found = read_workbook(io.BytesIO(sheets.content()))

    assert found.lines["A01"][0].place.startswith("Mijn vragen!A")


def test_line_that_was_copied_is_reported():
    sheets = Sheets(sound())
    sheets.sheet.cell(400, 1).value = "A01"

    assert read_workbook(io.BytesIO(sheets.content())).repeated == {"A01"}


def test_formula_is_no_text():
    sheets = Sheets(sound())
    sheets.cell("A01").value = "=1+1"

    assert read_workbook(io.BytesIO(sheets.content())).lines["A01"][3].is_formula


def test_workbook_of_somebody_else_is_not_ours():
    content = io.BytesIO()
    Workbook().save(content)

    assert refusal_of(content.getvalue()) == [str(NOT_OURS)]


def test_workbook_without_the_questions_says_so():
    sheets = Sheets(sound())
    del sheets.book["Vragen"]

    (sentence,) = refusal_of(sheets.content())
    assert sentence != str(NOT_OURS)


@pytest.mark.parametrize(
    "content",
    [
        without("xl/worksheets/sheet5.xml"),
        without("xl/_rels/workbook.xml.rels"),
        without("xl/styles.xml"),
        zipped({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<x/>"}),
        changed("xl/workbook.xml", lambda _: b"<a/>"),
        changed("xl/worksheets/sheet2.xml", lambda text: text.replace(b"<v>", b"<v>x", 5)),
    ],
)
def test_workbook_that_openpyxl_chokes_on_is_damaged(content):
    (sentence,) = refusal_of(content)

    assert sentence in {str(DAMAGED), str(NOT_OURS)}


def test_size_that_a_sheet_claims_is_not_believed():
    claim = b'<dimension ref="A1:XFD1048576"/>'
    claimed = changed(
        "xl/worksheets/sheet2.xml",
        lambda text: re.sub(rb"<dimension [^>]*/>", claim, text),
    )

    assert len(read_workbook(io.BytesIO(claimed)).lines) == 134


def test_first_sheet_with_rows_is_taken_unless_one_has_the_name():
    book, content = Workbook(), io.BytesIO()
    book.create_sheet("Blad")["A1"] = "eerste"
    book.create_sheet("C01")["A1"] = "tweede"
    book.save(content)

    assert rows_of(content, "nl", "C01")[0][0].text == "tweede"
    assert rows_of(content, "nl", "C02")[0][0].text == "eerste"


def test_sheets_that_share_one_part_are_refused():
    """Else a small file costs as much as it likes: each is read again."""
    again = b'<sheet name="Again" sheetId="9" r:id="rId2"/></sheets>'
    content = changed(WORKBOOK, lambda text: text.replace(b"</sheets>", again))

    assert refusal_of(content) == [str(DAMAGED)]


def test_sheet_under_an_ending_that_nobody_looked_at_is_refused():
    assert refusal_of(renamed(SHEET, "xl/worksheets/sheet2.bin")) == [str(DAMAGED)]


def test_yes_in_a_cell_for_percentages_is_read_and_does_not_damage_the_file():
    sheets = Sheets(sound())
    sheets.cell("C03").value, sheets.cell("C03").number_format = True, "0%"

    line = read_workbook(io.BytesIO(sheets.content())).lines["C03"]

    assert line[At.ANSWER].text == TICK
