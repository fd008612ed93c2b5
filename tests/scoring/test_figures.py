from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.scoring.figures import (
    figure,
    number,
    number_if_known,
    rounded,
    rounded_if_known,
    shown,
    shown_all,
)


@pytest.mark.parametrize(
    ("exact", "places", "text"),
    [
        (Fraction(0), 1, "0.0"),
        (Fraction(841, 10), 1, "84.1"),
        (Fraction(8405, 100), 1, "84.1"),
        (Fraction(84049999, 1000000), 1, "84.0"),
        (Fraction(2, 3), 2, "0.67"),
        (Fraction(200, 3), 1, "66.7"),
        (Fraction(5, 2), 0, "3"),
        (Fraction(-5, 100), 1, "-0.1"),
        (Fraction(-4, 100), 1, "0.0"),
        (Fraction(100), 1, "100.0"),
    ],
)
def test_half_is_rounded_away_from_zero(exact, places, text):
    assert str(rounded(exact, places)) == text


@given(exact=st.fractions(), places=st.integers(0, 3))
def test_rounding_is_never_more_than_half_a_unit_off(exact, places):
    assert abs(Fraction(rounded(exact, places)) - exact) <= Fraction(1, 2 * 10**places)


def test_what_is_not_known_stays_so():
    assert rounded_if_known(None) is None
    assert number_if_known(None) is None
    assert rounded_if_known(Fraction(1, 3), 2) == Decimal("0.33")


def test_figures_are_shown_as_json_numbers_and_words():
    assert shown_all({"a": Decimal("84.0"), "b": "high", "c": None}) == {
        "a": 84.0,
        "b": "high",
        "c": None,
    }
    assert type(shown(Decimal("84.0"))) is float


@given(tenths=st.integers(-10_000, 10_000))
def test_number_is_what_was_shown(tenths):
    decimal = rounded(Fraction(tenths, 10))

    assert str(number(shown(decimal))) == str(decimal)


@pytest.mark.parametrize("each", [Decimal("66.7"), "high", None])
def test_figure_is_what_was_shown(each):
    assert figure(shown(each)) == each
