import io

from django.utils import translation

from assessments.workbooks.found import at, filled_at
from assessments.workbooks.places import At, lines_of
from assessments.workbooks.reading import EMPTY, Found, read_workbook
from tests.scoring.cases import the_questionnaire
from tests.workbooks.filling import Sheets
from tests.workbooks.malformed import sound


def filled(code, change=lambda _: None):
    sheets = Sheets(sound())
    change(sheets)
    workbook, question = (
        read_workbook(io.BytesIO(sheets.content())),
        the_questionnaire().question(code),
    )
    lines = {line.id: workbook.lines[line.id] for line in lines_of(question)}
    with translation.override("en"):
        return filled_at(question, lines, workbook.tables.get(code, ()))


def test_cells_that_only_instruct_are_no_answer():
    assert [code for code in ("A01", "B01", "F06", "C01") if not filled(code).is_empty] == []


def test_what_somebody_typed_stands_by_its_line():
    def typed(sheets):
        sheets.put("B01=media", "x")
        sheets.put("B01", "seen in the paper", At.REMARK)

    found = filled("B01", typed)

    assert (found.cells, found.remark) == ({"B01=media": "x"}, "seen in the paper")


def test_reason_counts_only_where_a_question_can_be_passed_over():
    def typed(sheets):
        sheets.put("A01", "no reason", At.REASON)
        sheets.put("A03", "a reason", At.REASON)

    assert (filled("A01", typed).reason, filled("A03", typed).reason) == ("", "a reason")


def test_columns_that_were_moved_are_found_again():
    def moved(sheets):
        sheet = sheets.book["C01"]
        for column in (1, 2):
            other = 3 - column
            sheet.cell(2, column).value = f"below {other}"
        first, second = sheet.cell(1, 1).value, sheet.cell(1, 2).value
        sheet.cell(1, 1).value, sheet.cell(1, 2).value = second, first

    (row,) = filled("C01", moved).rows

    assert row[:2] == ["below 1", "below 2"]


def test_cell_behind_the_end_of_a_line_is_empty():
    assert at([Found("A01", "Vragen!A3")], At.REMARK) is EMPTY
