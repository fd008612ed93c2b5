"""Whether an operator and what comes after it suit what they are compared with."""

from collections.abc import Mapping
from fractions import Fraction

from assessments.questionnaires.checking.likenesses import Likeness, Shape
from assessments.questionnaires.conditions import Compare
from assessments.questionnaires.operators import Operator

WORD = {Operator.EQ, Operator.NE, Operator.IN, Operator.NOT_IN}
ORDER = {Operator.LT, Operator.LTE, Operator.GT, Operator.GTE}
SEVERAL = {Operator.CONTAINS, Operator.CONTAINS_ANY, Operator.CONTAINS_NONE}
OPERATORS: Mapping[Shape, set[Operator]] = {
    Shape.WORD: WORD,
    Shape.WORDS: SEVERAL,
    Shape.NUMBER: WORD | ORDER,
    Shape.TRUTH: {Operator.EQ, Operator.NE},
    Shape.OPAQUE: set(),
}
LITERALS: Mapping[Shape, tuple[type, str]] = {
    Shape.WORD: (str, "a word"),
    Shape.WORDS: (str, "a word"),
    Shape.NUMBER: (Fraction, "a number"),
    Shape.TRUTH: (bool, "true or false"),
}


def problem(compare: Compare, like: Likeness) -> str | None:
    """The rest of a sentence that begins with what the comparison is about, or nothing."""
    if compare.operator is Operator.ANSWERED:
        return None
    if compare.operator not in OPERATORS[like.shape]:
        suited = ", ".join(sorted([*OPERATORS[like.shape], Operator.ANSWERED]))
        return f"cannot be compared with '{compare.operator}'; use one of {suited}"
    operands = compare.operand if isinstance(compare.operand, tuple) else (compare.operand,)
    return next((found for each in operands if (found := _unsuited(each, like))), None)


def _unsuited(operand: object, like: Likeness) -> str | None:
    literal, what = LITERALS[like.shape]
    if not isinstance(operand, literal):
        return f"is compared with {_shown(operand)}, which is not {what}"
    if like.words is not None and operand not in like.words:
        return f"is never {_shown(operand)}; it can be {', '.join(sorted(like.words))}"
    return None


def _shown(operand: object) -> str:
    return str(operand).lower() if isinstance(operand, bool) else f"'{operand}'"
