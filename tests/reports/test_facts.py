import pytest
from django.utils import translation

from assessments.questionnaires.definitions import Field, FieldKind
from assessments.reports.facts import FACTS, FactInWords, fact_in_words, facts_in_words
from tests.reports.questions import options, text


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def a_field(kind: FieldKind, **parts) -> Field:
    return Field(key="fact", kind=kind, label=text("fact"), **parts)


def test_every_kind_of_fact_has_its_words():
    assert set(FACTS) == set(FieldKind)


@pytest.mark.parametrize(
    ("kind", "value", "said"),
    [
        (FieldKind.SINGLE, "a", "a (en)"),
        (FieldKind.SINGLE, "no_longer_an_option", "no_longer_an_option"),
        (FieldKind.MULTI, ["a", "b"], "a (en), b (en)"),
        (FieldKind.TEXT, "00012345", "00012345"),
        (FieldKind.BOOL, True, "Yes"),
        (FieldKind.BOOL, False, "No"),
        (FieldKind.INT, 24, "24"),
        (FieldKind.REGION_CODE, "CN-XJ", "Xinjiang Uygur Autonomous Region, China"),
        (FieldKind.PRODUCT_CODE, "no_longer_a_product", "no_longer_a_product"),
    ],
)
def test_a_fact_is_said_in_words(kind, value, said):
    field = a_field(kind, options=options("a", "b"))

    assert fact_in_words(field, value) == said


@pytest.mark.parametrize("unknown", [None, "", (), []])
def test_unknown_facts_are_left_out(unknown):
    assert facts_in_words([a_field(FieldKind.TEXT)], {"fact": unknown}) == ()
    assert facts_in_words([a_field(FieldKind.TEXT)], {}) == ()


def test_facts_of_the_system_are_left_out():
    known = a_field(FieldKind.BOOL)
    system = a_field(FieldKind.BOOL, entered_by="risk_table")

    assert facts_in_words([known, system], {"fact": False}) == (
        FactInWords(key="fact", label="fact (en)", text="No"),
    )
