from datetime import date

import pytest

from assessments.scoring.ages import months_old


@pytest.mark.parametrize(
    ("day", "on", "months"),
    [
        (date(2026, 12, 1), date(2026, 12, 1), 0),
        (date(2026, 11, 2), date(2026, 12, 1), 0),
        (date(2026, 11, 1), date(2026, 12, 1), 1),
        (date(2025, 12, 2), date(2026, 12, 1), 11),
        (date(2025, 12, 1), date(2026, 12, 1), 12),
        (date(2026, 1, 31), date(2026, 2, 28), 0),
        (date(2026, 1, 31), date(2026, 3, 31), 2),
        (date(2024, 2, 29), date(2025, 2, 28), 11),
        (date(2024, 2, 29), date(2025, 3, 1), 12),
        (date(2026, 12, 2), date(2026, 12, 1), -1),
        (date(2027, 1, 1), date(2026, 12, 1), -1),
        (date(2027, 1, 2), date(2026, 12, 1), -2),
        (date(2027, 12, 1), date(2026, 12, 1), -12),
        (date(2027, 12, 2), date(2026, 12, 1), -13),
        (date(2027, 2, 28), date(2027, 1, 31), -1),
        (date(1, 1, 1), date(9999, 12, 31), 119987),
        (date(9999, 12, 31), date(1, 1, 1), -119988),
    ],
)
def test_age_is_in_whole_months_elapsed_or_begun(day, on, months):
    assert months_old(day, on) == months
