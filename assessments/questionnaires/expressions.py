"""Derived numbers: the closed expression language.

    expr := number | {opt: QUESTION} | {v: DERIVED} | {c: FIELD}
          | {max: [expr, ...]} | {min: [...]} | {mean: [...]} | {add: [...]} | {mul: [...]}
          | {sub: [a, b]} | {div: [a, b]} | {if: cond, then: expr, else: expr}

max, min and mean skip nulls (nothing but nulls is null); add, mul, sub and div are null when an
operand is null, and so is a division by zero.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from math import prod
from typing import Protocol

from assessments.questionnaires.conditions import (
    Compare,
    Condition,
    Facts,
    Reference,
)
from assessments.questionnaires.operators import number_of


class Expression(Protocol):
    def value(self, facts: Facts) -> Fraction | None: ...

    def looks(self) -> Iterator["Look"]:
        """Every variable in it, in the order of the file."""
        ...

    def leaves(self) -> Iterator[Compare]:
        """Every comparison of every condition in it."""
        ...


@dataclass(frozen=True, slots=True)
class Number:
    number: Fraction

    def value(self, _facts: Facts) -> Fraction:
        return self.number

    def looks(self) -> Iterator["Look"]:
        return iter(())

    def leaves(self) -> Iterator[Compare]:
        return iter(())


@dataclass(frozen=True, slots=True)
class Look:
    """A variable: the input value of a chosen option, a derived number or a context number."""

    reference: Reference
    line: int = field(default=0, compare=False, repr=False)

    def value(self, facts: Facts) -> Fraction | None:
        return number_of(facts.value_of(self.reference))

    def looks(self) -> Iterator["Look"]:
        yield self

    def leaves(self) -> Iterator[Compare]:
        return iter(())


@dataclass(frozen=True, slots=True)
class Operation:
    """A calculation over other expressions, by its name in OPERATIONS."""

    name: str
    operands: tuple[Expression, ...]

    def value(self, facts: Facts) -> Fraction | None:
        return OPERATIONS[self.name]([operand.value(facts) for operand in self.operands])

    def looks(self) -> Iterator[Look]:
        return (look for operand in self.operands for look in operand.looks())

    def leaves(self) -> Iterator[Compare]:
        return (leaf for operand in self.operands for leaf in operand.leaves())


@dataclass(frozen=True, slots=True)
class Choice:
    condition: Condition
    then: Expression
    otherwise: Expression

    def value(self, facts: Facts) -> Fraction | None:
        chosen = self.then if self.condition.holds(facts) else self.otherwise
        return chosen.value(facts)

    def looks(self) -> Iterator[Look]:
        yield from self.then.looks()
        yield from self.otherwise.looks()

    def leaves(self) -> Iterator[Compare]:
        yield from self.condition.leaves()
        yield from self.then.leaves()
        yield from self.otherwise.leaves()


type Values = Sequence[Fraction | None]
type Calculation = Callable[[Sequence[Fraction]], Fraction | None]


def _known(calculate: Calculation) -> Callable[[Values], Fraction | None]:
    """Over the operands that are known."""

    def calculated(values: Values) -> Fraction | None:
        known = [value for value in values if value is not None]
        return calculate(known) if known else None

    return calculated


def _complete(calculate: Calculation) -> Callable[[Values], Fraction | None]:
    """Only when every operand is known."""

    def calculated(values: Values) -> Fraction | None:
        known = [value for value in values if value is not None]
        return calculate(known) if len(known) == len(values) else None

    return calculated


OPERATIONS: Mapping[str, Callable[[Values], Fraction | None]] = {
    "max": _known(max),
    "min": _known(min),
    "mean": _known(lambda values: sum(values, Fraction(0)) / len(values)),
    "add": _complete(lambda values: sum(values, Fraction(0))),
    "mul": _complete(lambda values: prod(values, start=Fraction(1))),
    "sub": _complete(lambda values: values[0] - values[1]),
    "div": _complete(lambda values: values[0] / values[1] if values[1] else None),
}
PAIRS = frozenset({"sub", "div"})  # take exactly two operands
PAIR = 2
