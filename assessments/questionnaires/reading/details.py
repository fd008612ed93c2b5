"""What only some kinds of question have: options, columns, elements, substance, a signatory."""

from collections.abc import Callable, Mapping
from typing import TypedDict

from assessments.questionnaires.entries import Entry, Fields
from assessments.questionnaires.questions import (
    Column,
    Element,
    Kind,
    Method,
    Metric,
    Option,
    QuestionRole,
    Scoring,
    Signatory,
    Substance,
)
from assessments.questionnaires.reading.columns import read_columns, read_metric
from assessments.questionnaires.reading.values import (
    choice,
    name,
    number,
    number_up_to,
    truth,
    unique,
    whole,
    wording,
)

INPUTS = {
    QuestionRole.RISK_INPUT,
    QuestionRole.FEASIBILITY_INPUT,
    QuestionRole.LEVERAGE_INPUT,
}


class Details(TypedDict, total=False):
    options: tuple[Option, ...]
    columns: tuple[Column, ...]
    metrics: tuple[Metric, ...]
    min_rows: int
    elements: tuple[Element, ...]
    substance: Substance
    element_substance: Substance
    signed_by: Signatory


def read_details(fields: Fields, kind: Kind, role: QuestionRole, scoring: Scoring) -> Details:
    return DETAILS[kind](fields, role, scoring) if kind in DETAILS else Details()


def _options(fields: Fields, role: QuestionRole, scoring: Scoring) -> Details:
    is_scored = scoring.method in {Method.OPTION, Method.OPTION_SUM}

    def read(entry: Entry) -> Option:
        with Fields(entry, "an option") as option:
            return Option(
                key=option.need("key", name),
                label=wording(option),
                score=option.need("score", number_up_to(scoring.max)) if is_scored else None,
                input_value=option.need("input_value", number) if role in INPUTS else None,
                is_exclusive=option.may("exclusive", truth, default=False),
                is_unknown=option.may("unknown", truth, default=False),
            )

    options = fields.need("options", unique(read, lambda option: option.key, "option"))
    if not options:
        raise fields.entry.refusal(f"{fields.what} has no options to choose from.")
    return {"options": options}


def _text(fields: Fields, _role: QuestionRole, _scoring: Scoring) -> Details:
    return {"substance": fields.need("substance", _substance)}


def _structured_text(fields: Fields, _role: QuestionRole, _scoring: Scoring) -> Details:
    elements = fields.need("elements", unique(_element, lambda each: each.key, "element"))
    if not elements:
        raise fields.entry.refusal(f"{fields.what} has no elements to fill in.")
    return {
        "elements": elements,
        "element_substance": fields.need("element_substance", _substance),
    }


def _element(entry: Entry) -> Element:
    with Fields(entry, "an element") as fields:
        return Element(key=fields.need("id", name), label=wording(fields))


def _substance(entry: Entry) -> Substance:
    with Fields(entry, "substance") as fields:
        return Substance(
            min_chars=fields.need("min_chars", whole),
            min_unique_words=fields.need("min_unique_words", whole),
        )


def _table(fields: Fields, _role: QuestionRole, _scoring: Scoring) -> Details:
    return {
        "columns": fields.need("columns", read_columns),
        "metrics": fields.may("metrics", unique(read_metric, lambda each: each.key, "metric"), ()),
        "min_rows": fields.may("min_rows", whole, 0),
    }


def _declaration(fields: Fields, _role: QuestionRole, _scoring: Scoring) -> Details:
    return {"signed_by": fields.need("signed_by", choice(Signatory))}


DETAILS: Mapping[Kind, Callable[[Fields, QuestionRole, Scoring], Details]] = {
    Kind.SINGLE: _options,
    Kind.MULTI: _options,
    Kind.TEXT: _text,
    Kind.STRUCTURED_TEXT: _structured_text,
    Kind.TABLE: _table,
    Kind.DECLARATION: _declaration,
}
