"""Files that can be sent more than once, as everybody in turn."""

from functools import cached_property

from assessments.actions.contexts import QUESTIONNAIRE
from assessments.questionnaires import library
from assessments.workbooks.writing import blank_workbook
from tests.workbooks.filling import EXCEL, Sheets


class CSVFile:
    name, content_type = "rows.csv", "text/csv"

    def read(self) -> bytes:
        return b"name;region\nFabriek;NL\n"


class WorkbookFile:
    """A blank workbook in which one answer was typed."""

    name, content_type = "answers.xlsx", EXCEL

    def read(self) -> bytes:
        return self._content

    @cached_property
    def _content(self) -> bytes:
        questionnaire = library.current(QUESTIONNAIRE)
        sheets = Sheets(blank_workbook(questionnaire.slug, questionnaire.version, "nl"))
        sheets.put("C06", "typed offline")
        return sheets.content()
