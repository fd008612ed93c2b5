import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from assessments.workbooks.ticks import is_ticked, number_here


@pytest.mark.parametrize("text", ["x", " X ", "✓", "ja", "Yes", "1", "TRUE"])
def test_cross_of_every_kind_is_a_cross(text):
    assert is_ticked(text)


@pytest.mark.parametrize("text", ["", "  ", "-", "nee", "No", "0", "onwaar"])
def test_nothing_of_every_kind_is_nothing(text):
    assert not is_ticked(text)


@pytest.mark.parametrize("text", ["misschien", "2", "xx"])
def test_other_word_is_neither(text):
    with pytest.raises(ValidationError):
        is_ticked(text)


@pytest.mark.parametrize(
    ("text", "written_in", "read_in", "shown"),
    [
        ("1.640", "nl", "en", "1,640"),
        ("1,640", "en", "nl", "1.640"),
        ("14,5", "nl", "en", "14.5"),
        ("14.5%", "en", "nl", "14,5"),
        ("half", "nl", "en", "half"),
    ],
)
def test_number_is_shown_as_the_reader_writes_it(text, written_in, read_in, shown):
    with translation.override(read_in):
        assert number_here(text, written_in) == shown
