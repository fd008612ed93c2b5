from dataclasses import replace
from fractions import Fraction

import pytest

from assessments.questionnaires.questions import Substance
from assessments.scoring.substance import (
    PLACEHOLDERS,
    completeness,
    has_substance,
    normalised,
    rows_of,
    substantive_parts,
)
from tests.questionnaires.files import every_construct

RULE = Substance(min_chars=12, min_unique_words=3)


def question(code):
    return every_construct().question(code)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("  one\n\ttwo\u00a0 three ", "one two three"),
        ("ﬁne", "fine"),
        ("１２", "12"),
        ("", ""),
    ],
)
def test_text_is_normalised_to_one_form(text, plain):
    assert normalised(text) == plain


@pytest.mark.parametrize(
    ("text", "has"),
    [
        ("one two three", True),
        ("one two thre", True),
        ("one two six", False),
        ("one two 3 four", True),
        ("one one one one", False),
        ("One ONE two three", True),
        ("a b c d e f g h", False),
        ("1111 2222 3333", False),
        ("één twee drie", True),
        ("one    two    six", False),
    ],
)
def test_substance_is_enough_characters_and_different_words(text, has):
    assert has_substance(text, RULE) is has


@pytest.mark.parametrize("text", sorted(PLACEHOLDERS))
def test_placeholder_has_no_substance(text):
    nothing = Substance(min_chars=0, min_unique_words=0)

    assert has_substance(f" {text.upper()} ", nothing) is False
    assert has_substance(f"{text} want dat is zo", nothing) is True


def test_part_that_repeats_an_earlier_one_does_not_count():
    answer = {"money": "Dat scheelt geld", "climate": "dat  SCHEELT geld"}

    assert substantive_parts(question("B2"), answer) == ("money",)


def test_part_counts_also_after_an_empty_one():
    assert substantive_parts(question("B2"), {"money": " ", "climate": "Minder warmte"}) == (
        "climate",
    )


def test_parts_of_anything_else_are_none():
    assert substantive_parts(question("B1"), "Een plan om te meten") == ()
    assert substantive_parts(question("B1"), {"money": "Dat scheelt geld"}) == ()


ROW = {"name": "Boiler", "state": "running"}


@pytest.mark.parametrize(
    ("code", "answer", "share"),
    [
        ("A1", "l0", Fraction(1)),
        ("B1", "Een goed plan", Fraction(1)),
        ("B1", "Een", Fraction(0)),
        ("B2", {"money": "Dat scheelt geld"}, Fraction(1, 2)),
        ("B2", {"money": "kort"}, Fraction(0)),
        ("B3", (ROW,), Fraction(1)),
        ("B3", (ROW, {"name": "Lamp"}), Fraction(3, 4)),
        ("B3", ({"share": 0},), Fraction(0)),
        ("B3", (), Fraction(0)),
    ],
)
def test_completeness_is_the_share_of_what_is_asked(code, answer, share):
    assert completeness(question(code), answer) == share


def test_table_with_too_few_rows_is_not_complete_at_all():
    asks_two = replace(question("B3"), min_rows=2)

    assert completeness(asks_two, (ROW,)) == 0
    assert completeness(asks_two, (ROW, ROW)) == 1


def test_rows_are_those_of_a_table_answer():
    assert rows_of((ROW,)) == (ROW,)
    assert rows_of(("lamps",)) == ()
    assert rows_of("lamps") == ()
