"""Moving the demo's dates along, so that a demo of any day scores as its golden case does."""

from calendar import monthrange
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from unittest.mock import patch

from django.utils import timezone

GOLDEN_DAY = date(2026, 12, 1)  # the day on which the golden cases are judged
MONTHS = 12


def moved(day: date, today: date) -> date:
    """The day, by as many whole months later as `today` is after the golden day.

    Whole months, because ages and terms are scored in months. The golden day is
    the first of its month, so that nothing of the past comes to lie in the future
    and no term grows longer.
    """
    return later(day, (today.year - GOLDEN_DAY.year) * MONTHS + today.month - GOLDEN_DAY.month)


def later(day: date, months: int) -> date:
    years, month = divmod(day.year * MONTHS + day.month - 1 + months, MONTHS)
    return date(years, month + 1, min(day.day, monthrange(years, month + 1)[1]))


@contextmanager
def in_the_past(years: int) -> Iterator[None]:
    """What is done meanwhile is done so many years ago, at noon: a demo is made in a minute.

    The actions take no date, for nobody may choose one; so the clock is turned back.
    """
    if not years:
        yield
        return
    day = later(timezone.localdate(), -years * MONTHS)
    with patch.object(timezone, "now", return_value=_noon(day)):
        yield


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), tzinfo=UTC)
