import json
from datetime import date
from decimal import Decimal

import pytest

from assessments.scoring.judgement import Outcome
from assessments.scoring.outcome import evaluate
from assessments.scoring.results import Finding
from tests.questionnaires.files import tiny
from tests.scoring.dossiers import a_dossier, passed, proven

FULL = a_dossier(
    {"A2": ("lamps",), "A5": date(2024, 1, 1), "B2": {"money": "Dat scheelt geld"}, "C1": "go"},
    replies={"A1": proven("l1", 1), "A3": passed()},
    company={"year": 1},
    lifted=frozenset({"KO1"}),
)
DOSSIERS = {
    "empty": a_dossier(),
    "full": FULL,
    "knocked out": a_dossier({"C1": "go", "B3": ({"name": "x", "share": Decimal(60)},)}),
    "quick": a_dossier({"A1": "l0", "C1": "stop", "B5": "v1"}, quick=True),
    "tiny": a_dossier({"X1": "rack"}, questionnaire=tiny()),
    "tiny and quick": a_dossier({"X1": "rack"}, questionnaire=tiny(), quick=True),
}


@pytest.mark.parametrize("dossier", DOSSIERS.values(), ids=DOSSIERS)
def test_outcome_goes_to_json_and_comes_back(dossier):
    outcome = evaluate(dossier)
    stored = json.loads(json.dumps(outcome.to_json()))

    assert stored == outcome.to_json()
    assert Outcome.from_json(stored) == outcome
    assert repr(Outcome.from_json(stored)) == repr(outcome)


def test_findings_are_all_rules_that_fired():
    outcome = evaluate(a_dossier({"C1": "go"}, context={"member": True}))

    assert [finding.rule for finding in outcome.findings()] == ["KO1", "RF6", "V1", "V4"]


def test_explanation_says_what_the_rules_and_scores_are_about():
    explained = evaluate(FULL).to_json()["explained"]

    assert explained["lifted"] == []
    assert explained["findings"] == {
        "RF1": ["A5"],
        "RF5": ["A1", "A2"],
        "V1": ["B1", "B5"],
        "V4": ["C2"],
    }
    assert explained["maximums"]["A1"] == 4.0
    assert explained["weights"] == {
        "A1": 2.0, "A2": 1.0, "A5": 1.0, "B1": 2.0, "B2": 1.0, "B3": 1.0, "B4": 1.0
    }  # fmt: skip
    assert explained["evidence_grades"]["A1"] == 1
    assert explained["evidence_grades"]["B1"] is None
    assert explained["section_weights"] == {"A": 60.0, "B": 40.0}
    assert explained["substantive_parts"] == {"B2": ["money"]}
    assert explained["table_metrics"] == {}
    assert explained["open_questions"] == ["A4", "B1", "B3", "B4", "B5", "C2"]


def test_quick_scan_has_signals_and_no_scores():
    stored = evaluate(DOSSIERS["quick"]).to_json()

    assert "overall" not in stored
    assert "red_flags" not in stored
    assert stored["signals"] == ["QS1"]
    assert Outcome.from_json(stored).signals == (Finding("QS1", ("A1",)),)
