"""A workbook with every question, to fill in without a connection and to bring back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from io import BytesIO

from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from assessments.actions.answers import fingerprint
from assessments.language import wording
from assessments.models import Answer, Assessment
from assessments.models.dossiers import answers_of
from assessments.questionnaires import library
from assessments.questionnaires.definitions import Questionnaire
from assessments.questionnaires.questions import Kind
from assessments.reports.context_names import name_of
from assessments.workbooks.book import Book
from assessments.workbooks.filled import SAMPLE_DAY, Filled, day_pattern, filled_of
from assessments.workbooks.head import Began, Head
from assessments.workbooks.places import IDS, QUESTIONS, READ_ME, questions_of
from assessments.workbooks.question_sheet import write_questions
from assessments.workbooks.row_sheet import write_rows

KEPT = 8  # blank workbooks: some versions in both languages


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What a workbook is about, and what it begins with."""

    assessment: str = ""
    about: Sequence[str] = ()  # company, context, year
    answers: Mapping[str, Answer] = field(default_factory=dict)


def workbook_of(assessment: Assessment, language: str) -> bytes:
    """Filled with the answers as they are now."""
    questionnaire = assessment.questionnaire
    with translation.override(language):
        name = name_of(assessment.context, questionnaire)
        at = date_format(timezone.localtime(), "j F Y, H:i")
        subject = Subject(
            assessment=str(assessment.pk),
            about=(
                assessment.organisation.name,
                f"{name}, {name.issue}",
                str(assessment.year),
                _("As it was on %(at)s") % {"at": at},
            ),
            answers=answers_of(assessment),
        )
        return _written(questionnaire, language, subject)


@lru_cache(maxsize=KEPT)
def blank_workbook(slug: str, version: str, language: str) -> bytes:
    """Of nobody and for everybody. Raise LookupError when there is no such version."""
    with translation.override(language):
        return _written(library.get(slug, version), language, Subject())


def _written(questionnaire: Questionnaire, language: str, subject: Subject) -> bytes:
    filled = {
        each.code: filled_of(each, subject.answers.get(each.code))
        for each in questions_of(questionnaire)
    }
    head = Head(
        questionnaire=f"{questionnaire.slug}@{questionnaire.version}",
        language=language,
        assessment=subject.assessment,
        began={code: _began(subject.answers.get(code), each) for code, each in filled.items()},
    )
    content = BytesIO()
    with Workbook(content, {"in_memory": True}) as workbook:
        workbook.set_properties({"title": wording(questionnaire.title)})
        book = Book(workbook)
        _read_me(book.add_sheet(READ_ME[language]), book, questionnaire, subject)
        sheet = book.add_sheet(QUESTIONS[language])
        write_questions(sheet, book, questionnaire, filled)
        sheet.activate()
        for question in questions_of(questionnaire):
            if question.kind is Kind.TABLE:
                write_rows(book, question, filled[question.code].rows)
        book.write_lists()
        book.write_hidden(IDS, head.lines())
    return content.getvalue()


def _began(answer: Answer | None, filled: Filled) -> Began:
    return Began(seen=fingerprint(answer), shown=filled.digest())


def _read_me(sheet: Worksheet, book: Book, questionnaire: Questionnaire, subject: Subject) -> None:
    sheet.set_column(0, 0, 100, book.look.plain)
    version = _("Questionnaire %(version)s") % {
        "version": f"{questionnaire.slug} {questionnaire.version}"
    }
    lines = [
        (wording(questionnaire.title), book.look.title),
        *((each, book.look.strong) for each in subject.about),
        (version, book.look.muted),
        ("", book.look.plain),
        *((each, book.look.plain) for each in _instructions()),
    ]
    for number, (text, look) in enumerate(lines):
        book.write(sheet, number, 0, text, look)


def _instructions() -> list[str]:
    return [
        _("Fill in the light cells of the next sheets. All other cells are locked."),
        _(
            "Choose from the list in a cell where there is one. Where several answers can apply, type an x behind each that does."
        ),
        _(
            "A bold line below a question says when to answer it. Leave it empty when it is not for you."
        ),
        _("“I do not know” is an answer too."),
        _("Write numbers and percentages as you are used to, and dates like this: %(day)s.")
        % {"day": date_format(SAMPLE_DAY, day_pattern())},
        _("Type the answers themselves: formulas are not read."),
        _(
            "Never write down names of workers or of people who told you something. A leaked name can cost somebody their freedom or life."
        ),
        _(
            "Save the file as an Excel workbook (.xlsx) and upload it at your assessment, under “Fill in offline”. You first see what would change; nothing is saved before you say so."
        ),
        _("Evidence cannot be added here: do that on the site."),
    ]
