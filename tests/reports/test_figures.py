from dataclasses import replace
from decimal import Decimal

import pytest
from django.utils import translation

from assessments.reports.facts import FactInWords
from assessments.reports.figures import Figure, figure_groups
from assessments.scoring.dossier import Reply
from tests.reports.cases import golden_dossier, ground


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def figures(case: str, **replies) -> dict[str, Figure]:
    groups = figure_groups(ground(golden_dossier(case, **replies)))
    return {figure.key: figure for group in groups for figure in group.figures}


def test_risk_comes_first_then_the_abilities():
    risk, ability = figure_groups(ground(golden_dossier("G10")))

    assert (risk.title, ability.title) == (
        "Risk to people",
        "Can we investigate and have influence?",
    )
    assert [figure.key for figure in risk.meters] == ["risk_index"]
    assert [figure.key for figure in ability.meters] == ["ddf", "leverage"]
    assert risk.headline.key == "risk_index"


def test_a_number_and_its_scale_are_one_figure():
    found = figures("G10")

    assert (found["risk_index"].value, found["risk_index"].word) == (Decimal(100), "Very high")
    assert found["risk_index"].label == "Risk level"
    assert "risk_level" not in found
    assert [step.label for step in found["ddf"].steps] == ["Not possible", "Limited", "Possible"]
    assert [step.is_reached for step in found["ddf"].steps] == [True, False, False]


def test_a_word_alone_has_no_number_and_no_scale():
    imposed = figures("G10")["sifl"]

    assert (imposed.value, imposed.word, imposed.steps) == (
        None,
        "Yes, according to credible sources",
        (),
    )


def test_a_figure_shows_the_answers_it_follows_from():
    scale = figures("G10")["scale"]

    assert [(a.question.code, a.text, a.value) for a in scale.answers] == [
        ("B04", "Loss of freedom or life, or persecution of a group", Decimal(5))
    ]


def test_a_figure_shows_the_other_figures_and_facts_it_follows_from():
    severity = figures("G10")["severity"]

    assert [(fact.key, fact.text) for fact in severity.facts] == [
        ("scale", "5"),
        ("scope", "5"),
        ("irremediability", "4"),
        ("min_severity", "4"),
    ]


def test_a_floor_is_named_with_what_was_answered_and_the_facts_behind_it():
    scale = figures("G01")["scale"]

    assert (scale.stated, scale.value) == (Decimal(2), Decimal(5))
    assert scale.because == (
        FactInWords(
            key="sifl",
            label="State-imposed forced labour",
            text="Yes, according to credible sources",
        ),
    )


def test_a_ceiling_of_the_risk_table_is_named_too():
    ddf = figures("G01")["ddf"]

    assert (ddf.stated, ddf.value) == (Decimal(75), Decimal(24))
    assert [(fact.key, fact.text) for fact in ddf.because] == [("ddf_ceiling", "24")]


def test_without_a_floor_nothing_is_said_of_one():
    scale = figures("G10")["scale"]

    assert (scale.stated, scale.because) == (None, ())


def test_an_open_question_shows_the_default_that_is_used_instead():
    scale = figures("G05", B04=None)["scale"]

    assert [(a.question.code, a.text, a.value) for a in scale.answers] == [("B04", "", None)]
    assert [(fact.key, fact.text) for fact in scale.facts] == [("default_scale", "4")]
    assert figures("G05")["scale"].facts == ()


def test_a_figure_that_cannot_be_known_is_empty():
    ddf = figures("G10", D01=None)["ddf"]

    assert (ddf.value, ddf.word) == (None, "")
    assert [step.is_reached for step in ddf.steps] == [False, False, False]


def test_an_answer_that_does_not_apply_is_not_shown_as_given():
    dossier = golden_dossier("G10", D04=Reply(value="v4", not_applicable=True))
    found = figure_groups(ground(replace(dossier)))[1].figures[1]

    assert next((a.question.code, a.text) for a in found.answers) == ("D04", "")
