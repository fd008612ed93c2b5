from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.utils import translation

from assessments.templatetags import formats

EVENING = datetime(2026, 11, 9, 13, 32, tzinfo=UTC)  # 14.32 in Amsterdam
NEW_YEAR = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)  # already 2027 in Amsterdam


@pytest.mark.parametrize(
    ("form", "value", "dutch", "english"),
    [
        (formats.score, Decimal(84), "84,0", "84.0"),
        (formats.score, Decimal("84.05"), "84,1", "84.1"),
        (formats.score, 0, "0,0", "0.0"),
        (formats.score, 100.0, "100,0", "100.0"),
        (formats.percent, Decimal("14.5"), "14,5%", "14.5%"),
        (formats.percent, 14, "14%", "14%"),
        (formats.file_size, 412_300, "412 kB", "412 kB"),
        (formats.file_size, 6_100_000, "6,1 MB", "6.1 MB"),
        (formats.file_size, 25 * 1024 * 1024, "26 MB", "26 MB"),
        (formats.file_size, 300, "0,3 kB", "0.3 kB"),
        (formats.file_size, 0, "0 kB", "0 kB"),
        (formats.file_size, 10**18, "1.000.000 TB", "1,000,000 TB"),
        (formats.day, date(2026, 11, 9), "9 november 2026", "9 November 2026"),
        (formats.day, NEW_YEAR, "1 januari 2027", "1 January 2027"),
        (formats.clock, EVENING, "14.32 uur", "14:32"),
        (formats.moment, EVENING, "9 november 2026, 14.32 uur", "9 November 2026, 14:32"),
    ],
)
def test_it_is_written_as_the_reader_does(form, value, dutch, english):
    with translation.override("nl"):
        assert form(value) == dutch
    with translation.override("en"):
        assert form(value) == english


@pytest.mark.parametrize(
    "form", [formats.score, formats.percent, formats.file_size, formats.day, formats.moment]
)
def test_nothing_is_a_dash(form):
    assert form(None) == "–"


def test_a_digest_is_read_in_groups_of_four():
    assert formats.in_fours("9f2c71ae04d8") == "9f2c 71ae 04d8"
    assert formats.in_fours("") == ""
