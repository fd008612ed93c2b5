"""How a number was calculated, as a line that can be checked by hand."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from assessments.language import wording
from assessments.questionnaires.conditions import Subject
from assessments.questionnaires.derivations import Calculated
from assessments.questionnaires.expressions import Choice, Expression, Look, Number, Operation
from assessments.reports.ground import WORDS, Ground
from assessments.reports.scales import decimal
from assessments.reports.wordings import NOTHING, number
from assessments.scoring.dossier import Dossier
from assessments.scoring.outcome import Outcome
from assessments.scoring.visibility import hear

SIGNS: Mapping[str, str] = {"add": " + ", "sub": " − ", "mul": " × ", "div": " / "}
FUNCTIONS: Mapping[str, Promise] = {
    "max": _("highest of"),
    "min": _("lowest of"),
    "mean": _("mean of"),
}
SUMS = frozenset({"add", "sub"})  # need brackets inside anything else


@dataclass(frozen=True, slots=True, kw_only=True)
class Formula:
    label: str
    text: str
    result: str


def formulas_of(outcome: Outcome, dossier: Dossier) -> tuple[Formula, ...]:
    """Of every calculated variable; where a condition decides, the branch that was taken."""
    return tuple(_formulas(Ground(outcome, hear(dossier))))


def _formulas(ground: Ground) -> Iterator[Formula]:
    for derived in ground.questionnaire.derived:
        value = ground.outcome.derived.get(derived.key)
        if isinstance(derived.how, Calculated):
            yield Formula(
                label=wording(derived.label),
                text=_text(derived.how.expression, ground),
                result=ground.word_of(derived.key, value) or NOTHING,
            )


def _text(expression: Expression, ground: Ground) -> str:
    if isinstance(expression, Choice):
        is_then = expression.condition.holds(ground)
        return _text(expression.then if is_then else expression.otherwise, ground)
    if isinstance(expression, Operation):
        return _operation(expression, ground)
    if isinstance(expression, Look):
        return _name(expression, ground)
    return number(decimal(expression.number)) if isinstance(expression, Number) else NOTHING


def _operation(operation: Operation, ground: Ground) -> str:
    if operation.name in FUNCTIONS:
        operands = "; ".join(_text(operand, ground) for operand in operation.operands)
        return f"{FUNCTIONS[operation.name]} ({operands})"
    parts = (_part(operand, operation, ground) for operand in operation.operands)
    return SIGNS[operation.name].join(parts)


def _part(operand: Expression, within: Operation, ground: Ground) -> str:
    text = _text(operand, ground)
    is_sum = isinstance(operand, Operation) and operand.name in SUMS
    return f"({text})" if is_sum and within.name != "add" else text


def _name(look: Look, ground: Ground) -> str:
    """The code of a question, the name of anything else."""
    reference = look.reference
    if reference.subject is Subject.INPUT or reference.subject not in WORDS:
        return reference.name
    return ground.in_words(reference).label
