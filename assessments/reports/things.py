"""What a comparison of a definition looks at, and what its values are called."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _

from assessments.language import wording
from assessments.questionnaires.conditions import ALWAYS, Condition, Subject
from assessments.questionnaires.definitions import Questionnaire
from assessments.questionnaires.questions import Column, Option
from assessments.reports.scales import decimal
from assessments.reports.wordings import number


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    name: str
    say: Callable[[object], str]
    options: Sequence[Option] = ()  # of a question that is answered from a list


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """Where names come from; `clause` says a condition about the rows of a table."""

    questionnaire: Questionnaire
    columns: Sequence[Column]
    clause: Callable[[Condition, Sequence[Column]], str]


def _answer(around: Around, code: str) -> Thing:
    options = around.questionnaire.question(code).options
    name = _("your answer to %(code)s") % {"code": code}
    return Thing(name=name, say=_labelled(options), options=options)


def _fact(around: Around, key: str) -> Thing:
    fields = (*around.questionnaire.context_fields, *around.questionnaire.company_fields)
    field = next(each for each in fields if each.key == key)
    return Thing(name=quoted(wording(field.label)), say=_labelled(field.options))


def _derived(around: Around, key: str) -> Thing:
    labels = around.questionnaire.labels.get(key, {})

    def say(value: object) -> str:
        is_word = isinstance(value, str) and value in labels
        return quoted(wording(labels[str(value)])) if is_word else plain(value)

    return Thing(name=quoted(wording(around.questionnaire.derivation(key).label)), say=say)


def _evidence(around: Around, code: str) -> Thing:
    grades: Mapping[object, str] = {
        each.grade: each.key for each in around.questionnaire.evidence.grades
    }
    name = _("the grade of the evidence at %(code)s") % {"code": code}
    return Thing(name=name, say=lambda value: grades.get(value, plain(value)))


def _part(around: Around, name: str) -> Thing:
    code, _dot, key = name.partition(".")
    elements = around.questionnaire.question(code).elements
    label = next(wording(each.label) for each in elements if each.key == key)
    said = _("the part %(part)s of %(code)s") % {"part": quoted(label), "code": code}
    return Thing(name=said, say=plain)


def _metric(around: Around, name: str) -> Thing:
    code, _dot, key = name.partition(".")
    question = around.questionnaire.question(code)
    counts = next(each.counts for each in question.metrics if each.key == key)
    if counts == ALWAYS:
        return Thing(name=_("the number of rows of %(code)s") % {"code": code}, say=plain)
    said = _("the number of rows of %(code)s where %(clause)s")
    clause = around.clause(counts, question.columns)
    return Thing(name=said % {"code": code, "clause": clause}, say=plain)


def _cell(around: Around, key: str) -> Thing:
    column = next(each for each in around.columns if each.key == key)
    return Thing(name=quoted(wording(column.label)), say=_labelled(column.options))


def _completeness(_around: Around, code: str) -> Thing:
    return Thing(name=_("the part of %(code)s that is filled in") % {"code": code}, say=_share)


def _age(_around: Around, code: str) -> Thing:
    name = _("the number of months since the date at %(code)s") % {"code": code}
    return Thing(name=name, say=plain)


THINGS: Mapping[Subject, Callable[[Around, str], Thing]] = {
    Subject.ANSWER: _answer,
    Subject.CONTEXT: _fact,
    Subject.COMPANY: _fact,
    Subject.DERIVED: _derived,
    Subject.EVIDENCE: _evidence,
    Subject.COMPLETENESS: _completeness,
    Subject.PART: _part,
    Subject.METRIC: _metric,
    Subject.AGE: _age,
    Subject.CELL: _cell,
}  # an input is looked at in expressions only


def quoted(text: str) -> str:
    return _("“%(text)s”") % {"text": text}


def plain(value: object) -> str:
    return number(decimal(value)) if isinstance(value, Fraction) else str(value)


def _share(value: object) -> str:
    return f"{plain(value * 100)}%" if isinstance(value, Fraction) else plain(value)


def _labelled(options: Sequence[Option]) -> Callable[[object], str]:
    labels = {option.key: option.label for option in options}

    def say(value: object) -> str:
        is_key = isinstance(value, str) and value in labels
        return quoted(wording(labels[str(value)])) if is_key else plain(value)

    return say
