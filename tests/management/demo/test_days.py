from datetime import date

import pytest
import time_machine
from django.utils import timezone

from assessments.management.demo.days import GOLDEN_DAY, in_the_past, moved
from tests import factories


@pytest.mark.parametrize(
    ("day", "today", "expected"),
    [
        (date(2026, 6, 15), GOLDEN_DAY, date(2026, 6, 15)),
        (date(2026, 6, 15), date(2026, 12, 31), date(2026, 6, 15)),
        (date(2026, 6, 15), date(2026, 11, 24), date(2026, 5, 15)),
        (date(2027, 11, 30), date(2027, 3, 1), date(2028, 2, 29)),
        (date(2026, 1, 10), date(2026, 11, 1), date(2025, 12, 10)),
        (date(2025, 1, 10), date(2028, 12, 1), date(2027, 1, 10)),
    ],
)
def test_a_day_moves_by_whole_months(day, today, expected):
    assert moved(day, today) == expected


def test_the_golden_day_is_that_of_the_golden_cases():
    assert factories.GOLDEN_DAY == GOLDEN_DAY


@pytest.mark.parametrize(
    ("today", "years", "expected"),
    [
        (date(2026, 12, 1), 0, date(2026, 12, 1)),
        (date(2026, 12, 1), 1, date(2025, 12, 1)),
        (date(2028, 2, 29), 1, date(2027, 2, 28)),
    ],
)
def test_in_the_past_it_is_another_day_until_that_is_over(today, years, expected):
    with time_machine.travel(today):
        with in_the_past(years):
            then = timezone.localdate()

        assert then == expected
        assert timezone.localdate() == today
