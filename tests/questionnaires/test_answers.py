import json
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.questionnaires.answers import (
    CELL_READERS,
    READERS,
    from_json,
    is_empty,
    to_json,
    unordered,
)
from assessments.questionnaires.questions import ColumnKind, Kind
from tests.questionnaires.files import every_construct


def question(code):
    return every_construct().question(code)


def test_every_kind_of_question_and_column_is_read():
    assert set(READERS) == set(Kind)
    assert set(CELL_READERS) == set(ColumnKind)


ROWS = [
    {"name": "Boiler", "state": "running", "faults": ["old", "leaking"], "share": 40},
    {"name": "Lamp", "place": "NL-UT", "share": "0.5"},
]
READ_ROWS = (
    {
        "name": "Boiler",
        "state": "running",
        "faults": ("old", "leaking"),
        "share": Decimal(40),
    },
    {"name": "Lamp", "place": "NL-UT", "share": Decimal("0.5")},
)


@pytest.mark.parametrize(
    ("code", "stored", "value"),
    [
        ("A1", "l2", "l2"),
        ("A2", ["screens", "lamps"], ("screens", "lamps")),
        ("A3", 0, Decimal(0)),
        ("A3", "33.3", Decimal("33.3")),
        ("A4", 123456, Decimal(123456)),
        ("A4", "-0.001", Decimal("-0.001")),
        ("A5", "2026-12-01", date(2026, 12, 1)),
        ("B1", "Een plan", "Een plan"),
        ("B2", {"money": "Duur"}, {"money": "Duur"}),
        ("B3", ROWS, READ_ROWS),
        ("C2", False, False),
        ("C2", True, True),
    ],
)
def test_answer_goes_to_json_and_comes_back(code, stored, value):
    assert from_json(question(code), stored) == value
    assert to_json(value) == stored
    assert json.loads(json.dumps(to_json(value))) == stored


@pytest.mark.parametrize(
    ("code", "stored"),
    [
        *((code, None) for code in ("A1", "A2", "A3", "A5", "B1", "B2", "B3", "C2")),
        ("A1", ""),
        ("A2", []),
        ("A3", ""),
        ("B1", ""),
        ("B2", {}),
        ("B2", {"money": "", "climate": ""}),
        ("B3", []),
    ],
)
def test_nothing_stored_is_no_answer(code, stored):
    assert from_json(question(code), stored) is None


def test_parts_and_cells_that_were_not_filled_are_left_out():
    row = {"name": "", "state": None, "faults": [], "share": 0}

    assert from_json(question("B2"), {"money": "Duur", "climate": ""}) == {"money": "Duur"}
    assert from_json(question("B3"), [row]) == ({"share": Decimal(0)},)


@pytest.mark.parametrize(
    ("code", "stored", "sentence"),
    [
        ("A1", 1, "A1: expected a text, found int"),
        ("A1", ["l1"], "A1: expected a text, found list"),
        ("A1", "l9", "A1: there is no option 'l9'"),
        ("A2", "lamps", "A2: expected a list of options, found str"),
        ("A2", ["lamps", "fans"], "A2: there is no option 'fans'"),
        ("A2", ["lamps", 1], "A2: expected a text, found int"),
        ("A2", ["lamps", "lamps"], "A2: an option is chosen twice"),
        ("A3", True, "A3: expected a number, found bool"),
        ("A3", 0.5, "A3: expected a number, found float"),
        ("A3", [1], "A3: expected a number, found list"),
        ("A3", "much", "A3: 'much' is not a number that can be stored"),
        ("A3", -1, "A3: -1 is not between 0 and 100"),
        ("A3", "100.1", "A3: 100.1 is not between 0 and 100"),
        ("A4", "NaN", "A4: 'NaN' is not a number that can be stored"),
        ("A4", "Infinity", "A4: 'Infinity' is not a number that can be stored"),
        ("A4", "1e400", "A4: '1e400' is not a number that can be stored"),
        ("A4", "1" * 31, f"A4: '{'1' * 31}' is not a number that can be stored"),
        ("A5", 20261201, "A5: expected a text, found int"),
        ("A5", "soon", "A5: Invalid isoformat string: 'soon'"),
        ("A5", "0000-01-01", "A5: year 0 is out of range"),
        ("B1", {"text": "x"}, "B1: expected a text, found dict"),
        ("B2", "Duur", "B2: expected texts by part, found str"),
        ("B2", {"fame": "x"}, "B2: there is no part 'fame'"),
        ("B2", {"money": 3}, "B2: expected a text, found int"),
        ("B3", {"name": "x"}, "B3: expected a list of rows, found dict"),
        ("B3", ["x"], "B3: expected a row of cells, found str"),
        ("B3", [{"fame": "x"}], "B3: there is no column 'fame'"),
        ("B3", [{"state": "broken"}], "B3: there is no option 'broken'"),
        ("B3", [{"faults": "old"}], "B3: expected a list of options, found str"),
        ("B3", [{"share": 101}], "B3: 101 is not between 0 and 100"),
        ("B3", [{"name": {"first": "x"}}], "B3: expected a text, found dict"),
        ("C2", "true", "C2: expected true or false, found str"),
        ("C2", 1, "C2: expected true or false, found int"),
    ],
)
def test_what_cannot_be_an_answer_is_refused(code, stored, sentence):
    with pytest.raises(ValueError, match="^" + code) as refused:
        from_json(question(code), stored)

    assert str(refused.value).startswith(sentence)


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.dates(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(code=st.sampled_from([q.code for q in every_construct().questions()]), stored=ANYTHING)
def test_whatever_is_stored_is_an_answer_or_a_value_error(code, stored):
    assert came_back(code, stored) in {"read", "refused"}


def came_back(code, stored):
    try:
        value = from_json(question(code), stored)
    except ValueError:
        return "refused"
    return "read" if from_json(question(code), to_json(value)) == value else "changed"


@pytest.mark.parametrize(
    ("value", "stored"),
    [
        (None, None),
        (Decimal("84.0"), 84),
        (Decimal("1E+2"), 100),
        (Decimal("0.10"), "0.10"),
        (Decimal(0), 0),
    ],
)
def test_numbers_are_stored_without_floats(value, stored):
    assert to_json(value) == stored
    assert type(to_json(value)) is type(stored)


@pytest.mark.parametrize("value", [None, "", (), {}])
def test_nothing_is_empty(value):
    assert is_empty(value) is True


@pytest.mark.parametrize("value", [False, 0, Decimal(0), "x", ("x",), {"x": ""}, date(1, 1, 1)])
def test_something_is_not_empty(value):
    assert is_empty(value) is False


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (["a", "b"], ["b", "a"], True),
        (["a", "b"], ["a", "b", "b"], False),
        ([{"flags": ["a", "b"]}], [{"flags": ["b", "a"]}], True),
        ([{"name": "x"}, {"name": "y"}], [{"name": "y"}, {"name": "x"}], False),
        ({"why": "x"}, {"why": "y"}, False),
        ("ab", "ba", False),
    ],
)
def test_order_of_choices_says_nothing_and_order_of_rows_does(one, other, expected):
    assert (unordered(one) == unordered(other)) is expected
