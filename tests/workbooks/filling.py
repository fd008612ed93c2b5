"""Filling in a workbook as somebody does in a spreadsheet program."""

from collections.abc import Mapping
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from assessments.language import wording
from assessments.questionnaires.definitions import Questionnaire
from assessments.questionnaires.questions import Kind, Question
from assessments.workbooks.places import MARK, At, headings_of, questions_of
from assessments.workbooks.row_sheet import heading_text

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def an_upload(content: bytes, name: str = "answers.xlsx") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, EXCEL)


class Sheets:
    """An opened workbook; cells are found by the id of their line."""

    def __init__(self, content: bytes) -> None:
        self.book = load_workbook(BytesIO(content))
        self.sheet = next(each for each in self.book if each["A1"].value == MARK)
        self.lines = {row[0].value: row for row in self.sheet.iter_rows(min_row=2) if row[0].value}

    def cell(self, line: str, column: At = At.ANSWER):
        return self.lines[line][column]

    def put(self, line: str, text: Any, column: At = At.ANSWER) -> None:
        cell = self.cell(line, column)
        cell.value = text
        if isinstance(text, str):
            cell.data_type = "s"  # openpyxl would make a formula of "=…"

    def content(self) -> bytes:
        content = BytesIO()
        self.book.save(content)
        return content.getvalue()


def fill_in(content: bytes, questionnaire: Questionnaire, replies: Mapping[str, Any]) -> bytes:
    """Type the replies of a golden case into a workbook."""
    sheets = Sheets(content)
    for question in questions_of(questionnaire):
        reply = replies.get(question.code)
        if reply is not None:
            _reply(sheets, question, reply)
    return sheets.content()


def _reply(sheets: Sheets, question: Question, reply: Mapping[str, Any]) -> None:
    if reply.get("na"):
        sheets.put(question.code, "x", At.NOT_APPLICABLE)
        sheets.put(question.code, reply.get("na_reason", ""), At.REASON)
    if reply.get("value") is not None:
        TYPERS.get(question.kind, _plain)(sheets, question, reply["value"])


def _plain(sheets: Sheets, question: Question, value: Any) -> None:
    sheets.put(question.code, value)


def _choose(sheets: Sheets, question: Question, key: str) -> None:
    sheets.put(question.code, wording(question.option(key).label))


def _tick(sheets: Sheets, question: Question, keys: list[str]) -> None:
    for key in keys:
        sheets.put(f"{question.code}={key}", "x")


def _parts(sheets: Sheets, question: Question, texts: Mapping[str, str]) -> None:
    for key, text in texts.items():
        sheets.put(f"{question.code}.{key}", text)


def _rows(sheets: Sheets, question: Question, rows: list[Mapping[str, Any]]) -> None:
    sheet = sheets.book[question.code]
    for column, heading in enumerate(headings_of(question), start=1):
        assert sheet.cell(1, column).value.removesuffix(" *") == heading_text(heading)
        for number, row in enumerate(rows, start=2):
            value = row.get(heading.column.key)
            if heading.option:
                value = "x" if heading.option.key in (value or ()) else None
            if heading.column.options and not heading.option and value:
                labels = {option.key: option.label for option in heading.column.options}
                value = wording(labels[value])
            sheet.cell(number, column).value = value


TYPERS = {
    Kind.SINGLE: _choose,
    Kind.MULTI: _tick,
    Kind.STRUCTURED_TEXT: _parts,
    Kind.TABLE: _rows,
}
