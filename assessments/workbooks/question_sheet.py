"""The sheet on which the questions stand, with a light cell for everything that is asked."""

from collections.abc import Mapping

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from xlsxwriter.worksheet import Worksheet

from assessments.language import wording
from assessments.questionnaires.definitions import Questionnaire
from assessments.questionnaires.questions import Kind, Question
from assessments.reports.conditions import asked_if
from assessments.workbooks.book import Book
from assessments.workbooks.filled import SAMPLE_DAY, TICK, Filled, day_pattern
from assessments.workbooks.places import MARK, At, Line, labels_of, legal, lines_of, questions_of

WIDTHS = {
    At.ID: 12,
    At.CODE: 7,
    At.TEXT: 58,
    At.ANSWER: 52,
    At.NOT_APPLICABLE: 13,
    At.REASON: 30,
    At.REMARK: 40,
    At.HELP: 60,
}


def write_questions(
    sheet: Worksheet, book: Book, questionnaire: Questionnaire, filled: Mapping[str, Filled]
) -> None:
    _set_up(book, sheet)
    row, section = 1, ""
    for question in questions_of(questionnaire):
        if question.section != section:
            section = question.section
            _section(
                book, sheet, row, f"{section}. {wording(questionnaire.section(section).title)}"
            )
            row += 1
        for line in lines_of(question):
            _line(book, sheet, row, line, filled[question.code])
            if line.id == question.code:
                _about(book, sheet, row, question, questionnaire)
            row += 1
    sheet.ignore_errors({"number_stored_as_text": f"A1:H{row}"})
    sheet.print_area(0, At.CODE, row, At.HELP)


def _set_up(book: Book, sheet: Worksheet) -> None:
    for column, width in WIDTHS.items():
        sheet.set_column(column, column, width, None, {"hidden": column is At.ID})
    names = (
        MARK,
        _("Code"),
        _("Question"),
        _("Answer"),
        _("Does not apply"),
        _("Why it does not apply"),
        _("Explanation"),
        _("About the question"),
    )
    for place, name in zip(At, names, strict=True):
        book.write(sheet, 0, place, name, book.look.heading)
    sheet.freeze_panes(1, At.ANSWER)
    sheet.repeat_rows(0)


def _section(book: Book, sheet: Worksheet, row: int, title: str) -> None:
    for column in At:
        text = title if column is At.CODE else ""
        book.write(sheet, row, column, text, book.look.section)
    sheet.set_row(row, 24)


def _about(
    book: Book, sheet: Worksheet, row: int, question: Question, questionnaire: Questionnaire
) -> None:
    """The question in bold, when it is asked below it, and help beside it."""
    text, when = wording(question.text), asked_if(question, questionnaire)
    if not question.is_required:
        text = f"{text} {_('(optional)')}"
    if when:
        parts = (book.look.strong, legal(text), book.look.italic, f"\n{when}", book.look.plain)
        sheet.write_rich_string(row, At.TEXT, *parts)
    else:
        book.write(sheet, row, At.TEXT, text, book.look.strong)
    book.write(sheet, row, At.CODE, question.code, book.look.strong)
    hint = question.evidence.hint
    evidence = _("Possible evidence: %(hint)s.") % {"hint": wording(hint)} if hint else ""
    help_ = wording(question.help) if question.help else ""
    book.write(sheet, row, At.HELP, "\n".join(filter(None, (help_, evidence))), book.look.muted)


def _line(book: Book, sheet: Worksheet, row: int, line: Line, filled: Filled) -> None:
    question, look = line.question, book.look
    book.write(sheet, row, At.ID, line.id, look.muted)
    is_question = line.id == question.code
    book.write(sheet, row, At.TEXT, "" if is_question else _label(line), look.plain)
    if is_question and (question.kind in {Kind.MULTI, Kind.STRUCTURED_TEXT, Kind.TABLE}):
        book.write(sheet, row, At.ANSWER, _instead(question), look.closed)
    else:
        book.write(sheet, row, At.ANSWER, filled.cells.get(line.id, ""), look.answer)
        _guide(book, sheet, row, line)
    if is_question:
        _beside(book, sheet, row, question, filled)


def _label(line: Line) -> str:
    return "   " + labels_of(line.question)[line.key]


def _instead(question: Question) -> str:
    texts = {
        Kind.MULTI: _("Type an x behind everything that applies:"),
        Kind.STRUCTURED_TEXT: _("Answer in parts:"),
        Kind.TABLE: _("Fill in sheet %(code)s: one row for each.") % {"code": question.code},
    }
    return texts[question.kind]


def _guide(book: Book, sheet: Worksheet, row: int, line: Line) -> None:
    """A drop-down where there is a list, else what to type."""
    question = line.question
    if question.kind is Kind.SINGLE:
        source = book.choices([wording(option.label) for option in question.options])
        _choose(sheet, row, At.ANSWER, source)
    elif question.kind is Kind.MULTI:
        _choose(sheet, row, At.ANSWER, [TICK])
    elif message := _prompt(question.kind):
        sheet.data_validation(
            row, At.ANSWER, row, At.ANSWER, {"validate": "any", "input_message": message}
        )


def _prompt(kind: Kind) -> str:
    sample = date_format(SAMPLE_DAY, day_pattern())
    prompts = {
        Kind.DATE: _("A date, like this: %(day)s") % {"day": sample},
        Kind.PERCENT: _("A percentage from 0 to 100"),
        Kind.NUMBER: _("A number"),
    }
    return prompts.get(kind, "")


def _choose(sheet: Worksheet, row: int, column: int, source: str | list[str]) -> None:
    sheet.data_validation(
        row,
        column,
        row,
        column,
        {
            "validate": "list",
            "source": source,
            "error_title": _("Not in the list"),
            "error_message": _("Choose from the list, or leave the cell empty."),
        },
    )


def _beside(book: Book, sheet: Worksheet, row: int, question: Question, filled: Filled) -> None:
    look = book.look
    may_pass = look.answer if question.may_be_not_applicable else look.closed
    book.write(sheet, row, At.NOT_APPLICABLE, filled.not_applicable, may_pass)
    book.write(sheet, row, At.REASON, filled.reason, may_pass)
    book.write(sheet, row, At.REMARK, filled.remark, look.answer)
    if question.may_be_not_applicable:
        _choose(sheet, row, At.NOT_APPLICABLE, [TICK])
