from dataclasses import replace

import pytest
from django.utils import translation

from assessments.reports.quick_scan import (
    MEANINGS,
    Reason,
    SignalWords,
    asked_in,
    leading,
    quick_scan_result,
)
from assessments.scoring.dossier import Reply
from tests.scoring.cases import a_dossier, golden_cases, the_questionnaire


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def golden():
    """Quick scan: China, clothing."""
    case = golden_cases()["G13"]["input"]
    return replace(a_dossier(case), quick=True)


def changed(**replies):
    dossier = golden()
    new = {code: Reply(value=value) for code, value in replies.items()}
    return replace(dossier, replies={**dossier.replies, **new})


def test_risk_and_its_meaning_are_in_words():
    result = quick_scan_result(golden())

    assert result.risk.headline.word == "Very high"
    assert result.meaning == str(MEANINGS["critical"])
    assert result.decision == "Stay"


def test_every_level_of_risk_has_its_meaning():
    assert set(MEANINGS) == set(the_questionnaire().labels["risk_level"])


def test_what_is_not_known_is_not_drawn():
    result = quick_scan_result(golden())

    assert [str(figure.value) for figure in result.meters] == ["75.0", "12.5"]


def test_the_signals_of_the_golden_case_stand_with_their_questions():
    result = quick_scan_result(golden())

    assert len(result.signals) == len(golden_cases()["G13"]["expected"]["signals"])
    assert result.signals[0] == SignalWords(
        message="First run the CSR Risk Check.",
        questions=("Which sources did you use to learn about the risks?",),
    )


def test_the_advice_gives_every_reason_once():
    result = quick_scan_result(changed(B10="allegation"))

    assert result.is_full_form_recommended
    assert result.reasons == (
        Reason(label="Risk level", text="Very high"),
        Reason(label="State-imposed forced labour", text="Indications"),
        Reason(
            label="Has actual harm been found or reported in your own chain?",
            text="There is a credible allegation",
        ),
    )


def test_a_quiet_context_needs_no_full_form():
    dossier = changed(B07="v1", B10="none_found", F01="stay_conditions")
    quiet = {**dossier.context, "region": "NL", "issue": "animal_welfare"}
    known = {**quiet, "table_listed": False, "table_sifl": "none", "ddf_ceiling": 100}

    result = quick_scan_result(replace(dossier, context=known))

    assert (result.is_full_form_recommended, result.reasons) == (False, ())
    assert result.meaning == str(MEANINGS["moderate"])


def test_how_the_decision_fits_is_said_without_a_score():
    result = quick_scan_result(golden())

    assert (result.consistency.rule, result.consistency.verdict) == ("CR08", "tension")
    assert not hasattr(result, "quality")


def test_the_letter_speaks_in_its_own_words_about_the_decision():
    assert "dat zij dat besluit kunnen motiveren" in quick_scan_result(golden()).phrases


def test_every_question_that_was_asked_stands_with_its_answer():
    result = quick_scan_result(golden())

    assert len(result.answers) == 12
    assert not any(each.answer.is_empty for each in result.answers)


def test_only_the_exposure_decides_what_else_is_asked():
    assert [question.code for question in leading(the_questionnaire())] == ["P01"]


def test_only_questions_of_the_scan_are_asked():
    codes = [question.code for question in asked_in(golden())]

    assert codes == golden_cases()["G13"]["expected"]["visible"]
