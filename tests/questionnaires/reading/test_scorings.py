from fractions import Fraction

from assessments.questionnaires.questions import Kind, Method
from assessments.questionnaires.reading.scorings import LIMITS, METHODS
from tests.questionnaires.files import every_construct
from tests.questionnaires.refusals import refusals, refused


def test_scoring_has_its_method_maximum_and_bands():
    scoring = every_construct().question("A3").scoring

    assert (scoring.method, scoring.max) == (Method.BANDS, Fraction(4))
    assert [(band.limit, band.score) for band in scoring.bands] == [
        (Fraction(90), Fraction(4)),
        (Fraction(50), Fraction(2)),
        (None, Fraction(0)),
    ]


def test_every_kind_has_its_methods_and_every_method_its_kind():
    assert set(METHODS) == set(Kind)
    assert {*METHODS.values()} >= {
        frozenset({method}) for method in Method if method not in LIMITS
    } - {frozenset({Method.NONE})}
    assert frozenset().union(*METHODS.values()) == set(Method) - {Method.NONE}


LAST = "the last step, and only the last, must be {else: true, …}."
BANDS = "{method: bands, max: 4, bands: [{gte: 90, score: 4}, {gte: 50, score: 2}, {else: true, score: 0}]}"


@refusals(
    ("{method: option, max: 4}", "{method: sum, max: 4}", "'sum' is not one of none, option, option_sum, bands, age_months, months_ahead, substance, completeness, table_completeness."),
    ("{method: option, max: 4}", "{method: substance, max: 4}", "a single question cannot be scored by substance."),
    ("{method: option, max: 4}", "{method: option}", "scoring has no 'max'. Add it."),
    ("{method: option, max: 4}", "{method: option, max: 0}", "the max of a scored question must be more than 0."),
    ("{method: option, max: 4}", "{method: option, max: -4}", "a number of 0 or more is expected here."),
    ("{method: option, max: 4}", "{method: option, max: 4, bands: []}", "scoring cannot have the key 'bands'."),
    ("{method: none}", "{method: none, max: 4}", "scoring cannot have the key 'max'."),
    (BANDS, "{method: bands, max: 4}", "scoring has no 'bands'. Add it."),
    (BANDS, "{method: bands, max: 4, bands: []}", LAST),
    (BANDS, "{method: bands, max: 4, bands: [{gte: 90, score: 4}]}", LAST),
    (BANDS, "{method: bands, max: 4, bands: [{else: true, score: 4}, {else: true, score: 0}]}", LAST),
    (BANDS, "{method: bands, max: 4, bands: [{gte: 50, score: 2}, {gte: 90, score: 4}, {else: true, score: 0}]}", "the steps of this scale must fall."),
    (BANDS, "{method: bands, max: 4, bands: [{gte: 90, score: 2}, {gte: 90, score: 4}, {else: true, score: 0}]}", "the steps of this scale must fall."),
    (BANDS, "{method: bands, max: 4, bands: [{lte: 90, score: 2}, {else: true, score: 0}]}", "a step has no 'gte'. Add it."),
    (BANDS, "{method: bands, max: 4, bands: [{gte: 90, score: 5}, {else: true, score: 0}]}", "5 is more than 4, the most it can be."),
    (BANDS, "{method: bands, max: 4, bands: [{gte: 90, score: 4}, {else: true, gte: 1, score: 0}]}", "a step cannot have the key 'gte'."),
    ("{lte: 6, score: 4}, {lte: 12, score: 2}", "{lte: 12, score: 4}, {lte: 6, score: 2}", "the steps of this scale must rise."),
)  # fmt: skip
def test_scoring_is_refused(old, new, sentence):
    assert refused(old, new) == sentence
