from decimal import Decimal
from fractions import Fraction

import pytest

from assessments.questionnaires.conditions import ALWAYS, Compare, Not, Reference, Subject
from assessments.questionnaires.expressions import (
    OPERATIONS,
    PAIRS,
    Choice,
    Look,
    Number,
    Operation,
)
from assessments.questionnaires.operators import Operator


class Known:
    def __init__(self, **facts):
        self.facts = facts

    def value_of(self, reference):
        return self.facts.get(reference.name)


ONE, TWO, THREE = (Number(Fraction(n)) for n in (1, 2, 3))
NULL = Look(Reference(Subject.INPUT, "nothing"))
B04 = Look(Reference(Subject.INPUT, "B04"))
FACTS = Known(B04=Fraction(5), ceiling=24, share=Decimal("0.1"), word="x")


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        (ONE, Fraction(1)),
        (B04, Fraction(5)),
        (NULL, None),
        (Look(Reference(Subject.CONTEXT, "ceiling")), Fraction(24)),
        (Look(Reference(Subject.CONTEXT, "share")), Fraction(1, 10)),
        (Look(Reference(Subject.CONTEXT, "word")), None),
        (Operation("max", (ONE, NULL, THREE)), Fraction(3)),
        (Operation("min", (TWO, NULL, THREE)), Fraction(2)),
        (Operation("mean", (ONE, NULL, TWO)), Fraction(3, 2)),
        (Operation("max", (NULL, NULL)), None),
        (Operation("mean", (NULL,)), None),
        (Operation("add", (ONE, TWO, THREE)), Fraction(6)),
        (Operation("add", (ONE, NULL)), None),
        (Operation("mul", (TWO, THREE, B04)), Fraction(30)),
        (Operation("mul", (TWO, NULL)), None),
        (Operation("sub", (ONE, THREE)), Fraction(-2)),
        (Operation("sub", (NULL, THREE)), None),
        (Operation("div", (ONE, THREE)), Fraction(1, 3)),
        (Operation("div", (ONE, Operation("sub", (ONE, ONE)))), None),
        (Choice(ALWAYS, ONE, TWO), Fraction(1)),
        (Choice(Not(ALWAYS), ONE, TWO), Fraction(2)),
        (Choice(ALWAYS, NULL, TWO), None),
    ],
)
def test_expression_has_a_value_or_none(expression, value):
    assert expression.value(FACTS) == value


def test_pairs_are_operations():
    assert set(OPERATIONS) > PAIRS


def test_looks_and_leaves_come_in_the_order_of_the_file():
    leaf = Compare(Reference(Subject.ANSWER, "F01"), Operator.EQ, "exit")
    inner = Choice(leaf, B04, NULL)
    expression = Operation("add", (inner, Choice(leaf, inner, B04), ONE))

    assert list(expression.looks()) == [B04, NULL, B04, NULL, B04]
    assert list(expression.leaves()) == [leaf, leaf, leaf]
    assert list(B04.leaves()) == []
