"""The whole engine: against the golden cases, against the oracle, and as it should always be."""

from dataclasses import replace
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessments.questionnaires.questions import Kind
from assessments.scoring.dossier import Reply
from assessments.scoring.outcome import Outcome, evaluate
from assessments.scoring.results import Finding, QuestionScore, SectionScore, WhatIf
from tests.oracle import reference
from tests.questionnaires.files import every_construct, tiny
from tests.scoring.cases import a_dossier, golden_cases, the_instrument, the_questionnaire
from tests.scoring.dossiers import a_dossier as a_small_dossier
from tests.scoring.dossiers import passed, proven
from tests.scoring.random_cases import a_random_case

NEVER_FIRE = {
    "CR99",  # the net below rules that take every decision there is
    "V09",  # names in texts and files: the application looks for those
}
randoms = st.randoms(use_true_random=True)


def said(outcome: Outcome) -> dict:
    return {key: value for key, value in outcome.to_json().items() if key != "explained"}


def expected_of(case) -> dict:
    return reference.score_case(the_instrument(), case)


@pytest.mark.parametrize("case", golden_cases().values(), ids=golden_cases())
def test_golden_case_comes_out_exactly(case):
    assert said(evaluate(a_dossier(case["input"]))) == case["expected"]


@settings(max_examples=2000, deadline=None)
@given(random=randoms)
def test_random_dossier_comes_out_as_the_oracle_says(random):
    case = a_random_case(random)

    assert said(evaluate(a_dossier(case))) == expected_of(case)


def test_random_dossiers_reach_every_rule_and_band():
    """The comparison above is worth what its dossiers reach."""
    random, fired, bands = Random(7), set(), set()  # noqa: S311 - the same dossiers each time
    for _ in range(600):
        outcome = evaluate(a_dossier(a_random_case(random)))
        fired |= {finding.rule for finding in outcome.findings()}
        fired |= {outcome.consistency.rule}
        bands |= {outcome.band}

    assert {rule.key for rule in the_questionnaire().rules()} - fired == NEVER_FIRE
    assert bands == {None, *(band.key for band in the_questionnaire().bands)}


@settings(max_examples=200, deadline=None)
@given(random=randoms)
def test_better_answer_never_lowers_the_score_or_the_band(random):
    dossier = a_dossier(a_random_case(random) | {"mode": "full", "review": {}})
    before = evaluate(dossier)
    for code, better in one_level_up(dossier):
        reply = replace(dossier.reply(code), value=better)
        after = evaluate(replace(dossier, replies={**dossier.replies, code: reply}))

        assert after.overall >= before.overall
        assert after.band_index >= before.band_index


def one_level_up(dossier):
    """For each level that was answered, the next that is worth more."""
    for question in dossier.questionnaire.questions():
        value = dossier.reply(question.code).value
        if question.is_scored and question.kind is Kind.SINGLE and value:
            worth = question.option(value).score
            better = [option for option in question.options if option.score > worth]
            yield from ((question.code, each.key) for each in better[:1])


@settings(max_examples=200, deadline=None)
@given(random=randoms)
def test_order_of_the_answers_does_not_matter(random):
    dossier = a_dossier(a_random_case(random))
    shuffled = list(dossier.replies.items())
    random.shuffle(shuffled)

    assert evaluate(replace(dossier, replies=dict(shuffled))) == evaluate(dossier)


@settings(max_examples=200, deadline=None)
@given(random=randoms)
def test_hidden_answer_never_matters(random):
    dossier, other = a_dossier(a_random_case(random)), a_dossier(a_random_case(random))
    before = evaluate(dossier)
    hidden = {code: reply for code, reply in other.replies.items() if code not in before.visible}

    assert evaluate(replace(dossier, replies={**dossier.replies, **hidden})) == before


def test_nothing_answered_has_an_outcome():
    outcome = evaluate(a_dossier({"assessment_date": "2026-12-01"}))

    assert (outcome.overall, outcome.draft_max) == (Decimal("0.0"), Decimal("100.0"))
    assert (outcome.band, outcome.evidence_coverage, outcome.confidence) == (
        "not_demonstrated", None, None
    )  # fmt: skip
    assert outcome.consistency.rule == "CR02"
    assert outcome.open_questions == outcome.visible


def test_required_questions_that_are_missing_are_named():
    case = golden_cases()["G10"]["input"]
    answers = {code: each for code, each in case["answers"].items() if code not in {"A01", "F06"}}

    outcome = evaluate(a_dossier({**case, "answers": answers}))

    assert Finding("V05", ("A01", "F06")) in outcome.validations


def test_explanation_of_a_golden_case():
    case = golden_cases()["G10"]
    outcome = evaluate(a_dossier(case["input"]))

    assert outcome.question_scores["E01"] == QuestionScore(
        raw=Decimal("3.00"), max=Decimal("4.00"), weight=Decimal("3.00"), evidence_grade=2
    )
    assert outcome.section_scores["F"] == SectionScore(
        score=Decimal("95.8"), weight=Decimal("20.0")
    )
    assert outcome.knock_outs == (Finding("KO4", ("F01",)),)
    assert outcome.substantive_parts["F07"] == (
        "conditions", "indicators", "deadlines", "exit_trigger"
    )  # fmt: skip
    assert outcome.table_metrics["C01"]["rows"] == len(case["input"]["answers"]["C01"]["value"])


def test_lifted_knock_out_caps_nothing_and_is_named():
    case = golden_cases()["G10"]["input"] | {"lifted": ["KO4"]}

    outcome = evaluate(a_dossier(case))

    assert (outcome.band_before_caps, outcome.band) == ("adequate", "adequate")
    assert (outcome.knock_outs, outcome.lifted) == ((), (Finding("KO4", ("F01",)),))
    assert outcome.consistency.value == "tension"


def test_tiny_definition_is_scored_without_a_line_of_code():
    answers = {"X1": "rack", "X2": "Zo blijven de fietsen droog"}
    outcome = evaluate(a_small_dossier(answers, questionnaire=tiny()))

    assert outcome == Outcome(
        is_quick=False,
        visible=("X1", "X2", "Y1"),
        open_questions=("Y1",),
        not_applicable=(),
        derived={},
        consistency=None,
        what_if=WhatIf(),
        question_scores={
            "X1": QuestionScore(
                raw=Decimal("1.00"),
                max=Decimal("2.00"),
                weight=Decimal("1.00"),
                evidence_grade=0,
            ),
            "X2": QuestionScore(
                raw=Decimal("4.00"),
                max=Decimal("4.00"),
                weight=Decimal("3.00"),
                evidence_grade=0,
            ),
        },
        section_scores={"X": SectionScore(score=Decimal("87.5"), weight=Decimal("100.0"))},
        overall=Decimal("87.5"),
        draft_max=Decimal("87.5"),
        band_before_caps="good",
        band="good",
        band_index=2,
        improvements=outcome.improvements,
    )
    assert [each.code for each in outcome.improvements] == ["X1"]


def test_quick_scan_of_a_definition_without_one_asks_and_says_nothing():
    outcome = evaluate(a_small_dossier({"X1": "rack"}, questionnaire=tiny(), quick=True))

    assert (outcome.visible, outcome.signals, outcome.full_form_recommended) == ((), (), False)


def test_definition_without_bands_has_a_score_and_no_band():
    bare = replace(every_construct(), bands=(), confidence_bands=(), knock_outs=())
    dossier = a_small_dossier(questionnaire=bare, replies={"A1": proven("l2", 2)})

    outcome = evaluate(dossier)

    assert outcome.overall == Decimal("24.0")
    assert (outcome.band_before_caps, outcome.band, outcome.band_index) == (None, None, None)
    assert (outcome.evidence_coverage, outcome.confidence) == (Decimal("100.0"), None)


def test_definition_in_which_everything_is_passed_has_no_score():
    questionnaire = tiny()
    section = questionnaire.sections[0]
    may_pass = tuple(replace(q, may_be_not_applicable=True) for q in section.questions)
    lenient = replace(questionnaire, sections=(replace(section, questions=may_pass),))

    outcome = evaluate(a_small_dossier(questionnaire=lenient, replies={"X1": passed()}))

    assert outcome.not_applicable == ("X1",)
    assert (outcome.overall, outcome.draft_max, outcome.band) == (None, None, None)
    assert outcome.section_scores["X"].score is None


def test_reply_of_the_wrong_person_changes_nothing():
    dossier = a_small_dossier({"A1": "l2"})

    assert evaluate(replace(dossier, adjusted={"Z9": Reply(value="x")})) == evaluate(dossier)
