import pytest
from django.core.exceptions import ValidationError

from assessments.workbooks.delimited import delimited_rows
from assessments.workbooks.rows import read_rows
from tests.scoring.cases import the_questionnaire

SUPPLIERS = the_questionnaire().question("C01")


def read(text, language="nl"):
    return read_rows(SUPPLIERS, delimited_rows(text.encode()), language)


def test_columns_stand_in_any_order_under_key_or_label_in_any_language():
    found = read("region;Naam;Status of the relationship\nNL;Fabriek A;active\n")

    assert found.value == ({"name": "Fabriek A", "region": "NL", "status": "active"},)


def test_options_are_named_by_key_or_label_and_regions_by_name_or_code():
    tiers = next(each for each in SUPPLIERS.columns if each.key == "tier").options
    label = next(each.label["nl"] for each in tiers if each.key == "t3")
    found = read(
        "name;region;tier;process;status;flags;origin_known;volume_share\n"
        "A;Turkije;t1;katoen;Actief;Geen signalen;Bekend;12,5\n"
        f"B;CN-XJ;{label};garen;ended;high_risk_region, labour_transfer;known;7%\n"
    )

    assert found.problems == ()
    assert [row["region"] for row in found.value] == ["TR", "CN-XJ"]
    assert [row["flags"] for row in found.value] == [
        ("none",),
        ("high_risk_region", "labour_transfer"),
    ]
    assert [str(row["volume_share"]) for row in found.value] == ["12.5", "7"]


def test_choice_can_have_a_column_of_its_own():
    found = read("name;flags: listed_entity;Signalen: Weigert informatie te geven\nA;x;\nB;;ja\n")

    assert [row.get("flags") for row in found.value] == [
        ("listed_entity",),
        ("refuses_information",),
    ]


def test_cell_that_cannot_be_read_is_named_and_the_others_are_kept():
    found = read("name;region;tier\nA;Atlantis;t1\nB;NL;tweede\n")

    assert [(each.place, each.code) for each in found.problems if each.place] == [
        ("B2", "C01"),
        ("C3", "C01"),
    ]
    assert found.value == ({"name": "A", "tier": "t1"}, {"name": "B", "region": "NL"})


def test_cell_with_a_choice_that_is_no_tick_is_named():
    found = read("name;flags: none\nA;misschien\n")

    assert [each.place for each in found.problems if each.place] == ["B2"]


def test_column_that_means_nothing_is_named_and_left_out():
    found = read("name;kleur\nA;rood\n")

    assert "kleur" in found.problems[0].sentence
    assert found.value == ({"name": "A"},)


def test_required_columns_that_are_missing_are_named():
    found = read("name;region;tier;process;status;flags\nA;NL;t1;x;active;none\n")

    (problem,) = found.problems
    assert "Herkomst" in problem.sentence or "origin" in problem.sentence


def test_heading_that_comes_twice_counts_once():
    assert read("name;naam\nA;B\n").value == ({"name": "A"},)


def test_empty_rows_are_passed_over():
    assert len(read("name\n\nA\n;\nB\n").value) == 2


@pytest.mark.parametrize("text", ["", "\n\n", "kleur;maat\nrood;10\n"])
def test_file_without_rows_of_this_table_is_refused(text):
    with pytest.raises(ValidationError):
        read(text)
