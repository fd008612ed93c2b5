from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from assessments.questionnaires.rules import Check, Computed
from assessments.scoring.checks import CHECKS, concerned
from tests.questionnaires.files import every_construct
from tests.scoring.dossiers import passed, proven, some_facts


def found(check, answers=None, *, questions=(), **more):
    return concerned(Computed(check=check, questions=questions), some_facts(answers, **more))


def test_every_check_is_there():
    assert set(CHECKS) == set(Check)


def test_required_questions_without_an_answer_are_found():
    assert found(Check.REQUIRED_MISSING) == ("A1", "A3", "B1", "B2", "B5", "C1")
    assert found(
        Check.REQUIRED_MISSING, {"A1": "l0", "B1": "Een", "B5": "v1"}, replies={"A3": passed()}
    ) == ("B2", "C1")


@pytest.mark.parametrize(
    ("chosen", "codes"),
    [
        (("lamps", "screens"), ()),
        (("none",), ()),
        (("none", "lamps"), ("A2",)),
    ],
)
def test_exclusive_option_beside_others_is_found(chosen, codes):
    assert found(Check.EXCLUSIVE_CONFLICT, {"A1": "l0", "A2": chosen}) == codes


def test_not_applicable_without_a_right_or_a_reason_is_found():
    replies = {"A1": passed(), "A2": passed(), "A3": passed("nvt"), "B9": passed()}

    assert found(Check.REASON_MISSING, replies=replies) == ("A1", "A3")


def test_refused_not_applicable_is_found():
    refused = frozenset({"A2"})

    assert found(
        Check.REASON_MISSING, replies={"A2": passed()}, refused_not_applicable=refused
    ) == ("A2",)


@pytest.mark.parametrize(
    ("answers", "codes"), [({}, ("C2",)), ({"C2": False}, ("C2",)), ({"C2": True}, ())]
)
def test_declaration_that_is_not_made_is_found(answers, codes):
    assert found(Check.DECLARATION_MISSING, answers, questions=("C2",)) == codes


def test_declaration_that_is_not_asked_is_not_missed():
    assert found(Check.DECLARATION_MISSING, quick=True, questions=("C2",)) == ()


@pytest.mark.parametrize(
    ("day", "codes"),
    [(date(2026, 11, 30), ("B4",)), (date(2026, 12, 1), ()), (date(2027, 1, 1), ()), (None, ())],
)
def test_date_before_the_assessment_is_found(day, codes):
    assert found(Check.DATE_IN_PAST, {"B4": day}, questions=("B4",)) == codes


def test_answers_behind_which_evidence_is_discounted_are_found():
    replies = {
        "A1": proven("l2", 2, kind="hearsay"),
        "A2": proven(("lamps",), 2),
        "B1": proven(None, 2, kind="hearsay"),
    }

    assert found(Check.EVIDENCE_DISCOUNTED, replies=replies) == ("A1",)
    assert found(Check.EVIDENCE_DISCOUNTED, replies=replies, context={"issue": "light"}) == ()


@pytest.mark.parametrize(
    ("answers", "context", "codes"),
    [
        ({}, {}, ()),
        ({"B5": "v5"}, {}, ()),
        ({"B5": "v1"}, {}, ("B5",)),  # the issue starts at 3
        ({"B5": "v5"}, {"ceiling": 99}, ("B5",)),
        ({"B5": "v1"}, {"issue": "light"}, ()),
    ],
)
def test_answer_that_a_floor_or_ceiling_replaced_is_found(answers, context, codes):
    assert found(Check.FLOOR_USED, answers, context=context) == codes


@pytest.mark.parametrize(
    ("codes_passed", "answers", "codes"),
    [
        ((), {}, ()),
        (("A2",), {}, ()),  # 1 of 4
        (("A2", "A3"), {}, ("A2", "A3")),  # 2 of 4
        (("A2", "A3"), {"A1": "l1"}, ("A2", "A3")),  # 2 of 5
    ],
)
def test_section_with_too_much_not_applicable_is_found(codes_passed, answers, codes):
    replies = {code: passed() for code in codes_passed}

    assert found(Check.NOT_APPLICABLE_SHARE, answers, replies=replies) == codes


def test_exactly_the_share_that_is_allowed_is_not_too_much():
    questionnaire = every_construct()
    exact = replace(
        questionnaire,
        not_applicable=replace(questionnaire.not_applicable, max_share_per_section=Fraction(1, 2)),
    )
    replies = {"A2": passed(), "A3": passed()}

    assert found(Check.NOT_APPLICABLE_SHARE, replies=replies, questionnaire=exact) == ()


def test_personal_data_are_never_found_here():
    assert found(Check.PERSONAL_DATA, {"B1": "Jan Jansen woont op nummer 5"}) == ()
