import pytest
from django.utils import translation

from assessments.questionnaires.expressions import OPERATIONS
from assessments.reports.formulas import FUNCTIONS, SIGNS, formulas_of
from tests.reports.bases import a_basis, a_tiny_basis


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def formulas(basis):
    found = formulas_of(basis.outcome, basis.dossier)
    return {each.label: (each.text, each.result) for each in found}


def test_every_operation_can_be_written():
    assert {*SIGNS, *FUNCTIONS} == set(OPERATIONS)


def test_a_sum_is_written_with_its_brackets():
    assert formulas(a_basis())["Risk index (0-100)"] == (
        "17.5 × (Severity (highest of three) − 1) + 7.5 × (Likelihood (after floor) − 1)",
        "100",
    )


def test_of_a_condition_the_branch_taken_is_shown():
    text, result = formulas(a_basis())["Feasibility of due diligence (0-100)"]

    assert (
        text
        == "lowest of (25 × mean of (D01; D02; D03); 24; Ceiling on feasibility of due diligence)"
    )
    assert result == "0"


def test_what_could_not_be_calculated_has_no_result():
    assert formulas(a_basis("G03"))["Leverage (0-100)"][1] == "–"


def test_a_questionnaire_without_figures_has_no_formulas():
    assert formulas(a_tiny_basis()) == {}
