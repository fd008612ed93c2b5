"""Figures, dates and sizes as the reader writes them."""

from datetime import date, datetime
from decimal import Decimal

from django import template
from django.template.defaultfilters import floatformat
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import pgettext

register = template.Library()

NOTHING = "–"
UNITS = ("kB", "MB", "GB", "TB")
TEN = 10  # from here on a decimal says nothing


@register.filter
def score(value: Decimal | float | None) -> str:
    """A score with its one decimal: 84,0 in Dutch."""
    return NOTHING if value is None else str(floatformat(value, 1))


@register.filter
def percent(value: Decimal | float | None) -> str:
    """A share of a hundred, with at most one decimal: 14,5%."""
    return NOTHING if value is None else f"{floatformat(value, -1)}%"


@register.filter
def file_size(size: int | None) -> str:
    """A number of bytes in the unit people know: 412 kB, 6,1 MB."""
    if size is None:
        return NOTHING
    power = min(max(len(str(size)) - 1, 3) // 3, len(UNITS))
    amount = Decimal(size) / 1000**power
    return f"{floatformat(amount, -1 if amount < TEN else 0)} {UNITS[power - 1]}"


@register.filter
def day(value: date | None) -> str:
    """A date in words: 9 november 2026."""
    if value is None:
        return NOTHING
    here = timezone.localtime(value) if isinstance(value, datetime) else value
    return date_format(here, "j F Y")


@register.filter
def clock(value: datetime) -> str:
    """The time of day in the programme's time zone: 14.32 uur."""
    written = pgettext("how a time is written", "H:i")
    return date_format(timezone.localtime(value), written)


@register.filter
def moment(value: datetime | None) -> str:
    """A date with its time in the programme's time zone: 9 november 2026, 14.32 uur."""
    if value is None:
        return NOTHING
    return f"{day(value)}, {clock(value)}"


@register.filter
def in_fours(digest: str) -> str:
    """A digest in groups of four, so that people can compare it."""
    return " ".join(digest[start : start + 4] for start in range(0, len(digest), 4))
