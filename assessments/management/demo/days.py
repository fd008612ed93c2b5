"""Moving the demo's dates along, so that a demo of any day scores as its golden case does."""

from calendar import monthrange
from datetime import date

GOLDEN_DAY = date(2026, 12, 1)  # the day on which the golden cases are judged
MONTHS = 12


def moved(day: date, today: date) -> date:
    """The day, by as many whole months later as `today` is after the golden day.

    Whole months, because ages and terms are scored in months. The golden day is
    the first of its month, so that nothing of the past comes to lie in the future
    and no term grows longer.
    """
    months = (today.year - GOLDEN_DAY.year) * MONTHS + today.month - GOLDEN_DAY.month
    years, month = divmod(day.year * MONTHS + day.month - 1 + months, MONTHS)
    return date(years, month + 1, min(day.day, monthrange(years, month + 1)[1]))
