"""When a question is asked, when a rule fires: the closed condition language.

    cond    := true | {all: [cond, ...]} | {any: [cond, ...]} | {not: cond} | leaf
    leaf    := mapping with exactly one subject key and exactly one operator key
    subject := a member of Subject (except opt, which belongs to expressions)
    op      := a member of Operator

A hidden question, an unanswered one and one marked not applicable all have the value null. Null
never satisfies a comparison: every operator on null is false, except {answered: false}.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple, Protocol

from assessments.questionnaires.operators import TESTS, Operator

type Fact = (
    str | bool | int | Decimal | Fraction | date | tuple[object, ...] | Mapping[str, str] | None
)
type Operand = str | bool | Fraction | tuple[str | Fraction, ...]


class Subject(StrEnum):
    """What a rule can look at; the value is the key in a definition."""

    ANSWER = "q"  # the effective answer to a question
    CONTEXT = "c"  # a field of the risk context
    COMPANY = "f"  # a field of the company profile
    DERIVED = "v"  # a derived variable
    EVIDENCE = "e"  # the highest effective evidence grade (0-4) behind an answer
    COMPLETENESS = "k"  # how complete an answer is, 0 to 1
    PART = "s"  # "QUESTION.element": whether that part of a structured text has substance
    METRIC = "t"  # "QUESTION.metric": a count of rows of a table
    AGE = "a"  # months since a date answer; negative when it lies ahead
    CELL = "col"  # a cell of the row that a table metric looks at
    INPUT = "opt"  # the input value of the chosen option; only in expressions


ABOUT_QUESTIONS = frozenset(
    {
        Subject.ANSWER,
        Subject.EVIDENCE,
        Subject.COMPLETENESS,
        Subject.PART,
        Subject.METRIC,
        Subject.AGE,
        Subject.INPUT,
    }
)


class Reference(NamedTuple):
    """One thing that a rule looks at."""

    subject: Subject
    name: str

    @property
    def question(self) -> str | None:
        """The code of the question this is about, if it is about one."""
        return self.name.partition(".")[0] if self.subject in ABOUT_QUESTIONS else None


class Facts(Protocol):
    """What is the case: scoring knows it for a dossier, a table metric for a row."""

    def value_of(self, reference: Reference) -> Fact: ...


class Condition(Protocol):
    def holds(self, facts: Facts) -> bool: ...

    def leaves(self) -> Iterator["Compare"]:
        """Every comparison in it, in the order of the file."""
        ...


@dataclass(frozen=True, slots=True)
class Always:
    def holds(self, _facts: Facts) -> bool:
        return True

    def leaves(self) -> Iterator["Compare"]:
        return iter(())


ALWAYS = Always()


@dataclass(frozen=True, slots=True)
class All:
    conditions: tuple[Condition, ...]

    def holds(self, facts: Facts) -> bool:
        return all(condition.holds(facts) for condition in self.conditions)

    def leaves(self) -> Iterator["Compare"]:
        return (leaf for condition in self.conditions for leaf in condition.leaves())


@dataclass(frozen=True, slots=True)
class Any:
    conditions: tuple[Condition, ...]

    def holds(self, facts: Facts) -> bool:
        return any(condition.holds(facts) for condition in self.conditions)

    def leaves(self) -> Iterator["Compare"]:
        return (leaf for condition in self.conditions for leaf in condition.leaves())


@dataclass(frozen=True, slots=True)
class Not:
    condition: Condition

    def holds(self, facts: Facts) -> bool:
        return not self.condition.holds(facts)

    def leaves(self) -> Iterator["Compare"]:
        return self.condition.leaves()


@dataclass(frozen=True, slots=True)
class Compare:
    """One thing looked at and compared; the only place where facts are asked for."""

    reference: Reference
    operator: Operator
    operand: Operand
    line: int = field(default=0, compare=False, repr=False)  # of the definition, for messages

    def holds(self, facts: Facts) -> bool:
        fact = facts.value_of(self.reference)
        if self.operator is Operator.ANSWERED:
            return (fact is not None) == self.operand
        return fact is not None and TESTS[self.operator](fact, self.operand)

    def leaves(self) -> Iterator["Compare"]:
        yield self
