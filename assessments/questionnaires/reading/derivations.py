"""Derived variables, of three types."""

from collections.abc import Callable, Mapping

from assessments.questionnaires.derivations import (
    Banded,
    Calculated,
    Case,
    Derived,
    FirstMatch,
    Step,
)
from assessments.questionnaires.entries import Entry, Fields
from assessments.questionnaires.reading.conditions import condition, expression
from assessments.questionnaires.reading.steps import steps
from assessments.questionnaires.reading.values import name, nothing_or, several, text, word


def read_derived(entry: Entry) -> Derived:
    with Fields(entry, "a derived variable") as fields:
        key = fields.need("id", name)
        fields.what = f"derived variable {key}"
        type_ = fields.need("type", word)
        if type_ not in TYPES:
            raise entry.refusal(f"'{type_}' is not one of {', '.join(TYPES)}.")
        return Derived(
            key=key,
            label=fields.need("label", text),
            null_if=fields.may("null_if", condition, None),
            how=TYPES[type_](fields),
            line=entry.line,
        )


def _first_match(fields: Fields) -> FirstMatch:
    return FirstMatch(
        cases=fields.need("rules", _cases),
        otherwise=fields.need("else", nothing_or(word)),
    )


def _cases(entry: Entry) -> tuple[Case, ...]:
    if not (cases := several(_case, "rules")(entry)):
        raise entry.refusal("the list of rules is empty.")
    return cases


def _case(entry: Entry) -> Case:
    with Fields(entry, "a rule") as fields:
        return Case(fields.need("if", condition), fields.need("then", word))


def _calculated(fields: Fields) -> Calculated:
    return Calculated(expression=fields.need("expr", expression))


def _banded(fields: Fields) -> Banded:
    read = steps("gte", "fall", lambda step: step.need("value", word))
    return Banded(
        of=fields.need("of", word),
        steps=tuple(Step(limit, said) for limit, said in fields.need("bands", read)),
        line=fields.entry.line,
    )


TYPES: Mapping[str, Callable[[Fields], FirstMatch | Calculated | Banded]] = {
    "rules": _first_match,
    "expr": _calculated,
    "bands": _banded,
}
