import re
from fractions import Fraction

import pytest

from assessments.questionnaires.questions import Kind, Option, Signatory, Substance
from assessments.questionnaires.reading.details import DETAILS
from tests.questionnaires.files import definition, every_construct
from tests.questionnaires.refusals import refusal, refusals, refused

BARE = {Kind.PERCENT, Kind.NUMBER, Kind.DATE}  # have nothing of their own


def test_every_kind_has_its_details_or_none():
    assert set(DETAILS) == set(Kind) - BARE


def test_options_have_what_their_question_needs_of_them():
    scored, inputs = every_construct().question("A2"), every_construct().question("B5")

    assert scored.options[3] == Option(
        key="none", label={"nl": "Niets", "en": "Nothing"}, score=Fraction(0), is_exclusive=True
    )
    assert inputs.options[2] == Option(
        key="unknown",
        label={"nl": "Weet ik niet", "en": "I do not know"},
        input_value=Fraction(4),
        is_unknown=True,
    )


def test_texts_tables_and_declarations_have_their_own():
    questionnaire = every_construct()

    assert questionnaire.question("B1").substance == Substance(min_chars=10, min_unique_words=2)
    assert questionnaire.question("B2").element_substance == Substance(
        min_chars=5, min_unique_words=1
    )
    assert [each.key for each in questionnaire.question("B2").elements] == ["money", "climate"]
    assert questionnaire.question("B3").min_rows == 1
    assert questionnaire.question("C2").signed_by is Signatory.PREPARER


SUBSTANCE = "    substance: {min_chars: 10, min_unique_words: 2}\n"


@refusals(
    ("{key: l0, score: 0, nl", "{key: l0, nl", "an option has no 'score'. Add it."),
    ("{key: l0, score: 0, nl", "{key: l0, score: 4.5, nl", "4.5 is more than 4, the most it can be."),
    ("{key: l0, score: 0, nl", "{key: l0, score: -1, nl", "a number of 0 or more is expected here."),
    ("{key: l1, score: 2, nl", "{key: l0, score: 2, nl", "'l0' is used twice. Rename this option."),
    ('{key: l1, score: 2, nl: "Soms", en: "Sometimes"}', '{key: l1, score: 2, en: "Sometimes"}', "an option has no text in 'nl'. Add it."),
    ("{key: v1, input_value: 1, nl", "{key: v1, nl", "an option has no 'input_value'. Add it."),
    ("{key: v1, input_value: 1, nl", "{key: v1, input_value: 1, score: 1, nl", "an option cannot have the key 'score'."),
    ("{key: go, nl", "{key: go, input_value: 1, nl", "an option cannot have the key 'input_value'."),
    ("score: 0, exclusive: true", "score: 0, exclusive: 1", "true or false is expected here."),
    (SUBSTANCE, "    substance: {min_chars: 10}\n", "substance has no 'min_unique_words'. Add it."),
    (SUBSTANCE, "    substance: {min_chars: 10.5, min_unique_words: 2}\n", "a whole number is expected here."),
    ("{id: climate, nl", "{id: money, nl", "'money' is used twice. Rename this element."),
    ('{id: money, nl: "Geld", en: "Money"}', '{id: money, nl: "Geld"}', "an element has no text in 'en'. Add it."),
    ("    min_rows: 1\n", "    min_rows: few\n", "a number of 0 or more is expected here."),
    ("    signed_by: preparer\n", "    signed_by: anyone\n", "'anyone' is not one of preparer, approver."),
    ("    type: number\n", "    type: number\n|    options: []\n", "question A4 cannot have the key 'options'."),
)  # fmt: skip
def test_detail_is_refused(old, new, sentence):
    assert refused(old, new) == sentence


@pytest.mark.parametrize(
    ("code", "start", "sentence"),
    [
        ("C1", "    options:\n", "question C1 has no options to choose from."),
        ("B2", "    elements:\n", "question B2 has no elements to fill in."),
    ],
)
def test_empty_list_of_details_is_refused(code, start, sentence):
    before, after = definition("every").split(f"  - code: {code}\n")
    kept, emptied = after.split(start, 1)
    _items, rest = re.split(r"\n(?=    \w)", emptied, maxsplit=1)
    text = f"{before}  - code: {code}\n{kept}{start.rstrip()} []\n{rest}"

    assert refusal(text, line=before.count("\n") + 1) == sentence
