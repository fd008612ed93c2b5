from fractions import Fraction

import pytest

from assessments.questionnaires.checking.comparisons import LITERALS, OPERATORS, problem
from assessments.questionnaires.checking.likenesses import Likeness, Shape
from assessments.questionnaires.conditions import Compare, Reference, Subject
from assessments.questionnaires.operators import Operator

LEVELS = frozenset({"l0", "l1"})
WORDS = "contains, contains_any, contains_none"
WORD = "answered, eq, in, ne, not_in"


def found(shape, operator, operand, words=None):
    compare = Compare(Reference(Subject.ANSWER, "A1"), operator, operand)
    return problem(compare, Likeness(shape, words))


def test_every_shape_has_its_operators():
    assert set(OPERATORS) == set(Shape)
    assert set(LITERALS) == set(Shape) - {Shape.OPAQUE}
    assert set().union(*OPERATORS.values()) == set(Operator) - {Operator.ANSWERED}


@pytest.mark.parametrize("shape", Shape)
def test_everything_can_be_answered_or_not(shape):
    assert found(shape, Operator.ANSWERED, operand=True) is None


@pytest.mark.parametrize(
    ("shape", "operator", "operand"),
    [
        (Shape.WORD, Operator.EQ, "l0"),
        (Shape.WORD, Operator.NOT_IN, ("l0", "l1")),
        (Shape.WORDS, Operator.CONTAINS, "l1"),
        (Shape.WORDS, Operator.CONTAINS_NONE, ("l0",)),
        (Shape.NUMBER, Operator.GTE, Fraction(1, 2)),
        (Shape.NUMBER, Operator.IN, (Fraction(1), Fraction(2))),
        (Shape.TRUTH, Operator.NE, True),
    ],
)
def test_suited_comparison_is_no_problem(shape, operator, operand):
    words = LEVELS if shape in {Shape.WORD, Shape.WORDS} else None

    assert found(shape, operator, operand, words) is None


def test_word_of_an_open_list_can_be_anything():
    assert found(Shape.WORD, Operator.EQ, "CN-XJ") is None


@pytest.mark.parametrize(
    ("shape", "operator", "operand", "sentence"),
    [
        (Shape.WORD, Operator.GT, "l0", f"cannot be compared with 'gt'; use one of {WORD}"),
        (Shape.WORDS, Operator.EQ, "l0", f"cannot be compared with 'eq'; use one of answered, {WORDS}"),
        (Shape.TRUTH, Operator.IN, ("l0",), "cannot be compared with 'in'; use one of answered, eq, ne"),
        (Shape.OPAQUE, Operator.EQ, "l0", "cannot be compared with 'eq'; use one of answered"),
        (Shape.NUMBER, Operator.CONTAINS, "l0", "cannot be compared with 'contains'; use one of answered, eq, gt, gte, in, lt, lte, ne, not_in"),
        (Shape.WORD, Operator.EQ, "l9", "is never 'l9'; it can be l0, l1"),
        (Shape.WORD, Operator.IN, ("l0", "l9"), "is never 'l9'; it can be l0, l1"),
        (Shape.WORDS, Operator.CONTAINS, "l9", "is never 'l9'; it can be l0, l1"),
        (Shape.WORD, Operator.EQ, Fraction(1), "is compared with '1', which is not a word"),
        (Shape.WORD, Operator.EQ, True, "is compared with true, which is not a word"),
        (Shape.NUMBER, Operator.LT, "many", "is compared with 'many', which is not a number"),
        (Shape.NUMBER, Operator.EQ, False, "is compared with false, which is not a number"),
        (Shape.TRUTH, Operator.EQ, "yes", "is compared with 'yes', which is not true or false"),
    ],
)  # fmt: skip
def test_unsuited_comparison_is_a_problem(shape, operator, operand, sentence):
    assert found(shape, operator, operand, LEVELS) == sentence
