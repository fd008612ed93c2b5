from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from assessments.questionnaires.conditions import Reference, Subject
from assessments.scoring.facts import READERS, RowFacts
from tests.scoring.dossiers import passed, proven, some_facts

ROWS = (
    {"name": "Boiler", "state": "running", "faults": ("old",), "share": Decimal(60)},
    {"name": "Lamp", "state": "stopped", "faults": ("old",)},
)
ANSWERED = some_facts(
    {
        "A3": Decimal(90),
        "A5": date(2026, 10, 1),
        "B2": {"money": "Dat scheelt geld"},
        "B3": ROWS,
        "B5": "v5",
    },
    replies={"A1": proven("l2", 1, 2)},
    company={"size": "small"},
)
EMPTY = some_facts()


def test_every_subject_but_a_cell_is_read_from_a_dossier():
    assert set(READERS) == set(Subject) - {Subject.CELL}


@pytest.mark.parametrize(
    ("subject", "name", "fact"),
    [
        (Subject.ANSWER, "A1", "l2"),
        (Subject.ANSWER, "A3", Decimal(90)),
        (Subject.CONTEXT, "issue", "heat"),
        (Subject.CONTEXT, "start", 3),
        (Subject.COMPANY, "size", "small"),
        (Subject.DERIVED, "badness", Fraction(5)),
        (Subject.DERIVED, "level", "bright"),
        (Subject.EVIDENCE, "A1", 2),
        (Subject.EVIDENCE, "A3", 0),
        (Subject.COMPLETENESS, "B2", Fraction(1, 2)),
        (Subject.PART, "B2.money", True),
        (Subject.PART, "B2.climate", False),
        (Subject.METRIC, "B3.rows", 2),
        (Subject.METRIC, "B3.bad", 1),
        (Subject.METRIC, "B3.large", 1),
        (Subject.AGE, "A5", 2),
        (Subject.INPUT, "B5", Fraction(5)),
    ],
)
def test_fact_is_known(subject, name, fact):
    assert ANSWERED.value_of(Reference(subject, name)) == fact


@pytest.mark.parametrize(
    ("subject", "name"),
    [
        (Subject.ANSWER, "A1"),
        (Subject.CONTEXT, "place"),
        (Subject.COMPANY, "size"),
        (Subject.DERIVED, "index"),
        (Subject.DERIVED, "level"),
        (Subject.DERIVED, "goes_on"),
        (Subject.EVIDENCE, "A1"),
        (Subject.COMPLETENESS, "B2"),
        (Subject.PART, "B2.money"),
        (Subject.METRIC, "B3.rows"),
        (Subject.AGE, "A5"),
        (Subject.INPUT, "B5"),
    ],
)
def test_fact_is_null_where_nothing_is_known(subject, name):
    assert EMPTY.value_of(Reference(subject, name)) is None


def test_evidence_grade_is_that_of_an_answer():
    assert ANSWERED.evidence_grade("A1") == 2
    assert EMPTY.evidence_grade("A1") is None


@pytest.mark.parametrize(
    ("code", "reason", "refused", "passes"),
    [
        ("A3", "1234567890", (), True),
        ("A3", "123456789", (), False),
        ("A3", " 12345 6789 ", (), True),
        ("A3", "12345          ", (), False),
        ("A3", "1234567890", ("A3",), False),
        ("A3", "1234567890", ("A2",), True),
        ("A1", "1234567890", (), False),
    ],
)
def test_question_passes_as_not_applicable_with_a_reason(code, reason, refused, passes):
    facts = some_facts(replies={code: passed(reason)}, refused_not_applicable=frozenset(refused))

    assert (code in facts.not_applicable) is passes
    assert code not in facts.answers


def test_value_beside_not_applicable_is_not_heard():
    reply = passed("ja")
    facts = some_facts(replies={"A3": type(reply)(value=Decimal(90), not_applicable=True)})

    assert facts.answers == {}


@pytest.mark.parametrize(
    ("column", "cell"),
    [("name", "Boiler"), ("share", Decimal(0)), ("faults", None), ("place", None), ("state", None)],
)
def test_row_knows_its_filled_cells(column, cell):
    row = RowFacts({"name": "Boiler", "share": Decimal(0), "faults": (), "state": ""})

    assert row.value_of(Reference(Subject.CELL, column)) == cell
