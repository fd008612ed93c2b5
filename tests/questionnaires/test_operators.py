from decimal import Decimal
from fractions import Fraction

import pytest

from assessments.questionnaires.operators import TESTS, Operator, number_of


def test_every_operator_but_answered_has_its_test():
    assert set(TESTS) == set(Operator) - {Operator.ANSWERED}


@pytest.mark.parametrize(
    ("operator", "fact", "operand", "holds"),
    [
        (Operator.EQ, "l0", "l0", True),
        (Operator.EQ, ("l0",), "l0", False),
        (Operator.EQ, Decimal("0.50"), Fraction(1, 2), True),
        (Operator.NE, "l0", "l1", True),
        (Operator.NE, "l0", "l0", False),
        (Operator.IN, "l1", ("l0", "l1"), True),
        (Operator.IN, "l2", ("l0", "l1"), False),
        (Operator.NOT_IN, "l2", ("l0", "l1"), True),
        (Operator.NOT_IN, "l1", ("l0", "l1"), False),
        (Operator.LT, Decimal("49.9"), Fraction(50), True),
        (Operator.LT, 50, Fraction(50), False),
        (Operator.LTE, 50, Fraction(50), True),
        (Operator.LTE, 51, Fraction(50), False),
        (Operator.GT, 51, Fraction(50), True),
        (Operator.GT, 50, Fraction(50), False),
        (Operator.GTE, Fraction(2, 3), Fraction(33, 50), True),
        (Operator.GTE, Fraction(1, 2), Fraction(33, 50), False),
        (Operator.GT, "many", Fraction(1), False),
        (Operator.CONTAINS, ("a", "b"), "b", True),
        (Operator.CONTAINS, ("a", "b"), "c", False),
        (Operator.CONTAINS, "a", "a", True),
        (Operator.CONTAINS_ANY, ("a", "b"), ("b", "c"), True),
        (Operator.CONTAINS_ANY, ("a", "b"), ("c", "d"), False),
        (Operator.CONTAINS_NONE, ("a", "b"), ("c", "d"), True),
        (Operator.CONTAINS_NONE, ("a", "b"), ("b", "c"), False),
    ],
)
def test_operator_compares_a_fact_with_an_operand(operator, fact, operand, holds):
    assert TESTS[operator](fact, operand) is holds


@pytest.mark.parametrize(
    ("fact", "number"),
    [
        (3, Fraction(3)),
        (Decimal("0.1"), Fraction(1, 10)),
        (Fraction(1, 3), Fraction(1, 3)),
        ("3", None),
        (None, None),
        (("3",), None),
    ],
)
def test_number_of_a_fact_is_exact_or_nothing(fact, number):
    assert number_of(fact) == number
