from fractions import Fraction

from assessments.questionnaires.judging import NEVER_NOT_APPLICABLE
from tests.questionnaires.files import every_construct, tiny
from tests.questionnaires.refusals import refusals, refused


def test_judging_is_read():
    questionnaire = every_construct()

    assert questionnaire.not_applicable.reason_min_chars == 10
    assert questionnaire.not_applicable.max_share_per_section == Fraction(3, 10)
    assert questionnaire.programme_targets.year_field == "year"
    assert questionnaire.programme_targets.by_year == {1: Fraction(20), 2: Fraction(40)}
    assert questionnaire.programme_targets.label == {"nl": "Doel", "en": "Target"}
    assert questionnaire.what_if.decision == "C1"
    assert questionnaire.what_if.one_up == ("level",)
    assert questionnaire.quick_scan.minutes == 3


def test_definition_that_says_nothing_about_judging_does_without():
    questionnaire = tiny()

    assert questionnaire.not_applicable is NEVER_NOT_APPLICABLE
    assert (questionnaire.programme_targets, questionnaire.what_if) == (None, None)


@refusals(
    ("allowed_questions: [A2, A3]", "allowed_questions: [A2, A9]", "there is no question 'A9'."),
    ("reason_min_chars: 10", "reason_min_chars: ten", "a number of 0 or more is expected here."),
    ("max_share_per_section: 0.3", "max_share_per_section: 30", "30 is more than 1, the most it can be."),
    ("year_field: year", "year_field: age", "there is no company field 'age'."),
    ('by_year: {"1": 20, "2": 40}', 'by_year: {"1": 20, "3": 40}', "the years must be 1, 2, 3, … in this order."),
    ('by_year: {"1": 20, "2": 40}', "by_year: {}", "the years must be 1, 2, 3, … in this order."),
    ('by_year: {"1": 20, "2": 40}', 'by_year: {"1": 20, "2": 140}', "140 is more than 100, the most it can be."),
    ("what_if: {decision: C1", "what_if: {decision: A1", "there is no decision 'A1'."),
    ("one_up: [level]", "one_up: [index]", "there is no banded variable 'index'."),
    ("quick_scan:\n  minutes: 3\n", "|quick_scan:\n", "quick_scan has no 'minutes'. Add it."),
    ("  full_form_recommended_if: {v: level, in: [dim, dark]}", "  full_form_recommended_if: maybe", "a condition must be a group of keys with values."),
)  # fmt: skip
def test_judging_is_refused(old, new, sentence):
    assert refused(old, new) == sentence
