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
from assessments.questionnaires.entries import DefinitionError
from assessments.questionnaires.expressions import Choice, Look, Number, Operation
from assessments.questionnaires.loading import parse
from assessments.questionnaires.operators import Operator
from assessments.questionnaires.reading.conditions import condition, expression

A1_IS_L0 = Compare(Reference(Subject.ANSWER, "A1"), Operator.EQ, "l0")
B5 = Look(Reference(Subject.INPUT, "B5"))


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("true", ALWAYS),
        ("{q: A1, eq: l0}", A1_IS_L0),
        ("{eq: l0, q: A1}", A1_IS_L0),
        ("{all: [true, {q: A1, eq: l0}]}", All((ALWAYS, A1_IS_L0))),
        ("{any: [{q: A1, eq: l0}]}", Any((A1_IS_L0,))),
        ("{not: {q: A1, eq: l0}}", Not(A1_IS_L0)),
        ("{c: member, eq: true}", Compare(Reference(Subject.CONTEXT, "member"), Operator.EQ, True)),
        ("{a: A5, lt: -12}", Compare(Reference(Subject.AGE, "A5"), Operator.LT, Fraction(-12))),
        ("{k: B2, gte: 0.66}", Compare(Reference(Subject.COMPLETENESS, "B2"), Operator.GTE, Fraction(33, 50))),
        ("{v: level, in: [high, 2]}", Compare(Reference(Subject.DERIVED, "level"), Operator.IN, ("high", Fraction(2)))),
        ("{f: size, answered: false}", Compare(Reference(Subject.COMPANY, "size"), Operator.ANSWERED, False)),
    ],
)  # fmt: skip
def test_condition_is_read(text, read):
    assert condition(parse(text, "x.yaml")) == read


def test_condition_knows_the_line_of_each_comparison():
    text = "all:\n  - {q: A1, eq: l0}\n  - not:\n      any:\n        - {q: A2, answered: true}\n"

    assert [leaf.line for leaf in condition(parse(text, "x.yaml")).leaves()] == [2, 5]


SUBJECTS = "a condition has exactly one subject (q, c, f, v, e, k, s, t, a, col); here are"
OPERATORS = (
    "a condition has exactly one operator (eq, ne, in, not_in, lt, lte, gt, gte, contains, "
    "contains_any, contains_none, answered); here are"
)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("false", "a condition must be a group of keys with values."),
        ("maybe", "a condition must be a group of keys with values."),
        ("[]", "a condition must be a group of keys with values."),
        ("{}", f"{SUBJECTS} 0."),
        ("{opt: A1, eq: l0}", f"{SUBJECTS} 0."),
        ("{q: A1, c: member, eq: l0}", f"{SUBJECTS} 2."),
        ("{q: A1}", f"{OPERATORS} 0."),
        ("{q: A1, eq: l0, ne: l1}", f"{OPERATORS} 2."),
        ("{q: A1, is: l0}", f"{OPERATORS} 0."),
        ("{q: A1, eq: l0, note: x}", "a condition cannot have the key 'note'."),
        ("{all: [true], any: [true]}", f"{SUBJECTS} 0."),
        ("{all: []}", "a list of conditions is empty. Write true, or add one."),
        ("{any: {q: A1, eq: l0}}", "all or any must be a list."),
        ("{q: A1, in: []}", "the list after in is empty."),
        ("{q: A1, in: l0}", "what comes after in must be a list."),
        ("{q: A1, answered: yes}", "true or false is expected here."),
        ("{q: A1, eq: [l0]}", "a text is expected here. Put it in quotes when it is a number."),
        ("{q: 1, eq: l0}", "a text is expected here. Put it in quotes when it is a number."),
    ],
)
def test_condition_that_is_none_is_refused(text, sentence):
    with pytest.raises(DefinitionError) as refused:
        condition(parse(text, "x.yaml"))

    assert refused.value.sentence == sentence


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("17.5", Number(Fraction(35, 2))),
        ("{opt: B5}", B5),
        ("{v: badness}", Look(Reference(Subject.DERIVED, "badness"))),
        ("{c: start}", Look(Reference(Subject.CONTEXT, "start"))),
        ("{mean: [{opt: B5}, 1]}", Operation("mean", (B5, Number(Fraction(1))))),
        ("{sub: [1, {opt: B5}]}", Operation("sub", (Number(Fraction(1)), B5))),
        (
            "{if: {q: A1, eq: l0}, then: {opt: B5}, else: 1}",
            Choice(A1_IS_L0, B5, Number(Fraction(1))),
        ),
    ],
)
def test_expression_is_read(text, read):
    assert expression(parse(text, "x.yaml")) == read


AN_EXPRESSION = (
    "an expression is a number or has one of the keys opt, v, c, if, max, min, mean, add, mul, "
    "sub, div."
)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("many", "an expression must be a group of keys with values."),
        ("-1", "a number of 0 or more is expected here."),
        ("{}", AN_EXPRESSION),
        ("{q: A1}", AN_EXPRESSION),
        ("{opt: A1, v: badness}", AN_EXPRESSION),
        ("{opt: A1, note: x}", "an expression cannot have the key 'note'."),
        ("{max: []}", "max has 0 values; that is not enough or too many."),
        ("{max: 1}", "a calculation must be a list."),
        ("{sub: [1]}", "sub has 1 values; that is not enough or too many."),
        ("{div: [1, 2, 3]}", "div has 3 values; that is not enough or too many."),
        ("{max: [1], min: [1]}", "a calculation cannot have the key 'min'."),
        ("{if: true, then: 1}", "a choice has no 'else'. Add it."),
        ("{if: true, then: 1, else: 2, note: x}", "a choice cannot have the key 'note'."),
    ],
)
def test_expression_that_is_none_is_refused(text, sentence):
    with pytest.raises(DefinitionError) as refused:
        expression(parse(text, "x.yaml"))

    assert refused.value.sentence == sentence
