"""Every condition in words: none that shows a key of the definition to a person."""

import re

import pytest
from django.utils import translation

from assessments.questionnaires.conditions import ALWAYS, Not
from assessments.questionnaires.questions import Kind
from assessments.questionnaires.rules import Computed
from assessments.reports.conditions import asked_if, in_words
from tests.questionnaires.files import every_construct
from tests.scoring.cases import the_questionnaire

LANGUAGES = ("nl", "en")
QUESTIONNAIRE = the_questionnaire()
ASKED = [each for each in QUESTIONNAIRE.questions() if each.show_if != ALWAYS]
RULES = [
    each
    for each in QUESTIONNAIRE.rules()
    if getattr(each, "when", None) is not None and not isinstance(each.when, Computed)
]
KEYS = {
    option.key
    for question in QUESTIONNAIRE.questions()
    for option in (*question.options, *(o for c in question.columns for o in c.options))
} | {each.key for each in (*QUESTIONNAIRE.context_fields, *QUESTIONNAIRE.derived)}
# Keys that are words of the language as well.
TELLING = {key for key in KEYS if "_" in key or re.fullmatch(r"[a-z]\d", key)}


def words_of(text):
    return set(re.findall(r"[a-z0-9_]+", text))


def said(condition, language, questionnaire=QUESTIONNAIRE, columns=()):
    with translation.override(language):
        return in_words(condition, questionnaire, columns)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("question", ASKED, ids=lambda question: question.code)
def test_when_a_question_is_asked_is_said_without_a_key(question, language):
    with translation.override(language):
        text = asked_if(question, QUESTIONNAIRE)

    assert words_of(text) & TELLING == set()
    assert text.endswith(".")
    assert "%(" not in text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.key)
def test_when_a_rule_fires_can_be_said_without_a_key(rule, language):
    text = said(rule.when, language)

    assert words_of(text) & TELLING == set()
    assert "%(" not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_which_rows_are_counted_can_be_said(language):
    tables = [each for each in QUESTIONNAIRE.questions() if each.kind is Kind.TABLE]
    for table in tables:
        for metric in table.metrics:
            text = said(metric.counts, language, columns=table.columns)
            assert words_of(text) & TELLING == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_construct_of_the_language_can_be_said(language):
    questionnaire = every_construct()
    conditions = [
        *(each.show_if for each in questionnaire.questions()),
        *(
            rule.when
            for rule in questionnaire.rules()
            if getattr(rule, "when", None) is not None and not isinstance(rule.when, Computed)
        ),
    ]

    for condition in conditions:
        text = said(condition, language, questionnaire)
        assert text
        assert "%(" not in text
        assert said(Not(condition), language, questionnaire) != text


def test_question_that_is_always_asked_has_no_condition():
    assert asked_if(QUESTIONNAIRE.question("A01"), QUESTIONNAIRE) == ""


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("B02", "Only if you chose “CSR Risk Check (MVO Risico Checker)” at B01."),
        (
            "P02",
            (
                "Only if you chose something other than “We can rule out a connection, with "
                "evidence” at P01."
            ),
        ),
        ("F10", "Only if F01 is filled in."),
        ("G02", "Only if “There is an earlier assessment” applies."),
        ("B08", "Only if “Issue” is “Forced labour”."),
        (
            "E04",
            (
                "Only if “State-imposed forced labour” is “Yes, according to credible sources” or "
                "“Indications”."
            ),
        ),
        ("B11", "Only if you chose “Yes, confirmed” or “There is a credible allegation” at B10."),
    ],
)
def test_condition_is_a_sentence(code, sentence):
    with translation.override("en"):
        assert asked_if(QUESTIONNAIRE.question(code), QUESTIONNAIRE) == sentence


@pytest.mark.parametrize(
    ("rule", "clause"),
    [
        (
            "CR01",
            (
                "“Risk level” is “High” or “Very high” and (you chose “We have not decided yet” at "
                "F01 or F01 is not filled in)"
            ),
        ),
        ("RF02", "the number of months since the date at B02 is more than 12"),
        (
            "KO1",
            (
                "“Stays” is “Stays” and (F06 is not filled in or the part of F06 that is filled in "
                "is less than 66%)"
            ),
        ),
        (
            "RF17",
            (
                "your answer to C03 is at least 95 and the number of rows of C01 where “Raw material "
                "origin known” is “Unknown” is more than 0"
            ),
        ),
    ],
)
def test_rule_is_a_clause(rule, clause):
    assert said(QUESTIONNAIRE.rule(rule).when, "en") == clause
