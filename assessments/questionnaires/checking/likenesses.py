"""What a reference in a rule stands for: a word, some words, a number, yes or no."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum, auto

from assessments.questionnaires.conditions import Reference, Subject
from assessments.questionnaires.definitions import Field, FieldKind, Questionnaire
from assessments.questionnaires.questions import ColumnKind, Kind, Option, Question


class Shape(Enum):
    WORD = auto()
    WORDS = auto()
    NUMBER = auto()
    TRUTH = auto()
    OPAQUE = auto()  # can only be there or not


@dataclass(frozen=True, slots=True)
class Likeness:
    """The shape of a fact and, where it is chosen from a closed list, the words it can be."""

    shape: Shape
    words: frozenset[str] | None = None

    @property
    def is_number(self) -> bool:
        return self.shape is Shape.NUMBER


NUMBER = Likeness(Shape.NUMBER)
TRUTH = Likeness(Shape.TRUTH)
SHAPES: Mapping[Kind | FieldKind | ColumnKind, Shape] = {
    Kind.SINGLE: Shape.WORD,
    Kind.MULTI: Shape.WORDS,
    Kind.PERCENT: Shape.NUMBER,
    Kind.NUMBER: Shape.NUMBER,
    Kind.DATE: Shape.OPAQUE,
    Kind.TEXT: Shape.OPAQUE,
    Kind.STRUCTURED_TEXT: Shape.OPAQUE,
    Kind.TABLE: Shape.OPAQUE,
    Kind.DECLARATION: Shape.TRUTH,
    FieldKind.BOOL: Shape.TRUTH,
    FieldKind.INT: Shape.NUMBER,
    FieldKind.REGION_CODE: Shape.WORD,
    FieldKind.PRODUCT_CODE: Shape.WORD,
}  # the kinds of columns and fields have the same names as those of questions
PARTLY_COMPLETE = {Kind.TEXT, Kind.STRUCTURED_TEXT, Kind.TABLE}


def likeness(questionnaire: Questionnaire, reference: Reference) -> Likeness:
    """Raise LookupError, with a sentence, when there is no such thing to look at."""
    return LIKENESSES[reference.subject](questionnaire, reference.name)


def of_cell(question: Question, name: str) -> Likeness:
    """A cell of the table that a metric counts over. Raise LookupError, with a sentence."""
    column = next((column for column in question.columns if column.key == name), None)
    if column is None:
        raise _missing(f"column {name} of {question.code}")
    return _chosen(column.kind, column.options)


def _missing(what: str) -> LookupError:
    return LookupError(f"{what}, which does not exist")


def _chosen(kind: Kind | FieldKind | ColumnKind, options: tuple[Option, ...]) -> Likeness:
    return Likeness(SHAPES[kind], frozenset(each.key for each in options) if options else None)


def _question(questionnaire: Questionnaire, code: str) -> Question:
    try:
        return questionnaire.question(code)
    except LookupError:
        raise _missing(f"question {code}") from None


def _answer(questionnaire: Questionnaire, code: str) -> Likeness:
    question = _question(questionnaire, code)
    return _chosen(question.kind, question.options)


def _field(fields: tuple[Field, ...], whose: str, name: str) -> Likeness:
    found = next((field for field in fields if field.key == name), None)
    if found is None:
        raise _missing(f"{whose} field {name}")
    return _chosen(found.kind, found.options)


def _derived(questionnaire: Questionnaire, key: str) -> Likeness:
    try:
        words = questionnaire.derivation(key).words()
    except LookupError:
        raise _missing(f"derived variable {key}") from None
    return Likeness(Shape.WORD, frozenset(words)) if words else NUMBER


def _evidence(questionnaire: Questionnaire, code: str) -> Likeness:
    if not _question(questionnaire, code).takes_evidence:
        message = f"the evidence of {code}, which takes none"
        raise LookupError(message)
    return NUMBER


def _completeness(questionnaire: Questionnaire, code: str) -> Likeness:
    if _question(questionnaire, code).kind not in PARTLY_COMPLETE:
        message = f"the completeness of {code}, which is not a text or a table"
        raise LookupError(message)
    return NUMBER


def _part(questionnaire: Questionnaire, name: str) -> Likeness:
    code, _, key = name.partition(".")
    if all(key != element.key for element in _question(questionnaire, code).elements):
        raise _missing(f"element {key} of {code}")
    return TRUTH


def _metric(questionnaire: Questionnaire, name: str) -> Likeness:
    code, _, key = name.partition(".")
    if all(key != metric.key for metric in _question(questionnaire, code).metrics):
        raise _missing(f"metric {key} of {code}")
    return NUMBER


def _age(questionnaire: Questionnaire, code: str) -> Likeness:
    if _question(questionnaire, code).kind is not Kind.DATE:
        message = f"the age of {code}, which is not a date"
        raise LookupError(message)
    return NUMBER


def _input(questionnaire: Questionnaire, code: str) -> Likeness:
    options = _question(questionnaire, code).options
    if not options or any(option.input_value is None for option in options):
        message = f"the input value of {code}, whose options have none"
        raise LookupError(message)
    return NUMBER


def _cell(_questionnaire: Questionnaire, _name: str) -> Likeness:
    message = "a column, which only a metric of a table can do"
    raise LookupError(message)


LIKENESSES: Mapping[Subject, Callable[[Questionnaire, str], Likeness]] = {
    Subject.ANSWER: _answer,
    Subject.CONTEXT: lambda whole, name: _field(whole.context_fields, "context", name),
    Subject.COMPANY: lambda whole, name: _field(whole.company_fields, "company", name),
    Subject.DERIVED: _derived,
    Subject.EVIDENCE: _evidence,
    Subject.COMPLETENESS: _completeness,
    Subject.PART: _part,
    Subject.METRIC: _metric,
    Subject.AGE: _age,
    Subject.CELL: _cell,
    Subject.INPUT: _input,
}
