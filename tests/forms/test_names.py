import pytest
from django.core.exceptions import ValidationError

from assessments.forms.names import NameField


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        (" Anna  de\tVries ", "Anna de Vries"),
        ("Anna\r\nBcc: all", "Anna Bcc: all"),
        ("Anna \u202egnp.exe", "Anna gnp.exe"),
        ("Zoë O’Neill-Štúr 李", "Zoë O’Neill-Štúr 李"),
    ],
)
def test_a_name_is_one_line_that_runs_one_way(typed, read):
    assert NameField().clean(typed) == read


@pytest.mark.parametrize("typed", ["", "  ", "\u202e", None])
def test_nothing_is_no_name(typed):
    with pytest.raises(ValidationError):
        NameField().clean(typed)
