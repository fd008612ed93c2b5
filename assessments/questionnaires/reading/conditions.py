"""Conditions and expressions, as the grammar in their modules says."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction

from assessments.questionnaires.conditions import (
    ALWAYS,
    All,
    Any,
    Compare,
    Condition,
    Not,
    Operand,
    Reference,
    Subject,
)
from assessments.questionnaires.entries import Entry, Fields
from assessments.questionnaires.expressions import (
    OPERATIONS,
    PAIR,
    PAIRS,
    Choice,
    Expression,
    Look,
    Number,
    Operation,
)
from assessments.questionnaires.operators import Operator
from assessments.questionnaires.reading.values import number, truth, word

SUBJECTS: list[Subject] = [subject for subject in Subject if subject is not Subject.INPUT]
VARIABLES = [Subject.INPUT, Subject.DERIVED, Subject.CONTEXT]
LISTS = {Operator.IN, Operator.NOT_IN, Operator.CONTAINS_ANY, Operator.CONTAINS_NONE}


def condition(entry: Entry) -> Condition:
    if entry.value is True:
        return ALWAYS
    keys = list(entry.mapping("a condition"))
    if len(keys) == 1 and keys[0] in JOINS:
        return JOINS[keys[0]](entry.mapping("a condition")[keys[0]])
    return _compare(entry)


def _conditions(entry: Entry) -> tuple[Condition, ...]:
    found = tuple(condition(item) for item in entry.items("all or any"))
    if not found:
        raise entry.refusal("a list of conditions is empty. Write true, or add one.")
    return found


JOINS: Mapping[str, Callable[[Entry], Condition]] = {
    "all": lambda entry: All(_conditions(entry)),
    "any": lambda entry: Any(_conditions(entry)),
    "not": lambda entry: Not(condition(entry)),
}


def _compare(entry: Entry) -> Compare:
    with Fields(entry, "a condition") as fields:
        subject = _the_one_of(SUBJECTS, fields, "subject")
        operator = _the_one_of(list(Operator), fields, "operator")
        name = fields.need(subject, word)
        operand = fields.need(operator, lambda value: _operand(operator, value))
        return Compare(Reference(subject, name), operator, operand, entry.line)


def _the_one_of[E: (Subject, Operator)](choices: list[E], fields: Fields, what: str) -> E:
    found = [each for each in choices if each in fields]
    if len(found) != 1:
        raise fields.entry.refusal(
            f"a condition has exactly one {what} ({', '.join(choices)}); here are {len(found)}."
        )
    return found[0]


def _operand(operator: Operator, entry: Entry) -> Operand:
    if operator is Operator.ANSWERED:
        return truth(entry)
    if operator not in LISTS:
        return _literal(entry)
    found = tuple(_word_or_number(item) for item in entry.items(f"what comes after {operator}"))
    if not found:
        raise entry.refusal(f"the list after {operator} is empty.")
    return found


def _literal(entry: Entry) -> str | bool | Fraction:
    return entry.value if isinstance(entry.value, bool) else _word_or_number(entry)


def _word_or_number(entry: Entry) -> str | Fraction:
    """Here alone a number may be negative: months ahead are."""
    return Fraction(entry.value) if isinstance(entry.value, Decimal) else word(entry)


def expression(entry: Entry) -> Expression:
    if isinstance(entry.value, Decimal):
        return Number(number(entry))
    keys = entry.mapping("an expression")
    for name in keys:
        if name in OPERATIONS:
            return _operation(name, entry)
    return _choice(entry) if "if" in keys else _look(entry)


def _operation(name: str, entry: Entry) -> Operation:
    with Fields(entry, "a calculation") as fields:
        operands = fields.need(name, _operands)
    if not operands or (name in PAIRS and len(operands) != PAIR):
        raise entry.refusal(f"{name} has {len(operands)} values; that is not enough or too many.")
    return Operation(name, operands)


def _operands(entry: Entry) -> tuple[Expression, ...]:
    return tuple(expression(item) for item in entry.items("a calculation"))


def _choice(entry: Entry) -> Choice:
    with Fields(entry, "a choice") as fields:
        return Choice(
            fields.need("if", condition),
            fields.need("then", expression),
            fields.need("else", expression),
        )


def _look(entry: Entry) -> Look:
    with Fields(entry, "an expression") as fields:
        found = [subject for subject in VARIABLES if subject in fields]
        if len(found) != 1:
            names = ", ".join([*VARIABLES, "if", *OPERATIONS])
            raise entry.refusal(f"an expression is a number or has one of the keys {names}.")
        return Look(Reference(found[0], fields.need(found[0], word)), entry.line)
