from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

import pytest

from assessments.questionnaires.entries import DefinitionError, Entry, Fields
from assessments.questionnaires.reading import values


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


def entry(value) -> Entry:
    if isinstance(value, dict):
        value = {key: entry(each) for key, each in value.items()}
    if isinstance(value, list):
        value = [entry(each) for each in value]
    return Entry(value, 1, "x.yaml")


def refusal(read, value) -> str:
    with pytest.raises(DefinitionError) as refused:
        read(entry(value))
    return refused.value.sentence


@pytest.mark.parametrize(
    ("read", "value", "expected"),
    [
        (values.word, "a word", "a word"),
        (values.name, "F06-b_2", "F06-b_2"),
        (values.truth, False, False),
        (values.decimal, Decimal("0.50"), Decimal("0.50")),
        (values.number, Decimal("0.1"), Fraction(1, 10)),
        (values.number_up_to(4), Decimal(4), Fraction(4)),
        (values.whole, Decimal("3.0"), 3),
        (values.whole_between(1, 5), Decimal(5), 5),
        (values.day, "2028-02-29", date(2028, 2, 29)),
        (values.choice(Colour), "red", Colour.RED),
        (values.known({"A01"}, "question"), "A01", "A01"),
        (values.nothing_or(values.word), None, None),
        (values.nothing_or(values.word), "word", "word"),
        (values.several(values.word), [], ()),
        (values.several(values.word), ["b", "a", "b"], ("b", "a", "b")),
        (values.unique(values.word, str, "word"), ["b", "a"], ("b", "a")),
        (values.group(values.word, "it"), {"b": "c"}, {"b": "c"}),
        (values.text, {"en": "yes", "nl": "ja"}, {"nl": "ja", "en": "yes"}),
    ],
)
def test_value_is_read(read, value, expected):
    assert read(entry(value)) == expected


A_TEXT = "a text is expected here. Put it in quotes when it is a number."
NUMBER = "a number of 0 or more is expected here."


@pytest.mark.parametrize(
    ("read", "value", "sentence"),
    [
        (values.word, Decimal(1), A_TEXT),
        (values.word, "  ", A_TEXT),
        (values.word, None, A_TEXT),
        (values.name, "a.b", "'a.b' can only have letters, digits, _ and -."),
        (values.name, "_a", "'_a' can only have letters, digits, _ and -."),
        (values.truth, "yes", "true or false is expected here."),
        (values.decimal, "1", NUMBER),
        (values.decimal, Decimal(-1), NUMBER),
        (values.number, True, NUMBER),
        (values.number_up_to(4), Decimal("4.01"), "4.01 is more than 4, the most it can be."),
        (values.whole, Decimal("3.5"), "a whole number is expected here."),
        (values.whole_between(1, 5), Decimal(6), "6 is not one of 1 to 5."),
        (values.whole_between(1, 5), Decimal(0), "0 is not one of 1 to 5."),
        (values.day, "2026-02-29", "a day like 2026-12-01 is expected here."),
        (values.day, "soon", "a day like 2026-12-01 is expected here."),
        (values.choice(Colour), "green", "'green' is not one of red, blue."),
        (values.known({"A01"}, "question"), "A99", "there is no question 'A99'."),
        (values.several(values.word), "word", "this must be a list."),
        (values.unique(values.word, str, "word"), ["a", "a"], "'a' is used twice. Rename this word."),
        (values.text, {"nl": "ja"}, "a text has no text in 'en'. Add it."),
        (values.text, {"en": "yes"}, "a text has no text in 'nl'. Add it."),
        (values.text, {"nl": "ja", "en": ""}, A_TEXT),
        (values.text, {"nl": "ja", "en": "yes", "fr": "oui"}, "a text cannot have the key 'fr'."),
    ],
)  # fmt: skip
def test_value_that_does_not_fit_is_refused(read, value, sentence):
    assert refusal(read, value) == sentence


def test_keys_can_be_unique_among_several_lists():
    taken: set[str] = set()
    read = values.unique(values.word, str, "rule", taken)
    read(entry(["KO1"]))

    assert refusal(read, ["RF1", "KO1"]) == "'KO1' is used twice. Rename this rule."


def test_wording_stands_among_the_other_keys_of_its_owner():
    with Fields(entry({"key": "l0", "nl": "Nee", "en": "No"}), "an option") as fields:
        assert values.wording(fields) == {"nl": "Nee", "en": "No"}
        assert fields.need("key", values.word) == "l0"
