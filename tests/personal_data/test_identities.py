import pytest

from assessments.personal_data.identities import identities


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Zijn nummer is 111222333.", ["111222333"]),
        ("1112.22.333", ["1112.22.333"]),
        ("360426199101010071", ["360426199101010071"]),
        ("BSN: 123456789", ["123456789"]),
        ("paspoortnummer NX1234567", ["NX1234567"]),
        ("passport no. E12345678", ["E12345678"]),
        ("护照号 E12345678", ["E12345678"]),
        ("national ID 19902701234567890", ["19902701234567890"]),
    ],
)
def test_identity_number_is_found(text, expected):
    assert list(identities(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "111222334",  # fails the test of a citizen service number
        "360426199101010072",  # fails that of a resident number
        "€ 111222333",
        "RSIN 111222333",
        "KvK-nummer 111222333",
        "DUNS 111222333",
        "order 111222333",
        "111222333 kg",
        "111222333 euro",
        "NL111222333B01",
        "111222333-4",
        "1.111222333",
        "91330000111222333X",  # a company's, in China
        "het paspoort van de werknemer wordt ingehouden",
        "paspoorten: 12 ingehouden in 2025",
    ],
)
def test_other_numbers_are_no_identity_numbers(text):
    assert list(identities(text)) == []
