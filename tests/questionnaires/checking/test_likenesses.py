import pytest

from assessments.questionnaires.checking.likenesses import (
    LIKENESSES,
    NUMBER,
    SHAPES,
    TRUTH,
    Likeness,
    Shape,
    likeness,
    of_cell,
)
from assessments.questionnaires.conditions import Reference, Subject
from assessments.questionnaires.definitions import FieldKind
from assessments.questionnaires.questions import ColumnKind, Kind
from tests.questionnaires.files import every_construct


def test_every_subject_and_every_kind_has_a_likeness():
    assert set(LIKENESSES) == set(Subject)
    assert set(SHAPES) == {*Kind, *FieldKind, *ColumnKind}


@pytest.mark.parametrize(
    ("subject", "name", "expected"),
    [
        (Subject.ANSWER, "A1", Likeness(Shape.WORD, frozenset({"l0", "l1", "l2"}))),
        (Subject.ANSWER, "A2", Likeness(Shape.WORDS, frozenset({"lamps", "screens", "heating", "none"}))),
        (Subject.ANSWER, "A3", NUMBER),
        (Subject.ANSWER, "A4", NUMBER),
        (Subject.ANSWER, "A5", Likeness(Shape.OPAQUE)),
        (Subject.ANSWER, "B1", Likeness(Shape.OPAQUE)),
        (Subject.ANSWER, "C2", TRUTH),
        (Subject.CONTEXT, "issue", Likeness(Shape.WORD, frozenset({"heat", "light"}))),
        (Subject.CONTEXT, "stages", Likeness(Shape.WORDS, frozenset({"own"}))),
        (Subject.CONTEXT, "place", Likeness(Shape.WORD)),
        (Subject.CONTEXT, "member", TRUTH),
        (Subject.CONTEXT, "ceiling", NUMBER),
        (Subject.COMPANY, "size", Likeness(Shape.WORD, frozenset({"small", "large"}))),
        (Subject.DERIVED, "level", Likeness(Shape.WORD, frozenset({"bright", "dim", "dark"}))),
        (Subject.DERIVED, "strict", Likeness(Shape.WORD, frozenset({"on", "off"}))),
        (Subject.DERIVED, "goes_on", Likeness(Shape.WORD, frozenset({"yes"}))),
        (Subject.DERIVED, "index", NUMBER),
        (Subject.EVIDENCE, "A1", NUMBER),
        (Subject.COMPLETENESS, "B1", NUMBER),
        (Subject.COMPLETENESS, "B2", NUMBER),
        (Subject.COMPLETENESS, "B3", NUMBER),
        (Subject.PART, "B2.money", TRUTH),
        (Subject.METRIC, "B3.bad", NUMBER),
        (Subject.AGE, "A5", NUMBER),
        (Subject.INPUT, "B5", NUMBER),
    ],
)  # fmt: skip
def test_reference_stands_for_something(subject, name, expected):
    assert likeness(every_construct(), Reference(subject, name)) == expected


@pytest.mark.parametrize(
    ("subject", "name", "sentence"),
    [
        (Subject.ANSWER, "A9", "question A9, which does not exist"),
        (Subject.CONTEXT, "size", "context field size, which does not exist"),
        (Subject.COMPANY, "issue", "company field issue, which does not exist"),
        (Subject.DERIVED, "height", "derived variable height, which does not exist"),
        (Subject.EVIDENCE, "A9", "question A9, which does not exist"),
        (Subject.EVIDENCE, "C1", "the evidence of C1, which takes none"),
        (Subject.COMPLETENESS, "A1", "the completeness of A1, which is not a text or a table"),
        (Subject.PART, "B2.fame", "element fame of B2, which does not exist"),
        (Subject.PART, "B2", "element  of B2, which does not exist"),
        (Subject.METRIC, "B3.fame", "metric fame of B3, which does not exist"),
        (Subject.METRIC, "B9.bad", "question B9, which does not exist"),
        (Subject.AGE, "A1", "the age of A1, which is not a date"),
        (Subject.INPUT, "A1", "the input value of A1, whose options have none"),
        (Subject.INPUT, "A4", "the input value of A4, whose options have none"),
        (Subject.CELL, "state", "a column, which only a metric of a table can do"),
    ],
)
def test_reference_to_nothing_is_a_sentence(subject, name, sentence):
    with pytest.raises(LookupError) as missing:
        likeness(every_construct(), Reference(subject, name))

    assert str(missing.value) == sentence


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("name", Likeness(Shape.OPAQUE)),
        ("place", Likeness(Shape.WORD)),
        ("state", Likeness(Shape.WORD, frozenset({"running", "stopped"}))),
        ("faults", Likeness(Shape.WORDS, frozenset({"old", "leaking"}))),
        ("share", NUMBER),
    ],
)
def test_cell_stands_for_what_its_column_holds(name, expected):
    assert of_cell(every_construct().question("B3"), name) == expected


def test_cell_of_no_column_is_a_sentence():
    with pytest.raises(LookupError, match=r"^column fame of B3, which does not exist$"):
        of_cell(every_construct().question("B3"), "fame")
