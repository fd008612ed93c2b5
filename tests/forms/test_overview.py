from datetime import date

import pytest
from django.http import QueryDict

from assessments.forms.overview import LABELS, STANDINGS, Filter
from assessments.models import Assessment, RiskContext, Submission
from assessments.reports.context_names import ContextName
from assessments.reports.portfolio import Due, Row, Unbegun
from assessments.reports.progress import Progress

NAME = ContextName(product="Cotton", region="Xinjiang (CN-XJ)", issue="Forced labour", stages=())
DRAFT = Row(assessment=Assessment(), name=NAME, progress=Progress(sections=(), minutes=0))
LATE = Row(
    assessment=Assessment(),
    name=NAME,
    progress=Progress(sections=(), minutes=0),
    due=Due(date(2026, 11, 30), -1),
)
SIGNED = Row(assessment=Assessment(), name=NAME, submission=Submission())
UNBEGUN = Unbegun(context=RiskContext(), name=NAME)
EVERYTHING = [DRAFT, LATE, SIGNED, UNBEGUN]


def kept(query: str):
    chosen = Filter(QueryDict(query))
    return [each for each in EVERYTHING if chosen.fits(each)]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", EVERYTHING),
        ("show=working", [DRAFT, LATE]),
        ("show=late", [LATE]),
        ("show=signed", [SIGNED]),
        ("show=unbegun", [UNBEGUN]),
        ("show=nonsense", EVERYTHING),
    ],
)
def test_a_standing_shows_those_that_stand_so(query, expected):
    assert kept(query) == expected


@pytest.mark.parametrize(
    ("typed", "fits"),
    [
        ("cotton", True),
        (" COTTON  xinjiang ", True),
        ("forced", True),
        ("viscose", False),
        ("cotton viscose", False),
    ],
)
def test_every_word_that_was_typed_must_be_in_the_name(typed, fits):
    assert Filter(QueryDict(mutable=True)).fits(DRAFT)
    assert Filter(QueryDict(f"q={typed}")).fits(DRAFT) is fits


def test_a_text_that_is_too_long_filters_nothing():
    assert kept("q=" + "x" * 101) == EVERYTHING


def test_an_empty_filter_is_not_used():
    assert not Filter(QueryDict("")).is_used
    assert Filter(QueryDict("q=cotton")).is_used


def test_every_standing_has_a_label():
    assert set(STANDINGS) == set(LABELS)
