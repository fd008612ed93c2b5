import pytest
from django.utils import translation

from assessments.reports.method import Step, Triggered, Version, method_of
from tests.reports.bases import a_basis, a_tiny_basis


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def test_the_rules_that_fired_are_given_with_their_questions():
    found = method_of(a_basis("G10")).triggered

    assert [(rule.key, rule.codes) for rule in found] == [("CR05", ()), ("KO4", ("F01",))]


def test_red_flags_are_among_them():
    found = {rule.key: rule for rule in method_of(a_basis("G06")).triggered}

    assert found["RF14"] == Triggered(
        key="RF14", message="Not checked whether harm occurred.", codes=("B10",)
    )


def test_the_versions_are_those_of_what_was_judged():
    questionnaire, table = method_of(a_basis()).versions

    assert questionnaire.text == "Risk context justification 1.0.0"
    assert questionnaire.digest == "ab" * 32
    assert table == Version(label="Risk table", text="2026-11, row RT02")


def test_without_a_row_of_the_risk_table_it_says_so():
    basis = a_basis(risk_table={"version": "2026-11", "row": None})

    assert method_of(basis).versions[1].text == "2026-11, no row matches"


def test_the_scales_run_from_low_to_high():
    bands, confidence, grades = method_of(a_basis()).scales

    assert bands.steps[0] == Step(label="Not demonstrated", begins="0")
    assert [step.begins for step in confidence.steps] == ["0", "40", "70"]
    assert [step.begins for step in grades.steps] == ["E0", "E1", "E2", "E3", "E4"]


def test_a_tiny_questionnaire_has_only_its_bands():
    method = method_of(a_tiny_basis())

    assert [len(scale.steps) for scale in method.scales] == [2]
    assert (method.has_grades, method.formulas, method.triggered) == (False, (), ())
