from decimal import Decimal

import pytest
from django.utils import translation

from assessments.questionnaires.conditions import Reference, Subject
from assessments.reports.ground import looks_used, reasons
from tests.reports.cases import golden_dossier, ground


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def expression(key: str):
    return golden_dossier("G01").questionnaire.derivation(key).how.expression


def test_of_a_choice_only_the_branch_taken_is_looked_at():
    answered = ground(golden_dossier("G05"))
    opened = ground(golden_dossier("G05", B04=None))

    names = [
        [look.reference.name for look in looks_used(expression("scale"), each)]
        for each in (answered, opened)
    ]
    assert names == [["B04"], ["B04", "default_scale"]]


def test_the_conditions_that_hold_are_the_reasons_each_once():
    found = reasons(expression("likelihood"), ground(golden_dossier("G01")))

    assert [reference.name for reference in found] == ["table_listed", "exposure"]


def test_a_condition_that_does_not_hold_is_no_reason():
    assert reasons(expression("likelihood"), ground(golden_dossier("G07"))) == ()


@pytest.mark.parametrize(
    ("reference", "label", "text"),
    [
        (Reference(Subject.ANSWER, "B04"), "B04", "Noticeable harm, for example late wages"),
        (
            Reference(Subject.ANSWER, "B01"),
            "B01",
            "News media, Information from the supplier itself",
        ),
        (
            Reference(Subject.CONTEXT, "ddf_ceiling"),
            "Ceiling on feasibility of due diligence",
            "24",
        ),
        (Reference(Subject.DERIVED, "leverage"), "Leverage (0-100)", "41.7"),
        (Reference(Subject.DERIVED, "leverage_band"), "Leverage level", "Some"),
    ],
)
def test_whatever_a_figure_stands_on_can_be_said(reference, label, text):
    words = ground(golden_dossier("G01")).in_words(reference)

    assert (words.label, words.text) == (label, text)


def test_a_word_without_a_label_is_itself():
    here = ground(golden_dossier("G01"))

    assert here.word_of("unknown", "some_word") == "some_word"
    assert here.word_of("risk_level", None) == ""
    assert here.word_of("ddf", Decimal("24.0")) == "24"
