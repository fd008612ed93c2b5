"""Answers and questions in the reader's words, for screen and paper alike."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import cast

from django.utils.formats import date_format, number_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from assessments.language import wording
from assessments.questionnaires.answers import AnswerValue, Cell, Row, is_empty
from assessments.questionnaires.definitions import Questionnaire
from assessments.questionnaires.questions import Column, ColumnKind, Kind, Option, Question
from assessments.risks import regions

NOTHING = "–"


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionName:
    """Which question this is, and where it stands."""

    code: str
    section: str
    text: str
    is_declaration: bool = False  # made when signing, not on the page of its section


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    label: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerInWords:
    """One of its fields is filled; none when nothing was answered."""

    text: str = ""
    items: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    head: tuple[str, ...] = ()  # of a table
    rows: tuple[tuple[str, ...], ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.text or self.items or self.parts or self.rows)


def question_name(question: Question) -> QuestionName:
    return QuestionName(
        code=question.code,
        section=question.section,
        text=wording(question.text),
        is_declaration=question.kind is Kind.DECLARATION,
    )


def question_names(questionnaire: Questionnaire, codes: Iterable[str]) -> tuple[QuestionName, ...]:
    return tuple(question_name(questionnaire.question(code)) for code in codes)


def answer_in_words(question: Question, value: AnswerValue | None) -> AnswerInWords:
    if value is None or is_empty(value):
        return AnswerInWords()
    return ANSWERS[question.kind](question, value)


def number(value: Decimal) -> str:
    """As the reader writes it, without zeros that say nothing: 14,5."""
    return number_format(value.normalize() if value % 1 else int(value), use_l10n=True)


def points(value: Decimal, decimals: int = 1) -> str:
    """A score as it is always written: 84,0."""
    return number_format(value, decimals, use_l10n=True)


def day(value: date) -> str:
    return date_format(value, "j F Y")


def _percent(value: Decimal) -> str:
    return f"{number(value)}%"


def _label(options: Sequence[Option], key: str) -> str:
    return next(wording(option.label) for option in options if option.key == key)


def _items(question: Question, value: AnswerValue) -> AnswerInWords:
    keys = cast("tuple[str, ...]", value)
    return AnswerInWords(items=tuple(_label(question.options, key) for key in keys))


def _parts(question: Question, value: AnswerValue) -> AnswerInWords:
    texts = cast("Mapping[str, str]", value)
    return AnswerInWords(
        parts=tuple(
            Part(label=wording(element.label), text=texts[element.key])
            for element in question.elements
            if element.key in texts
        )
    )


def _table(question: Question, value: AnswerValue) -> AnswerInWords:
    rows = cast("tuple[Row, ...]", value)
    return AnswerInWords(
        head=tuple(wording(column.label) for column in question.columns),
        rows=tuple(
            tuple(_cell(column, row.get(column.key)) for column in question.columns) for row in rows
        ),
    )


def _cell(column: Column, value: Cell | None) -> str:
    return NOTHING if value is None else CELLS[column.kind](column, value)


def region(code: str) -> str:
    return regions.full_name(code, get_language() or "")


# The casts say what answers.from_json made sure of: this kind of question has this kind of value.
CELLS: Mapping[ColumnKind, Callable[[Column, Cell], str]] = {
    ColumnKind.TEXT: lambda _column, value: cast("str", value),
    ColumnKind.REGION_CODE: lambda _column, value: region(cast("str", value)),
    ColumnKind.SINGLE: lambda column, value: _label(column.options, cast("str", value)),
    ColumnKind.MULTI: lambda column, value: ", ".join(
        _label(column.options, key) for key in cast("tuple[str, ...]", value)
    ),
    ColumnKind.PERCENT: lambda _column, value: _percent(cast("Decimal", value)),
}
ANSWERS: Mapping[Kind, Callable[[Question, AnswerValue], AnswerInWords]] = {
    Kind.SINGLE: lambda question, value: AnswerInWords(
        text=_label(question.options, cast("str", value))
    ),
    Kind.MULTI: _items,
    Kind.PERCENT: lambda _question, value: AnswerInWords(text=_percent(cast("Decimal", value))),
    Kind.NUMBER: lambda _question, value: AnswerInWords(text=number(cast("Decimal", value))),
    Kind.DATE: lambda _question, value: AnswerInWords(text=day(cast("date", value))),
    Kind.TEXT: lambda _question, value: AnswerInWords(text=cast("str", value)),
    Kind.STRUCTURED_TEXT: _parts,
    Kind.TABLE: _table,
    Kind.DECLARATION: lambda _question, value: AnswerInWords(text=_("Yes") if value else _("No")),
}
