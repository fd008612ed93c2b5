"""Numbers and percentages as people write them, with a comma or a point."""

import re
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.formats import get_format, number_format
from django.utils.translation import gettext_lazy as _

from assessments.forms.fields import AnswerField, Box

PLAIN = re.compile(r"-?\d{1,15}(?:[.,]\d{1,6})?")
GROUPED = {
    ",": re.compile(r"-?\d{1,3}(?:\.\d{3}){1,4}(?:,\d{1,6})?"),
    ".": re.compile(r"-?\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,6})?"),
}
HUNDRED = Decimal(100)
SPACES = str.maketrans("", "", " \t\u00a0\u202f")


def read_number(text: str) -> Decimal | None:
    """The number behind "1.640.000", "14,5" or "14.5", or None when it is none.

    A single separator is the decimal one, unless it groups thousands in the
    reader's language: "1.640" is a thousand and more in Dutch, less than two in
    English.
    """
    written = text.translate(SPACES)
    decimal = get_format("DECIMAL_SEPARATOR")
    if GROUPED[decimal].fullmatch(written):
        thousands = "." if decimal == "," else ","
        written = written.replace(thousands, "")
    elif not PLAIN.fullmatch(written):
        return None
    return Decimal(written.replace(",", "."))


def written(number: Decimal) -> str:
    """The number in the reader's language, without zeros that say nothing."""
    is_whole = number == number.to_integral_value()
    return number_format(int(number) if is_whole else number.normalize(), use_l10n=True)


class NumberField(AnswerField):
    template = "sections/_number.html"
    missing = _("Fill in a number.")
    widget = Box
    suffix = ""
    unreadable = _("Fill in a number, for example 14 or 14.5.")

    def to_python(self, value: Any) -> Decimal | None:
        text = str(value or "").strip()
        if not text:
            return None
        number = read_number(text)
        if number is None:
            raise ValidationError(self.unreadable)
        return number

    def prepare_value(self, value: Any) -> str:
        return written(value) if isinstance(value, Decimal) else str(value or "")


class PercentField(NumberField):
    missing = _("Fill in a percentage.")
    suffix = "%"
    unreadable = _("Fill in a percentage from 0 to 100, for example 14 or 14.5.")

    def to_python(self, value: Any) -> Decimal | None:
        percent = super().to_python(str(value or "").strip().removesuffix("%"))
        if percent is not None and not 0 <= percent <= HUNDRED:
            raise ValidationError(self.unreadable)
        return percent
