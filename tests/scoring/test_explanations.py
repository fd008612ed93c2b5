from decimal import Decimal

from assessments.scoring.explanations import (
    derived_figures,
    open_questions,
    parts_with_substance,
    table_metrics,
)
from tests.scoring.dossiers import passed, some_facts


def test_derived_figures_are_rounded_words_or_not_known():
    assert derived_figures(some_facts({"B5": "v1"}, context={"ceiling": 33})) == {
        "strict": "on",
        "badness": Decimal("3.0"),
        "index": Decimal("33.0"),
        "level": "dark",
        "goes_on": None,
    }
    assert derived_figures(some_facts())["index"] is None


def test_open_questions_are_visible_unanswered_and_applicable():
    facts = some_facts({"A1": "l0", "B5": "v1"}, replies={"A2": passed(), "A3": passed("nvt")})

    assert open_questions(facts) == ("A3", "A4", "B1", "B2", "B3", "B4", "C1", "C2")


def test_parts_with_substance_are_named_per_answered_question():
    answers = {"B2": {"money": "Dat scheelt geld", "climate": "x"}}

    assert parts_with_substance(some_facts(answers)) == {"B2": ("money",)}
    assert parts_with_substance(some_facts()) == {}


def test_metrics_are_counted_per_answered_table():
    rows = ({"name": "Boiler", "state": "running", "faults": ("leaking",)}, {"share": Decimal(50)})

    assert table_metrics(some_facts({"B3": rows})) == {"B3": {"rows": 2, "bad": 1, "large": 1}}
    assert table_metrics(some_facts()) == {}
