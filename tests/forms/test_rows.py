from assessments.forms.rows import BLANK_ROWS, TableControl
from tests.forms.filling import question

COLUMNS = question("B3").columns
MILL = {"name": "Mill", "place": "Bangladesh", "state": "Aan", "faults": ["old"], "share": "x"}


def a_control(*typed, problems=None):
    return TableControl(
        id="id_B3",
        name="B3",
        columns=COLUMNS,
        typed=typed,
        problems=problems or {},
        pasted="",
    )


def cells(row):
    return {cell.name.rpartition(".")[2]: cell for cell in row.cells}


def test_blank_rows_follow_the_others():
    rows = list(a_control(MILL).rows)

    assert [row.heading for row in rows] == ["Mill, Bangladesh", *[""] * BLANK_ROWS]
    assert [row.number for row in rows] == [1, 2, 3, 4]
    assert [row.name for row in rows] == ["B3.0.-", "B3.1.-", "B3.2.-", "B3.3.-"]


def test_first_blank_row_is_open():
    assert [row.is_open for row in a_control(MILL).rows] == [False, True, False, False]


def test_row_that_cannot_be_read_is_open_and_errors_lead_to_its_cell():
    control = a_control(MILL, problems={(0, "share"): "No."})

    first, second, *_ = control.rows
    assert (first.is_open, first.has_error) == (True, True)
    assert (second.is_open, second.has_error) == (False, False)
    assert (cells(first)["share"].id, cells(first)["share"].error) == ("id_B3_0", "No.")
    assert cells(first)["name"].id == "id_B3.0.name"


def test_without_errors_the_first_control_is_the_first_blank_cell():
    _, blank, *_ = a_control(MILL).rows

    assert cells(blank)["name"].id == "id_B3_0"


def test_cell_knows_its_kind_and_what_is_chosen():
    found = cells(next(a_control(MILL).rows))

    assert [(o.value, o.is_chosen) for o in found["state"].options] == [
        ("running", True),
        ("stopped", False),
    ]
    assert [o.value for o in found["faults"].options if o.is_chosen] == ["old"]
    assert (found["faults"].is_many, found["state"].is_many) == (True, False)
    assert (found["share"].suffix, found["share"].text) == ("%", "x")
    assert (found["name"].is_required, found["place"].is_required) == (True, False)


def test_row_without_texts_is_still_recognised():
    first, *_ = a_control({"faults": ["old"]}).rows

    assert first.heading == "Row without a name"


def test_columns_are_named_for_pasting():
    assert a_control().column_names == "Name; Place; State; Faults; Share"
