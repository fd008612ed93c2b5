import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.management.demo import reading
from assessments.personal_data.finding import FINDERS, Find, Kind, find
from tests.scoring.cases import golden_cases, the_questionnaire

WORDS = st.text(st.sampled_from("abcdefghijklmnopqrstuvwxyz ,;"), max_size=200)


def texts_in(thing):
    """All texts, however deep."""
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, dict):
        for each in thing.values():
            yield from texts_in(each)
    elif isinstance(thing, list | tuple):
        for each in thing:
            yield from texts_in(each)


def test_every_kind_has_its_finder():
    assert set(FINDERS) == set(Kind)


def test_all_that_is_found_is_told_once_and_as_it_was_typed():
    text = "Mail jan@example.org of bel 06 12345678; mail jan@example.org, de heer Jansen."

    assert find(text) == (
        Find(Kind.EMAIL, "jan@example.org"),
        Find(Kind.TELEPHONE, "06 12345678"),
        Find(Kind.NAME, "Jansen"),
    )


@pytest.mark.parametrize("text", ["", "@", "een @ en een .", "www.example.org", "@handle", "a@b"])
def test_what_is_no_address_is_not_found(text):
    assert find(text) == ()


@given(before=WORDS, after=WORDS)
def test_address_is_found_wherever_it_stands(before, after):
    assert Find(Kind.EMAIL, "piet@example.org") in find(f"{before} piet@example.org {after}")


@given(before=WORDS, after=WORDS)
def test_telephone_number_is_found_wherever_it_stands(before, after):
    assert Find(Kind.TELEPHONE, "06 12345678") in find(f"{before} 06 12345678 {after}")


@given(st.text(max_size=500))
def test_what_is_found_stands_in_the_text(text):
    assert [each for each in find(text) if each.text not in text] == []


@given(WORDS)
def test_words_without_capitals_and_numbers_hold_nothing(text):
    assert find(text) == ()


@given(st.integers(0, 10**8), st.sampled_from(["euro", "kg", "stuks", "%"]))
def test_amount_is_no_number_of_a_person(amount, unit):
    assert find(f"In totaal {amount} {unit} per jaar.") == ()


@given(st.dates(date(1950, 1, 1), date(2099, 12, 31)))
def test_day_is_no_number_of_a_person(day):
    assert find(f"{day.isoformat()} is {day.day:02}-{day.month:02}-{day.year:04}") == ()


def test_nothing_is_found_in_what_companies_really_write():
    demo = [
        each for story in reading.stories() for act in story.acts for each in texts_in(act.answers)
    ]
    cases = list(texts_in([case["input"] for case in golden_cases().values()]))
    asked = [
        each
        for q in the_questionnaire().questions()
        for each in texts_in([dict(q.text), dict(q.help)])
    ]

    found = {text: find(text) for text in [*demo, *cases, *asked] if find(text)}

    assert len(demo) > 100
    assert found == {}


@pytest.mark.parametrize(
    "piece",
    ["a ", "0", "0 ", "0(1)", "Aa ", "A.b@", "a.a.", "A. ", "de heer ", "worker Aa ", "naam: "],
)
def test_long_text_is_read_in_no_time(piece):
    text = piece * (20_000 // len(piece))
    began = time.perf_counter()

    find(text)

    assert time.perf_counter() - began < 1
