"""The blank questionnaire on paper: everything it asks, as data, and from there as HTML."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import ceil

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import get_language

from assessments.language import wording
from assessments.questionnaires.definitions import Questionnaire, Section
from assessments.questionnaires.questions import Column, ColumnKind, Kind, Question
from assessments.reports.conditions import asked_if

# How many lines there are to write on.
LINES: Mapping[Kind, int] = {
    Kind.PERCENT: 1,
    Kind.NUMBER: 1,
    Kind.DATE: 1,
    Kind.TEXT: 8,
    Kind.STRUCTURED_TEXT: 4,
}
ROWS = 7  # of a table; they fill the page


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedColumn:
    """A column whose cells are chosen from a list, with what each choice is written as."""

    label: str
    options: tuple[tuple[str, str], ...]  # number and label
    is_many: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BlankQuestion:
    code: str
    text: str
    help: str
    condition: str
    evidence: str
    step: str  # of the OECD process
    source: str
    is_optional: bool
    is_many: bool
    is_percent: bool
    is_date: bool
    may_be_not_applicable: bool
    options: tuple[str, ...]
    parts: tuple[str, ...]
    lines: range
    columns: tuple[str, ...]  # of a table
    listed: tuple[ListedColumn, ...]
    rows: range
    signer: str  # who makes this declaration


@dataclass(frozen=True, slots=True, kw_only=True)
class BlankSection:
    key: str
    title: str
    is_yearly: bool
    questions: tuple[BlankQuestion, ...]

    @property
    def begins_with_a_table(self) -> bool:
        """Then its heading goes along to the wide page."""
        return bool(self.questions[0].columns)


@dataclass(frozen=True, slots=True, kw_only=True)
class BlankQuestionnaire:
    language: str
    title: str
    subtitle: str
    version: str
    created: str
    minutes: int
    sections: tuple[BlankSection, ...]


def html_of(questionnaire: Questionnaire, language: str) -> str:
    """In that language, whoever asks; of one version always the same."""
    with translation.override(language):
        blank = blank_of(questionnaire)
        return render_to_string("reports/blank.html", {"blank": blank})


def blank_of(questionnaire: Questionnaire) -> BlankQuestionnaire:
    """In the language that is active."""
    return BlankQuestionnaire(
        language=get_language() or questionnaire.default_language,
        title=wording(questionnaire.title),
        subtitle=wording(questionnaire.subtitle) if questionnaire.subtitle else "",
        version=f"{questionnaire.slug} {questionnaire.version}",
        created=f"{questionnaire.valid_from.isoformat()}T00:00:00+00:00",
        minutes=ceil(sum(question.minutes for question in questionnaire.questions())),
        sections=tuple(_section(each, questionnaire) for each in questionnaire.sections),
    )


def _section(section: Section, questionnaire: Questionnaire) -> BlankSection:
    return BlankSection(
        key=section.key,
        title=wording(section.title),
        is_yearly=all(question.scope == "company" for question in section.questions),
        questions=tuple(_question(each, questionnaire) for each in section.questions),
    )


def _question(question: Question, questionnaire: Questionnaire) -> BlankQuestion:
    step = questionnaire.oecd_steps.get(question.oecd_step or "")
    is_table = question.kind is Kind.TABLE
    return BlankQuestion(
        code=question.code,
        text=wording(question.text),
        help=wording(question.help) if question.help else "",
        condition=asked_if(question, questionnaire),
        evidence=wording(question.evidence.hint) if question.evidence.hint else "",
        step=f"{question.oecd_step}. {wording(step)}" if step else "",
        source=question.source,
        is_optional=not question.is_required,
        is_many=question.kind is Kind.MULTI,
        is_percent=question.kind is Kind.PERCENT,
        is_date=question.kind is Kind.DATE,
        may_be_not_applicable=question.may_be_not_applicable,
        options=tuple(wording(option.label) for option in question.options),
        parts=tuple(wording(element.label) for element in question.elements),
        lines=range(LINES.get(question.kind, 0)),
        columns=tuple(wording(column.label) for column in question.columns),
        listed=tuple(_listed(question.columns)),
        rows=range(ROWS if is_table else 0),
        signer=question.signed_by or "",
    )


def _listed(columns: tuple[Column, ...]) -> Iterator[ListedColumn]:
    for column in columns:
        if column.options:
            labels = (wording(option.label) for option in column.options)
            yield ListedColumn(
                label=wording(column.label),
                options=tuple((str(number), label) for number, label in enumerate(labels, start=1)),
                is_many=column.kind is ColumnKind.MULTI,
            )
