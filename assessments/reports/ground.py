"""The facts that a derived figure stands on, as values for its rules and as words for people."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from assessments.language import wording
from assessments.questionnaires.answers import AnswerValue
from assessments.questionnaires.conditions import Condition, Fact, Reference, Subject
from assessments.questionnaires.definitions import Questionnaire
from assessments.questionnaires.expressions import Choice, Expression, Look, Operation
from assessments.questionnaires.operators import Operator, number_of
from assessments.reports.facts import FactInWords, fact_in_words
from assessments.reports.wordings import answer_in_words, number
from assessments.scoring.facts import DossierFacts
from assessments.scoring.outcome import Outcome


@dataclass(frozen=True, slots=True)
class Ground:
    """A dossier as it was heard, beside the outcome it came to. Nothing is judged again."""

    outcome: Outcome
    facts: DossierFacts

    @property
    def questionnaire(self) -> Questionnaire:
        return self.facts.questionnaire

    def value_of(self, reference: Reference) -> Fact:
        return self.facts.value_of(reference)

    def answer(self, code: str) -> AnswerValue | None:
        """Null when it was hidden, not answered or not applicable."""
        return self.facts.answers.get(code)

    def input(self, code: str) -> Fraction | None:
        """The number that the chosen option stands for."""
        return number_of(self.value_of(Reference(Subject.INPUT, code)))

    def in_words(self, reference: Reference) -> FactInWords:
        return WORDS[reference.subject](self, reference.name)

    def word_of(self, key: str, value: Decimal | str | None) -> str:
        """A derived word or number as the reader knows it."""
        if isinstance(value, Decimal):
            return number(value)
        labels = self.questionnaire.labels.get(key, {})
        return wording(labels[value]) if value and value in labels else value or ""


def looks_used(expression: Expression, ground: Ground) -> Iterator[Look]:
    """What a calculation really looked at: of a choice, only the branch taken."""
    if isinstance(expression, Choice):
        is_then = expression.condition.holds(ground)
        yield from looks_used(expression.then if is_then else expression.otherwise, ground)
    elif isinstance(expression, Operation):
        for operand in expression.operands:
            yield from looks_used(operand, ground)
    else:
        yield from expression.looks()


def reasons(expression: Expression, ground: Ground) -> tuple[Reference, ...]:
    """What made the conditions in a calculation true, each once."""
    leaves = (leaf for condition in _met(expression, ground) for leaf in condition.leaves())
    holding = (
        leaf.reference
        for leaf in leaves
        if leaf.reference.subject in WORDS
        and leaf.operator is not Operator.ANSWERED
        and leaf.holds(ground)
    )
    return tuple(dict.fromkeys(holding))


def _met(expression: Expression, ground: Ground) -> Iterator[Condition]:
    if isinstance(expression, Choice):
        is_then = expression.condition.holds(ground)
        if is_then:
            yield expression.condition
        yield from _met(expression.then if is_then else expression.otherwise, ground)
    elif isinstance(expression, Operation):
        for operand in expression.operands:
            yield from _met(operand, ground)


def _answer_in_words(ground: Ground, code: str) -> FactInWords:
    question = ground.questionnaire.question(code)
    words = answer_in_words(question, ground.answer(code))
    return FactInWords(key=code, label=code, text=words.text or ", ".join(words.items))


def _context_in_words(ground: Ground, key: str) -> FactInWords:
    field = next(field for field in ground.questionnaire.context_fields if field.key == key)
    value = ground.facts.context.get(key)
    return FactInWords(key=key, label=wording(field.label), text=fact_in_words(field, value))


def _derived_in_words(ground: Ground, key: str) -> FactInWords:
    derived = ground.questionnaire.derivation(key)
    text = ground.word_of(key, ground.outcome.derived.get(key))
    return FactInWords(key=key, label=wording(derived.label), text=text)


WORDS: Mapping[Subject, Callable[[Ground, str], FactInWords]] = {
    Subject.ANSWER: _answer_in_words,
    Subject.CONTEXT: _context_in_words,
    Subject.DERIVED: _derived_in_words,
}
