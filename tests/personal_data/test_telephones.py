import pytest

from assessments.personal_data.telephones import telephones


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bel 06 12345678 of mail.", ["06 12345678"]),
        ("06-12345678.", ["06-12345678"]),
        ("kantoor 010-1234567", ["010-1234567"]),
        ("+31 (0)6 12345678", ["+31 (0)6 12345678"]),
        ("+86 138 1234 5678", ["+86 138 1234 5678"]),
        ("0086-13812345678", ["0086-13812345678"]),
        ("138 1234 5678 is van de voorman", ["138 1234 5678"]),
        ("+90 532 123 45 67", ["+90 532 123 45 67"]),
        ("mobiel: 13812345678", ["13812345678"]),
        ("WeChat 13812345678", ["13812345678"]),
        ("06 12345678\n06 87654321", ["06 12345678", "06 87654321"]),
    ],
)
def test_telephone_number_is_found_however_it_is_written(text, expected):
    assert list(telephones(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "1.250.000 euro",
        "een omzet van 123.456.782",
        "2025-03-01",
        "01-03-2025",
        "01.03.2025 10:00",
        "HS 6109.10.00 en 5205.11",
        "ISO 14001:2015",
        "KvK 00012345",
        "0,5 tot 0,75",
        "85% in 2024, 90% in 2025, 0% in 2026",
        "batch 0612345678X",
        "0 1 2 3 4 5 6 7 8 9 0 1",
        "0100",
        "C01, C02 en D05",
        "partij 13812345678",
        "+999 123 4567",
    ],
)
def test_other_numbers_are_no_telephone_numbers(text):
    assert list(telephones(text)) == []
