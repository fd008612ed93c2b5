"""Crosses and numbers as people put them into cells."""

from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.translation import gettext as _

from assessments.forms.numbers import read_number, written

TICKED = frozenset({"x", "×", "✓", "✔", "v", "1", "ja", "yes", "j", "y", "true", "waar"})
NOT_TICKED = frozenset({"", "-", "0", "nee", "no", "n", "false", "onwaar"})
QUOTED = 40


def is_ticked(text: str) -> bool:
    """Raise ValidationError when it is neither a cross nor nothing."""
    folded = text.strip().casefold()
    if folded in TICKED | NOT_TICKED:
        return folded in TICKED
    message = _("Type an x if it applies, else leave it empty. “%(typed)s” is neither.")
    raise ValidationError(message % {"typed": text.strip()[:QUOTED]})


def number_here(text: str, language: str) -> str:
    """A number written in that language, as it is written in the one that is active."""
    with translation.override(language):
        number = read_number(text.strip().removesuffix("%"))
    return text if number is None else written(number)
