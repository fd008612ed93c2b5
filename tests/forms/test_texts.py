import pytest
from django.core.exceptions import ValidationError

from assessments.forms.sections import SectionForm
from assessments.forms.texts import MAX_CHARACTERS, TextControl, TextField, as_typed, count_of
from assessments.questionnaires.questions import Substance
from tests.forms.filling import asked, posted


def test_text_keeps_its_spaces_and_gets_our_line_ends():
    assert as_typed("  een\r\ntwee\rdrie ") == "  een\ntwee\ndrie "


@pytest.mark.parametrize("typed", [None, "", "  \r\n "])
def test_text_of_spaces_is_none(typed):
    assert as_typed(typed) == ""


def test_text_with_bidi_characters_is_kept_as_typed():
    typed = "\u202eabc\u2066 \u200f新疆 🧵"

    assert TextField().clean(typed) == typed


def test_longest_text_is_taken():
    assert len(TextField().clean("a" * MAX_CHARACTERS)) == MAX_CHARACTERS


def test_text_over_the_limit_gets_a_sentence_with_both_numbers():
    with pytest.raises(ValidationError) as caught:
        TextField().clean("a" * 20_001)

    assert caught.value.messages == ["Use at most 20,000 characters. You used 20,001."]


def test_line_ends_of_the_browser_do_not_count_twice():
    assert TextField().clean("a\r\n" * 10_000) == "a\n" * 10_000


def test_count_says_from_where_a_text_counts():
    substance = Substance(min_chars=80, min_unique_words=12)

    assert count_of("abc", substance) == "Counts from 80 characters on. Now: 3."
    assert count_of("abc", None) == ""


@pytest.mark.parametrize(("text", "rows"), [("", 3), ("a\nb\nc\nd", 5), ("a" * 9_000, 16)])
def test_textarea_is_high_enough(text, rows):
    assert TextControl(id="x", name="x", text=text).rows == rows


def test_parts_are_read_and_empty_ones_left_out():
    form = SectionForm(asked("B"), posted({"B2.money": "Cheaper", "B2.climate": "  "}))

    assert form.given()["B2"].value == {"money": "Cheaper"}


def test_parts_that_were_not_asked_are_not_read():
    form = SectionForm(asked("B"), posted({"B2.money": "Cheaper", "B2.secret": "x"}))

    assert form.given()["B2"].value == {"money": "Cheaper"}


def test_part_over_the_limit_is_named():
    form = SectionForm(asked("B"), posted({"B2.money": "ok", "B2.climate": "a" * 20_001}))

    assert form.errors["B2"] == ["B2: Climate: Use at most 20,000 characters. You used 20,001."]


def test_each_part_has_its_own_control():
    form = SectionForm(asked("B", {"B2": {"climate": "Less"}}))

    controls = form["B2"].field.control(form["B2"])

    assert [(c.id, c.name, c.label, c.text, c.count) for c in controls] == [
        ("id_B2_0", "B2.money", "Money", "", "Counts from 5 characters on. Now: 0."),
        ("id_B2_1", "B2.climate", "Climate", "Less", "Counts from 5 characters on. Now: 4."),
    ]


def test_text_control_shows_what_was_typed():
    form = SectionForm(asked("B", {"B1": "Old"}), posted({"B1": "New"}))

    assert form["B1"].field.control(form["B1"]).text == "New"
