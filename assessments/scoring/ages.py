"""The age of a date in months."""

from datetime import date


def months_old(day: date, on: date) -> int:
    """Whole months elapsed, 0 or more; for a day ahead, minus the months begun, -1 or less."""
    if day <= on:
        return _whole_months(day, on)
    ahead = _whole_months(on, day)
    is_exact = ahead > 0 and day.day == on.day
    return -ahead if is_exact else -ahead - 1


def _whole_months(first: date, last: date) -> int:
    months = (last.year - first.year) * 12 + last.month - first.month
    return months - 1 if last.day < first.day else months
