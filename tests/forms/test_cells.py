from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from assessments.forms.cells import READERS, SHOWERS, option_named, read_cell, shown_cell
from assessments.questionnaires.questions import ColumnKind
from tests.forms.filling import question

NAME, PLACE, STATE, FAULTS, SHARE = question("B3").columns


def test_every_kind_of_column_can_be_read_and_shown():
    assert set(READERS) == set(SHOWERS) == set(ColumnKind)


@pytest.mark.parametrize(
    ("column", "typed", "cell"),
    [
        (NAME, " Zhēn fǎngzhī 真纺织 ", "Zhēn fǎngzhī 真纺织"),
        (PLACE, "cn-xj", "CN-XJ"),
        (PLACE, "Bangladesh", "BD"),
        (STATE, "running", "running"),
        (STATE, "Aan", "running"),
        (STATE, "RUNNING", "running"),
        (FAULTS, ["leaking", "Oud", "old"], ("old", "leaking")),
        (SHARE, "14,5 %", Decimal("14.5")),
    ],
)
def test_cell_is_read(column, typed, cell):
    assert read_cell(column, typed) == cell


@pytest.mark.parametrize("column", [NAME, PLACE, STATE, FAULTS, SHARE], ids=lambda c: c.key)
@pytest.mark.parametrize("typed", ["", "  ", [], [" "]])
def test_empty_cell_is_none(column, typed):
    assert read_cell(column, typed) is None


@pytest.mark.parametrize(
    ("column", "typed", "sentence"),
    [
        (NAME, "a" * 501, "Use at most 500 characters. You used 501."),
        (PLACE, "Neverland", "“Neverland” is not a country or region that we know."),
        (STATE, "broken", "“broken” is not in the list."),
        (FAULTS, ["old", "rusty"], "“rusty” is not in the list."),
        (SHARE, "1e400", "Fill in a percentage from 0 to 100, for example 14 or 14.5."),
        (SHARE, "101", "Fill in a percentage from 0 to 100, for example 14 or 14.5."),
    ],
)
def test_cell_that_cannot_be_read_gets_a_sentence(column, typed, sentence):
    with pytest.raises(ValidationError) as caught:
        read_cell(column, typed)

    assert caught.value.messages == [sentence]


def test_region_that_is_nearly_known_gets_a_proposal():
    with pytest.raises(ValidationError) as caught:
        read_cell(PLACE, "Xinjia")

    assert caught.value.messages[0].startswith(
        "“Xinjia” is not a country or region that we know. Did you mean: Xinjiang"
    )


def test_percent_sign_in_a_region_breaks_no_sentence():
    with pytest.raises(ValidationError) as caught:
        read_cell(PLACE, "%(names)s %s")

    assert caught.value.messages == ["“%(names)s %s” is not a country or region that we know."]


@pytest.mark.parametrize(
    ("column", "cell", "shown"),
    [
        (NAME, "Weaver", "Weaver"),
        (PLACE, "BD", "Bangladesh (BD)"),
        (PLACE, "XX-gone", "XX-gone (XX-gone)"),
        (STATE, "running", "running"),
        (FAULTS, ("old", "leaking"), ["old", "leaking"]),
        (SHARE, Decimal("14.5"), "14,5"),
        (FAULTS, None, []),
        (NAME, None, ""),
    ],
)
def test_stored_cell_is_shown(column, cell, shown):
    with translation.override("nl"):
        assert shown_cell(column, cell) == shown


def test_option_is_found_by_key_or_label_in_any_language():
    assert [option_named(STATE.options, text) for text in ("stopped", "Uit", "STOPPED", "off")] == [
        "stopped",
        "stopped",
        "stopped",
        None,
    ]
