from fractions import Fraction

import pytest

from assessments.questionnaires.conditions import ALWAYS, Compare, Not, Reference, Subject
from assessments.questionnaires.derivations import (
    Banded,
    Calculated,
    Case,
    Derived,
    FirstMatch,
    Step,
)
from assessments.questionnaires.expressions import Look, Number
from assessments.questionnaires.operators import Operator

LABEL = {"nl": "Niveau", "en": "Level"}
INDEX = Reference(Subject.DERIVED, "index")
LEVELS = Banded(
    of="index", steps=(Step(Fraction(75), "high"), Step(Fraction(25), "mid"), Step(None, "low"))
)


class Known:
    def __init__(self, index=None):
        self.index = index

    def value_of(self, reference):
        return self.index if reference == INDEX else None


def derived(how, null_if=None):
    return Derived(key="it", label=LABEL, how=how, null_if=null_if)


@pytest.mark.parametrize(
    ("number", "word"),
    [
        (Fraction(100), "high"),
        (Fraction(75), "high"),
        (Fraction(74999, 1000), "mid"),
        (Fraction(25), "mid"),
        (Fraction(0), "low"),
        (None, None),
    ],
)
def test_band_is_the_first_step_that_is_reached(number, word):
    assert derived(LEVELS).value(Known(number)) == word


def test_first_match_is_the_first_case_that_holds():
    cases = (Case(Not(ALWAYS), "a"), Case(ALWAYS, "b"), Case(ALWAYS, "c"))

    assert derived(FirstMatch(cases=cases, otherwise="d")).value(Known()) == "b"


@pytest.mark.parametrize("otherwise", ["d", None])
def test_first_match_without_a_match_is_the_last_word(otherwise):
    how = FirstMatch(cases=(Case(Not(ALWAYS), "a"),), otherwise=otherwise)

    assert derived(how).value(Known()) == otherwise


def test_calculated_is_the_value_of_its_expression():
    assert derived(Calculated(expression=Number(Fraction(7)))).value(Known()) == 7


@pytest.mark.parametrize(("null_if", "value"), [(ALWAYS, None), (Not(ALWAYS), 7), (None, 7)])
def test_null_if_makes_it_null(null_if, value):
    how = Calculated(expression=Number(Fraction(7)))

    assert derived(how, null_if).value(Known()) == value


def test_words_are_everything_it_can_be():
    cases = (Case(ALWAYS, "a"), Case(ALWAYS, "b"), Case(ALWAYS, "a"))

    assert derived(LEVELS).words() == ("high", "mid", "low")
    assert derived(FirstMatch(cases=cases, otherwise="c")).words() == ("a", "b", "c")
    assert derived(FirstMatch(cases=cases, otherwise=None)).words() == ("a", "b")
    assert derived(Calculated(expression=Number(Fraction(7)))).words() == ()


def test_looks_and_leaves_are_those_of_how_it_is_derived():
    leaf = Compare(Reference(Subject.ANSWER, "B04"), Operator.ANSWERED, operand=False)
    match = FirstMatch(cases=(Case(leaf, "a"),), otherwise=None)
    number = Calculated(expression=Look(INDEX))

    assert list(derived(LEVELS).looks()) == [Look(INDEX)]
    assert list(derived(number).looks()) == [Look(INDEX)]
    assert list(derived(match).looks()) == []
    assert list(derived(LEVELS, leaf).leaves()) == [leaf]
    assert list(derived(number).leaves()) == []
    assert list(derived(match, leaf).leaves()) == [leaf, leaf]
