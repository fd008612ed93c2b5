from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.utils import translation

from assessments.scoring.dossier import Dossier, Reply
from tests.questionnaires.files import tiny
from tests.reports.cases import golden_dossier, results
from tests.scoring.cases import golden_cases


@pytest.mark.parametrize(
    ("language", "decision", "band", "consistency", "risk"),
    [
        ("nl", "Blijven onder voorwaarden", "Onvoldoende onderbouwd", "Spanning", "Zeer hoog"),
        ("en", "Stay under conditions", "Insufficiently substantiated", "In tension", "Very high"),
    ],
)
def test_the_four_results_stand_beside_each_other(language, decision, band, consistency, risk):
    with translation.override(language):
        found = results(golden_dossier("G10"))

    assert found.decision == decision
    assert found.risk.headline.word == risk
    assert (found.quality.score, found.quality.band) == (Decimal("84.0"), band)
    assert found.evidence.coverage == Decimal("57.8")
    assert found.consistency.label == consistency


@pytest.mark.parametrize("case", golden_cases())
def test_every_golden_case_can_be_said(case):
    with translation.override("en"):
        found = results(golden_dossier(case), is_draft=True)

    expected = golden_cases()[case]["expected"]
    assert [each.key for each in found.knock_outs] == expected.get("knock_outs", [])
    assert {each.key for each in found.red_flags} == set(expected.get("red_flags", []))


def test_lifted_knock_outs_stand_apart():
    with translation.override("en"):
        found = results(replace(golden_dossier("G10"), lifted=frozenset({"KO4"})))

    assert found.knock_outs == ()
    assert [each.key for each in found.lifted] == ["KO4"]
    assert not found.quality.is_capped


def test_declarations_are_not_open_questions_and_no_finding_of_a_draft():
    dossier = golden_dossier("G10", Z01=None, Z02=None, F02=None)
    draft, signed = results(dossier, is_draft=True), results(dossier)

    # P02, J04 and J05 are open in the golden case itself: nobody has to answer them.
    assert [each.code for each in draft.open_questions] == ["P02", "F02", "J04", "J05"]
    assert [each.key for each in draft.validations] == ["V05"]
    assert [each.key for each in signed.validations] == ["V05", "V07"]


def test_a_questionnaire_without_risk_decision_or_rules_leaves_those_parts_out():
    questionnaire = tiny()
    dossier = Dossier(
        questionnaire=questionnaire,
        assessed_on=date(2026, 12, 1),
        replies={"X1": Reply(value="rack")},
    )
    with translation.override("en"):
        found = results(dossier)

    assert (found.decision, found.risk, found.abilities, found.consistency) == (
        None,
        None,
        (),
        None,
    )
    assert (found.knock_outs, found.red_flags, found.disclaimer) == ((), (), "")
    assert found.evidence.coverage is None
    assert found.quality.band == "Poor"
    assert [section.key for section in found.quality.sections] == ["X"]


def test_a_dossier_without_a_decision_says_so():
    with translation.override("en"):
        assert results(golden_dossier("G10", F01=None)).decision == "No decision yet"
