from fractions import Fraction

from tests.questionnaires.files import every_construct, tiny
from tests.questionnaires.refusals import refusals, refused


def test_bands_run_from_low_to_high():
    questionnaire = every_construct()

    assert [(band.index, band.key, band.at_least) for band in questionnaire.bands] == [
        (1, "poor", Fraction(0)),
        (2, "fair", Fraction(50)),
        (3, "good", Fraction(80)),
    ]
    assert questionnaire.bands[0].label == {"nl": "Matig", "en": "Poor"}
    assert [(band.key, band.at_least) for band in questionnaire.confidence_bands] == [
        ("weak", Fraction(0)),
        ("strong", Fraction(50)),
    ]
    assert tiny().confidence_bands == ()


RISE = "the bands must begin at 0 and rise."


@refusals(
    ("bands:\n  - {index: 1,", "|bands:\n  - {index: 2,", "the bands must be numbered 1, 2, 3, … in this order."),
    ("bands:\n  - {index: 1, gte: 0,", "|bands:\n  - {index: 1, gte: 1,", RISE),
    ("{index: 2, gte: 50, key: fair,", "{index: 2, gte: 50, key: poor,", "'poor' is used twice. Rename this band."),
    ("{index: 2, gte: 50,", "{index: 2, gte: 101,", "101 is more than 100, the most it can be."),
    ('gte: 80, key: good, nl: "Goed", en: "Good"}', 'gte: 80, key: good, en: "Good"}', "a band has no text in 'nl'. Add it."),
    ("confidence_bands:\n  - {gte: 0,", "|confidence_bands:\n  - {gte: 50,", RISE),
    ("{gte: 50, key: strong", "{index: 2, gte: 50, key: strong", "a band cannot have the key 'index'."),
)  # fmt: skip
def test_bands_are_refused(old, new, sentence):
    assert refused(old, new) == sentence


def test_empty_list_of_bands_is_refused():
    old = """bands:
  - {index: 1, gte: 0, key: poor, nl: "Matig", en: "Poor"}
  - {index: 2, gte: 60, key: good, nl: "Goed", en: "Good"}
"""

    assert refused(old, "bands: []\n", "tiny") == RISE
