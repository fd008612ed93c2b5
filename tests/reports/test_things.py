from fractions import Fraction

import pytest
from django.utils import translation

from assessments.questionnaires.conditions import Subject
from assessments.reports.things import THINGS, Around, plain
from tests.scoring.cases import the_questionnaire


def thing(subject, name, columns=()):
    around = Around(
        questionnaire=the_questionnaire(),
        columns=columns,
        clause=lambda _condition, _columns: "this is so",
    )
    with translation.override("en"):
        return THINGS[subject](around, name)


def test_everything_that_a_condition_can_look_at_has_a_name():
    assert set(THINGS) == set(Subject) - {Subject.INPUT}


@pytest.mark.parametrize(
    ("subject", "name", "expected"),
    [
        (Subject.ANSWER, "A01", "your answer to A01"),
        (Subject.CONTEXT, "issue", "“Issue”"),
        (Subject.COMPANY, "size", "“Size”"),
        (Subject.DERIVED, "leverage_band", "“Leverage level”"),
        (Subject.EVIDENCE, "C06", "the grade of the evidence at C06"),
        (Subject.COMPLETENESS, "F06", "the part of F06 that is filled in"),
        (Subject.METRIC, "C01.rows", "the number of rows of C01"),
        (Subject.AGE, "B02", "the number of months since the date at B02"),
    ],
)
def test_thing_is_called_by_what_people_know(subject, name, expected):
    assert thing(subject, name).name == expected


def test_values_are_called_by_their_labels():
    with translation.override("en"):
        assert thing(Subject.CONTEXT, "issue").say("forced_labour") == "“Forced labour”"
        assert thing(Subject.DERIVED, "leverage_band").say("weak") == "“Weak”"
        assert thing(Subject.EVIDENCE, "C06").say(Fraction(2)) == "E2"
        assert thing(Subject.COMPLETENESS, "F06").say(Fraction(2, 3)).startswith("66")
        assert thing(Subject.AGE, "B02").say(Fraction(12)) == "12"


def test_value_without_a_label_says_itself():
    assert plain("x") == "x"
    assert thing(Subject.DERIVED, "leverage_band").say("unheard of") == "unheard of"
    assert thing(Subject.COMPLETENESS, "F06").say("x") == "x"
