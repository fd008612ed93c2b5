from decimal import Decimal

import pytest

from assessments.questionnaires.entries import DefinitionError, Entry, Fields


def an_entry(**values) -> Entry:
    entries = {key: Entry(value, 7, "x.yaml") for key, value in values.items()}
    return Entry(entries, 3, "x.yaml")


def value_of(entry: Entry):
    return entry.value


def test_error_says_file_line_and_sentence():
    error = DefinitionError("1.0.0.yaml", 212, "this is wrong.")

    assert str(error) == "1.0.0.yaml, line 212: this is wrong."
    assert (error.file, error.line, error.sentence) == ("1.0.0.yaml", 212, "this is wrong.")


def test_fields_are_taken_by_name():
    with Fields(an_entry(a="one", b=Decimal(2)), "it") as fields:
        taken = (
            fields.need("a", value_of),
            fields.may("b", value_of, 0),
            fields.may("c", value_of, 0),
        )

    assert taken == ("one", Decimal(2), 0)


def test_fields_refuse_a_key_that_is_not_there():
    with (
        pytest.raises(DefinitionError, match=r"^x.yaml, line 3: it has no 'b'. Add it.$"),
        Fields(an_entry(a="one"), "it") as fields,
    ):
        fields.need("b", value_of)


def test_fields_refuse_what_is_left_over():
    with (
        pytest.raises(DefinitionError, match=r"^x.yaml, line 7: it cannot have the key 'b'.$"),
        Fields(an_entry(a="one", b="two"), "it") as fields,
    ):
        fields.need("a", value_of)


def test_fields_leave_another_error_alone():
    with pytest.raises(ZeroDivisionError), Fields(an_entry(a="one"), "it"):
        raise ZeroDivisionError


def test_fields_know_what_is_still_there():
    with Fields(an_entry(a="one"), "it") as fields:
        assert ("a" in fields, "b" in fields) == (True, False)
        fields.need("a", value_of)
        assert "a" not in fields


@pytest.mark.parametrize("value", ["word", Decimal(1), None, True, []])
def test_entry_that_is_no_group_is_refused_as_one(value):
    with pytest.raises(DefinitionError, match="it must be a group of keys with values"):
        Entry(value, 1, "x.yaml").mapping("it")


@pytest.mark.parametrize("value", ["word", Decimal(1), None, True, {}])
def test_entry_that_is_no_list_is_refused_as_one(value):
    with pytest.raises(DefinitionError, match="it must be a list"):
        Entry(value, 1, "x.yaml").items("it")
