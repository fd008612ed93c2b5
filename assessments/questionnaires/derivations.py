"""Variables derived from answers and facts: a first match of rules, a number, or its band."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction

from assessments.questionnaires.conditions import Compare, Condition, Facts, Reference, Subject
from assessments.questionnaires.expressions import Expression, Look
from assessments.questionnaires.texts import Text

type DerivedValue = str | Fraction | None


@dataclass(frozen=True, slots=True)
class Case:
    condition: Condition
    then: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstMatch:
    """The word of the first case that holds, else the last word (which may be null)."""

    cases: tuple[Case, ...]
    otherwise: str | None

    def value(self, facts: Facts) -> str | None:
        matching = (case.then for case in self.cases if case.condition.holds(facts))
        return next(matching, self.otherwise)

    def words(self) -> tuple[str, ...]:
        said = [*(case.then for case in self.cases), self.otherwise]
        return tuple(dict.fromkeys(word for word in said if word is not None))

    def looks(self) -> Iterator[Look]:
        return iter(())

    def leaves(self) -> Iterator[Compare]:
        return (leaf for case in self.cases for leaf in case.condition.leaves())


@dataclass(frozen=True, slots=True, kw_only=True)
class Calculated:
    """A number."""

    expression: Expression

    def value(self, facts: Facts) -> Fraction | None:
        return self.expression.value(facts)

    def words(self) -> tuple[str, ...]:
        return ()

    def looks(self) -> Iterator[Look]:
        return self.expression.looks()

    def leaves(self) -> Iterator[Compare]:
        return self.expression.leaves()


@dataclass(frozen=True, slots=True)
class Step:
    at_least: Fraction | None  # None: everything below the step before it
    word: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Banded:
    """The word for a derived number; steps run from high to low, best word first."""

    of: str
    steps: tuple[Step, ...]
    line: int = field(default=0, compare=False, repr=False)

    def value(self, facts: Facts) -> str | None:
        number = facts.value_of(Reference(Subject.DERIVED, self.of))
        if not isinstance(number, Fraction):
            return None
        return next(
            step.word for step in self.steps if step.at_least is None or number >= step.at_least
        )

    def words(self) -> tuple[str, ...]:
        return tuple(step.word for step in self.steps)

    def looks(self) -> Iterator[Look]:
        yield Look(Reference(Subject.DERIVED, self.of), self.line)

    def leaves(self) -> Iterator[Compare]:
        return iter(())


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived:
    key: str
    label: Text
    how: FirstMatch | Calculated | Banded
    null_if: Condition | None = None
    line: int = field(default=0, compare=False, repr=False)

    def value(self, facts: Facts) -> DerivedValue:
        if self.null_if is not None and self.null_if.holds(facts):
            return None
        return self.how.value(facts)

    def words(self) -> tuple[str, ...]:
        """Every word it can be; none when it is a number."""
        return self.how.words()

    def looks(self) -> Iterator[Look]:
        return self.how.looks()

    def leaves(self) -> Iterator[Compare]:
        if self.null_if is not None:
            yield from self.null_if.leaves()
        yield from self.how.leaves()
