import pytest

from assessments.workbooks.headings import matched
from assessments.workbooks.reading import Found
from tests.scoring.cases import the_questionnaire

SUPPLIERS = the_questionnaire().question("C01")


def match(*texts):
    return matched(SUPPLIERS, [Found(text, "A1") for text in texts])


@pytest.mark.parametrize(
    "text",
    [
        "name",
        "NAME ",
        "Naam (ook in lokaal schrift)",
        "Naam (ook in lokaal schrift) *",
        "naam",
        "Name (also in local script)",
        "\ufeffName",
    ],
)
def test_column_is_known_by_each_of_its_names(text):
    assert [each.column.key for each in match(text).headings] == ["name"]


def test_choice_is_known_behind_the_name_of_its_column():
    (heading,) = match("Flags: No flags").headings

    assert (heading.column.key, heading.option.key) == ("flags", "none")


def test_names_that_mean_nothing_and_columns_that_lack_are_told():
    found = match("name", "kleur", "")

    assert found.unknown == ("kleur",)
    assert len(found.missing) == 6


def test_line_without_any_known_name_is_no_heading():
    assert not match("kleur", "maat").is_table
