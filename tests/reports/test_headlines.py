from dataclasses import replace
from decimal import Decimal

import pytest
from django.utils import translation

from assessments.reports.headlines import (
    Headline,
    decision_in_words,
    headline_of,
    headline_of_submission,
)
from assessments.scoring.outcome import evaluate
from tests.factories import a_submission
from tests.questionnaires.files import every_construct, tiny
from tests.reports.cases import golden_dossier


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def headline(case: str, decision: str) -> Headline:
    dossier = golden_dossier(case)
    return headline_of(dossier.questionnaire, evaluate(dossier), decision)


def test_an_outcome_in_one_row():
    assert headline("G10", "stay_conditions") == Headline(
        decision="Stay under conditions",
        score=Decimal("84.0"),
        band="Insufficiently substantiated",
        is_capped=True,
        verdict="tension",
        verdict_label="In tension",
        knock_outs=1,
        flags=0,
        high_flags=0,
    )


def test_serious_signals_are_counted_apart():
    found = headline("G01", "stay")

    assert (found.flags, found.high_flags, found.other_flags) == (9, 3, 6)


@pytest.mark.parametrize(
    ("change", "is_quiet"),
    [
        ({}, True),
        ({"verdict": ""}, True),
        ({"verdict": "explain"}, False),
        ({"knock_outs": 1}, False),
        ({"flags": 1}, False),
    ],
)
def test_what_has_no_signs_is_quiet(change, is_quiet):
    quiet = replace(
        headline("G10", "stay"), verdict="consistent", knock_outs=0, flags=0, high_flags=0
    )

    assert replace(quiet, **change).has_no_signs is is_quiet


def test_a_decision_without_a_short_name_is_called_by_its_option():
    questionnaire = every_construct()
    option = questionnaire.decision.options[0]

    assert decision_in_words(replace(questionnaire, labels={}), option.key) == option.label["en"]


def test_a_questionnaire_without_a_decision_has_none():
    assert decision_in_words(tiny(), None) is None
    assert headline_of(tiny(), evaluate(_tiny_dossier()), None).verdict == ""


def _tiny_dossier():
    return replace(golden_dossier("G10"), questionnaire=tiny(), replies={})


@pytest.mark.django_db
def test_a_submission_is_read_from_what_was_stored(monkeypatch):
    submission = a_submission(case="G10")
    submission.outcome = {**submission.outcome, "overall": 12.5}

    found = headline_of_submission(submission)

    assert (found.decision, found.score) == ("Stay under conditions", Decimal("12.5"))
