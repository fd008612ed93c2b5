"""How a fact is compared with what a rule says."""

import operator
from collections.abc import Callable, Mapping
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction


class Operator(StrEnum):
    EQ = "eq"
    NE = "ne"
    IN = "in"
    NOT_IN = "not_in"
    LT = "lt"
    LTE = "lte"
    GT = "gt"
    GTE = "gte"
    CONTAINS = "contains"
    CONTAINS_ANY = "contains_any"
    CONTAINS_NONE = "contains_none"
    ANSWERED = "answered"


def number_of(fact: object) -> Fraction | None:
    return Fraction(fact) if isinstance(fact, int | Decimal | Fraction) else None


def _items(fact: object) -> tuple[object, ...]:
    return fact if isinstance(fact, tuple) else (fact,)


type Test = Callable[[object, object], bool]


def _of_numbers(test: Callable[[Fraction, Fraction], bool]) -> Test:
    def holds(fact: object, operand: object) -> bool:
        left, right = number_of(fact), number_of(operand)
        return left is not None and right is not None and test(left, right)

    return holds


def _has_any(fact: object, operand: object) -> bool:
    return any(item in _items(fact) for item in _items(operand))


TESTS: Mapping[Operator, Test] = {
    Operator.EQ: operator.eq,
    Operator.NE: operator.ne,
    Operator.IN: lambda fact, operand: fact in _items(operand),
    Operator.NOT_IN: lambda fact, operand: fact not in _items(operand),
    Operator.LT: _of_numbers(operator.lt),
    Operator.LTE: _of_numbers(operator.le),
    Operator.GT: _of_numbers(operator.gt),
    Operator.GTE: _of_numbers(operator.ge),
    Operator.CONTAINS: lambda fact, operand: operand in _items(fact),
    Operator.CONTAINS_ANY: _has_any,
    Operator.CONTAINS_NONE: lambda fact, operand: not _has_any(fact, operand),
}
