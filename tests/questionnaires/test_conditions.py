from fractions import Fraction

import pytest

from assessments.questionnaires.conditions import (
    ALWAYS,
    All,
    Any,
    Compare,
    Not,
    Reference,
    Subject,
)
from assessments.questionnaires.operators import Operator


class Known:
    """Facts about answers only."""

    def __init__(self, **answers):
        self.answers = answers

    def value_of(self, reference):
        return self.answers.get(reference.name)


def answer(code, operator, operand):
    return Compare(Reference(Subject.ANSWER, code), operator, operand)


YES, NO = answer("A", Operator.EQ, "x"), answer("A", Operator.EQ, "y")
FACTS = Known(A="x")


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        (ALWAYS, True),
        (YES, True),
        (NO, False),
        (All((YES, YES)), True),
        (All((YES, NO)), False),
        (Any((NO, YES)), True),
        (Any((NO, NO)), False),
        (Not(NO), True),
        (Not(YES), False),
    ],
)
def test_condition_holds_or_not(condition, holds):
    assert condition.holds(FACTS) is holds


@pytest.mark.parametrize("operator", sorted(set(Operator) - {Operator.ANSWERED}))
@pytest.mark.parametrize("operand", ["x", Fraction(1), ("x",)])
def test_null_satisfies_no_comparison(operator, operand):
    condition = answer("B", operator, operand)

    assert condition.holds(FACTS) is False
    assert Not(condition).holds(FACTS) is True


@pytest.mark.parametrize(
    ("code", "operand", "holds"),
    [("A", True, True), ("A", False, False), ("B", True, False), ("B", False, True)],
)
def test_answered_asks_whether_there_is_anything(code, operand, holds):
    assert answer(code, Operator.ANSWERED, operand).holds(FACTS) is holds


def test_false_and_zero_are_answers():
    assert answer("A", Operator.ANSWERED, operand=True).holds(Known(A=False))
    assert answer("A", Operator.ANSWERED, operand=True).holds(Known(A=0))


def test_leaves_come_in_the_order_of_the_file():
    condition = All((ALWAYS, Any((YES, Not(NO)))))

    assert list(condition.leaves()) == [YES, NO]


@pytest.mark.parametrize(
    ("subject", "name", "code"),
    [
        (Subject.ANSWER, "F01", "F01"),
        (Subject.EVIDENCE, "F01", "F01"),
        (Subject.COMPLETENESS, "F06", "F06"),
        (Subject.PART, "F06.severity", "F06"),
        (Subject.METRIC, "C01.rows", "C01"),
        (Subject.AGE, "F02", "F02"),
        (Subject.INPUT, "B04", "B04"),
        (Subject.CONTEXT, "issue", None),
        (Subject.COMPANY, "size", None),
        (Subject.DERIVED, "sifl", None),
        (Subject.CELL, "status", None),
    ],
)
def test_reference_knows_which_question_it_is_about(subject, name, code):
    assert Reference(subject, name).question == code


def test_comparisons_are_equal_whatever_their_line():
    assert Compare(*(YES.reference, YES.operator, YES.operand), line=9) == YES
