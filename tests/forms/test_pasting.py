import pytest

from assessments.forms.pasting import as_text, pasted_rows
from tests.forms.filling import question

COLUMNS = question("B3").columns


def test_rows_between_tabs_are_taken_apart():
    assert pasted_rows(COLUMNS, "Mill\tBangladesh\tAan\told, Lekt\t14,5\nShop\tNL") == [
        {
            "name": "Mill",
            "place": "Bangladesh",
            "state": "Aan",
            "faults": ["old", "Lekt"],
            "share": "14,5",
        },
        {"name": "Shop", "place": "NL"},
    ]


def test_rows_between_semicolons_are_taken_apart():
    assert pasted_rows(COLUMNS, 'Mill;BD\n"Shop; Sons";NL') == [
        {"name": "Mill", "place": "BD"},
        {"name": "Shop; Sons", "place": "NL"},
    ]


@pytest.mark.parametrize("heading", ["Name\tPlace", "NAAM\tPlaats"])
def test_line_with_the_names_of_the_columns_is_left_out(heading):
    assert pasted_rows(COLUMNS, f"{heading}\nMill\tBD") == [{"name": "Mill", "place": "BD"}]


@pytest.mark.parametrize("text", ["", "\n \n", "Name\tPlace"])
def test_nothing_pasted_is_no_rows(text):
    assert pasted_rows(COLUMNS, text) == []


def test_too_many_columns_are_refused():
    with pytest.raises(ValueError, match="Paste at most 5 columns, in the order that stands here"):
        pasted_rows(COLUMNS, "a\tb\tc\td\te\tf")


def test_what_no_spreadsheet_writes_is_refused():
    with pytest.raises(ValueError, match="Close every quotation mark"):
        pasted_rows(COLUMNS, '"' + "a" * 200_000)


def test_rows_as_text_can_be_pasted_again():
    rows = [
        {"name": "Mill\n& Sons", "place": "BD", "state": "running", "faults": ["old", "leaking"]},
        {"name": "Shop"},
    ]

    text = as_text(COLUMNS, rows)

    assert text == "Mill & Sons\tBD\trunning\told, leaking\t\nShop\t\t\t\t"
    assert [row["name"] for row in pasted_rows(COLUMNS, text)] == ["Mill & Sons", "Shop"]


def test_quotation_mark_in_a_text_survives_the_way_back():
    text = as_text(COLUMNS, [{"name": '12" looms'}])

    assert pasted_rows(COLUMNS, text)[0]["name"] == '12" looms'
