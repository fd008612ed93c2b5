"""Where everything stands in a workbook: what is written there is read there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from assessments.language import wording
from assessments.questionnaires.definitions import Questionnaire
from assessments.questionnaires.questions import Column, ColumnKind, Kind, Option, Question

FORMAT = "1"
QUESTIONS = {"nl": "Vragen", "en": "Questions"}
READ_ME = {"nl": "Lees mij", "en": "Read me"}
IDS, LISTS = "_ids", "_lists"  # hidden
MARK = "id"  # the first cell of the sheet with the questions
MAX_ROWS = 1_000  # of a sheet that are read
MAX_COLUMNS = 100
LONGEST_CELL = 32_767  # characters; what a spreadsheet can hold
# What a workbook cannot hold, with two characters that openpyxl's own list lacks.
ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# openpyxl takes these letters out of every text, wherever they stand.
ESCAPE = "x005F_"


class At(IntEnum):
    """The columns of the sheet with the questions; the first one is hidden."""

    ID = 0
    CODE = 1
    TEXT = 2
    ANSWER = 3
    NOT_APPLICABLE = 4
    REASON = 5
    REMARK = 6
    HELP = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row of the sheet with the questions: a question, or one choice or part of it."""

    id: str  # "A01", "B01=media", "F06.severity"
    question: Question
    key: str = ""  # of the option or part


def questions_of(questionnaire: Questionnaire) -> Iterator[Question]:
    """Declarations are made when signing."""
    return (each for each in questionnaire.questions() if each.kind is not Kind.DECLARATION)


def lines_of(question: Question) -> list[Line]:
    """The question itself first."""
    code = question.code
    ticks = question.options if question.kind is Kind.MULTI else ()
    return [
        Line(id=code, question=question),
        *(Line(id=f"{code}={each.key}", question=question, key=each.key) for each in ticks),
        *(
            Line(id=f"{code}.{each.key}", question=question, key=each.key)
            for each in question.elements
        ),
    ]


def labels_of(question: Question) -> dict[str, str]:
    """What its choices and parts are called, by key, in the language that is active."""
    choices = {each.key: wording(each.label) for each in question.options}
    return choices | {each.key: wording(each.label) for each in question.elements}


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A column of a sheet with rows: a column of the table, or one choice of such a column."""

    column: Column
    option: Option | None = None


def headings_of(question: Question) -> list[Heading]:
    """A column in which several choices can be made becomes a column for each choice."""
    return [
        Heading(column=column, option=option)
        for column in question.columns
        for option in (column.options if column.kind is ColumnKind.MULTI else (None,))
    ]


def legal(text: str) -> str:
    """The text as far as a workbook can hold it."""
    return ILLEGAL.sub("", text)[:LONGEST_CELL]


def comparable(text: str) -> str:
    """What is the same before it is written and after it is read."""
    return legal(text.replace("\r\n", "\n").replace("\r", "\n")).replace(ESCAPE, "")
