from itertools import product

import pytest
from django.utils import translation

from assessments.reports.risk_statements import EFFECTS, as_precise, statements_about
from assessments.risks import table

LIKELIHOOD = (
    "The likelihood of harm counts as at least 4 of 5, "
    "unless you rule out a connection with evidence."
)


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def test_what_the_table_says_comes_with_its_sources_and_effects():
    (statement,) = statements_about("CN-XJ", "cotton", "forced_labour")

    assert statement.is_counted
    assert statement.standing == "Verified: it counts in the result"
    assert statement.effects == (
        LIKELIHOOD,
        "How grave the harm is counts as at least 5 of 5.",
        "How many people are affected counts as at least 4 of 5.",
        "How hard the harm is to put right counts as at least 4 of 5.",
        "The possibilities to investigate count as at most 24 of 100.",
    )
    assert statement.sources[0].dated == "14 September 2020"


def test_the_note_is_in_the_readers_language():
    with translation.override("nl"):
        (dutch,) = statements_about("CN-XJ", "cotton", "forced_labour")
    (english,) = statements_about("CN-XJ", "cotton", "forced_labour")

    assert dutch.note != english.note


def test_a_place_that_leads_elsewhere_proposes_that_context():
    (statement,) = statements_about("BD", "apparel", "forced_labour")

    assert statement.proposal is not None
    assert statement.proposal.fields == {
        "region": "CN-XJ",
        "product": "cotton",
        "issue": "forced_labour",
    }
    assert statement.proposal.product == "Cotton"


def test_without_a_row_there_is_nothing_to_say():
    assert statements_about("PT", "apparel", "living_wage") == ()


def contexts_of(rows) -> list[tuple[str, str, str]]:
    return [(row.region, row.product, row.issue) for row in rows]


def test_rows_that_are_not_verified_are_shown_without_effect():
    rows = [r for r in table.current().rows if not r.is_verified and not r.is_informative]

    for context in contexts_of(rows):
        statement = statements_about(*context)[-1]
        assert (statement.is_counted, statement.effects) == (False, ())
        assert statement.standing == "Not yet confirmed: it has no effect"
    assert rows


def test_informative_rows_are_shown_without_effect():
    rows = [row for row in table.current().rows if row.is_informative]

    for context in contexts_of(rows):
        statement = statements_about(*context)[0]
        assert (statement.is_counted, statement.effects) == (False, ())
        assert statement.standing == "For your information: it has no effect"
    assert rows


def test_an_unconfirmed_row_does_not_hide_the_one_that_counts():
    current = table.current()
    both = [
        context
        for context in contexts_of(current.rows)
        if current.match(*context)
        and current.match(*context) is not current.match(*context, include_unverified=True)
    ]

    for context in both:
        assert [statement.is_counted for statement in statements_about(*context)] in (
            [True, False],
            [False, False],
        )


def test_every_effect_of_every_row_has_its_words():
    found = {
        (effect.measure, effect.bound)
        for row in table.current().rows
        for effect in row.effects(include_unverified=True)
    }

    assert found <= set(EFFECTS)


@pytest.mark.parametrize(
    ("iso", "expected"),
    [("2020-09-14", "14 September 2020"), ("2021-06", "June 2021"), ("2024", "2024")],
)
def test_a_date_is_as_precise_as_it_is_known(iso, expected):
    assert as_precise(iso) == expected


def test_every_row_can_be_told_in_both_languages():
    for language, context in product(["nl", "en"], contexts_of(table.current().rows)):
        with translation.override(language):
            assert all(each.note and each.standing for each in statements_about(*context))
