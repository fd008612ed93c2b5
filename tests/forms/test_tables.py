from decimal import Decimal

import pytest

from assessments.forms.sections import SectionForm
from assessments.questionnaires.answers import MAX_ROWS
from tests.forms.filling import asked, posted

STORED = [{"name": "Mill", "place": "BD", "state": "running", "faults": ["old"], "share": "14.5"}]
MILL = {"B3.0.name": "Mill", "B3.0.place": "Bangladesh", "B3.0.state": "running"}


def given(data, answers=None):
    return SectionForm(asked("B", answers), posted(data)).given()["B3"].value


def errors(data):
    return SectionForm(asked("B"), posted(data)).errors.get("B3", [])


def control(form):
    return form["B3"].field.control(form["B3"])


def test_row_is_read():
    data = {**MILL, "B3.0.faults": ["leaking", "old"], "B3.0.share": "14,5"}

    assert given(data) == (
        {
            "name": "Mill",
            "place": "BD",
            "state": "running",
            "faults": ("old", "leaking"),
            "share": Decimal("14.5"),
        },
    )


def test_rows_are_read_in_the_order_of_their_numbers():
    rows = given({"B3.10.name": "c", "B3.2.name": "b", "B3.0.name": "a"})

    assert [row["name"] for row in rows] == ["a", "b", "c"]


def test_empty_rows_are_left_out():
    assert given({**MILL, "B3.1.name": " ", "B3.1.state": "", "B3.2.name": ""}) == (
        {"name": "Mill", "place": "BD", "state": "running"},
    )


def test_row_that_is_removed_is_left_out():
    assert given({**MILL, "B3.0.-": "1", "B3.1.name": "Shop"}) == ({"name": "Shop"},)


@pytest.mark.parametrize("number", ["x", "-1", "99999999", "1e3", "²"])
def test_row_with_a_number_that_is_none_is_left_out(number):
    assert given({f"B3.{number}.name": "Ghost", "B3.0.name": "Mill"}) == ({"name": "Mill"},)


def test_pasted_rows_come_after_the_others():
    assert given({**MILL, "B3.-": "Shop\tNL\r\nBarn\tBE"}) == (
        {"name": "Mill", "place": "BD", "state": "running"},
        {"name": "Shop", "place": "NL"},
        {"name": "Barn", "place": "BE"},
    )


def test_cell_that_cannot_be_read_does_not_stop_the_others():
    data = {**MILL, "B3.0.share": "much", "B3.1.name": "Shop"}

    assert given(data) == (
        {"name": "Mill", "place": "BD", "state": "running"},
        {"name": "Shop"},
    )
    assert errors(data) == [
        "B3: Row 1, Share: Fill in a percentage from 0 to 100, for example 14 or 14.5."
    ]


def test_many_cells_that_cannot_be_read_are_counted():
    data = {f"B3.{number}.share": "much" for number in range(15)}

    assert len(errors(data)) == 11
    assert errors(data)[-1] == "B3: And 5 more cells."


def test_pasted_text_that_cannot_be_taken_apart_stays():
    data = {"B3.-": "a\tb\tc\td\te\tf"}
    form = SectionForm(asked("B", {"B3": STORED}), posted(data))

    assert form.given()["B3"].value == (
        {
            "name": "Mill",
            "place": "BD",
            "state": "running",
            "faults": ("old",),
            "share": Decimal("14.5"),
        },
    )
    assert form.errors["B3"] == ["B3: Paste at most 5 columns, in the order that stands here."]
    assert control(form).pasted == "a\tb\tc\td\te\tf"


def test_too_many_rows_are_refused_and_stand_in_the_box_for_pasting():
    data = {f"B3.{number}.name": f"Site {number}" for number in range(5_000)}
    form = SectionForm(asked("B"), posted(data))

    (error,) = form.errors["B3"]
    assert error == (
        "B3: Use at most 500 rows. These are 5,000. They stand in the box for pasting: "
        "shorten them there and save again."
    )
    assert control(form).typed == ()
    lines = control(form).pasted.split("\n")
    assert [line.split("\t")[0] for line in lines] == [f"Site {n}" for n in range(5_000)]


def test_as_many_rows_as_allowed_are_taken():
    assert len(given({f"B3.{number}.name": "Site" for number in range(MAX_ROWS)})) == MAX_ROWS


def test_stored_rows_are_shown_as_a_person_would_type_them():
    form = SectionForm(asked("B", {"B3": STORED}))

    assert control(form).typed == (
        {
            "name": "Mill",
            "place": "Bangladesh (BD)",
            "state": "running",
            "faults": ["old"],
            "share": "14.5",
        },
    )


def test_typed_rows_are_shown_as_they_were_typed():
    form = SectionForm(asked("B", {"B3": STORED}), posted({"B3.0.place": "Neverland"}))

    assert control(form).typed[0]["place"] == "Neverland"
    assert list(control(form).problems) == [(0, "place")]


def test_what_is_shown_saves_as_what_was_stored():
    shown = control(SectionForm(asked("B", {"B3": STORED}))).typed
    data = {f"B3.0.{column}": cell for column, cell in shown[0].items()}

    assert given(data) == SectionForm(asked("B", {"B3": STORED})).fields["B3"].initial
