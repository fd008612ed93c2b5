from decimal import Decimal

import pytest
from django.utils import translation

from assessments.questionnaires.rules import FlagSeverity
from assessments.reports.findings import SEVERITIES, Phrase
from tests.reports.cases import golden_dossier, results


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def test_every_severity_has_its_word():
    assert set(SEVERITIES) == set(FlagSeverity)


def test_a_knock_out_says_its_cap_its_phrase_and_where_to_improve():
    (found,) = results(golden_dossier("G10")).knock_outs

    assert (found.key, found.cap, found.is_liftable) == (
        "KO4",
        "Insufficiently substantiated",
        True,
    )
    assert [phrase.key for phrase in found.letter] == ["L12", "L13"]
    assert isinstance(found.letter[0], Phrase)
    assert [question.code for question in found.questions] == ["F01"]


def test_a_question_that_is_not_asked_is_no_place_to_improve():
    by_key = {each.key: each for each in results(golden_dossier("G01")).knock_outs}

    assert [question.code for question in by_key["KO3"].questions] == ["F05", "F01"]
    hidden = {each.key: each for each in results(golden_dossier("G08")).knock_outs}
    assert [question.code for question in hidden["KO6"].questions] == ["I02"]


def test_serious_flags_come_first():
    found = results(golden_dossier("G01")).red_flags
    order = [each.severity for each in found]

    assert order == sorted(order, key=["high", "medium", "low"].index)
    assert (found[0].key, found[0].severity_label) == ("RF03", "Serious")


def test_a_validation_names_the_questions_it_is_about():
    found = {each.key: each for each in results(golden_dossier("G07")).validations}

    assert [question.code for question in found["V08"].questions] == ["C04"]
    assert found["V08"].is_error


def test_an_improvement_says_what_it_gains_and_costs():
    first, second = results(golden_dossier("G10")).improvements[:2]

    assert (first.question.code, first.gain, first.is_knock_out) == ("F01", Decimal("0.0"), True)
    assert (second.question.code, second.gain, second.is_knock_out) == (
        "I01",
        Decimal("2.5"),
        False,
    )
    assert second.minutes > 0
