import pytest
from django.utils import translation

from assessments.actions import answers, intakes
from assessments.actions.answers import Given
from assessments.actions.intakes import Proposal
from assessments.workbooks.changes import changes_of
from tests.factories import a_user, an_assessment

pytestmark = pytest.mark.django_db


def changes(assessment, given, **more):
    intake = intakes.keep(
        assessment,
        Proposal(given=given, **more),
        file_name="answers.xlsx",
        by=assessment.created_by,
    )
    with translation.override("en"):
        return changes_of(intake)


def test_change_shows_what_was_and_what_becomes_in_words():
    assessment = an_assessment()
    answers.save(assessment, {"A01": Given(value="l0")}, by=assessment.created_by)

    (change,) = changes(assessment, {"A01": Given(value="l1", remark="Soon")})

    assert (change.was.answer.text, change.was.is_empty) == ("No", False)
    assert change.becomes.answer.text.startswith("We are working on it")
    assert change.becomes.remark == "Soon"


def test_changes_stand_in_the_order_of_asking():
    given = {code: Given(value="x") for code in ("F11", "B03", "C06")}

    assert [each.question.code for each in changes(an_assessment(), given)] == ["B03", "C06", "F11"]


def test_conflict_names_the_colleague():
    assessment, colleague = an_assessment(), a_user(name="Noor de Wit")
    colleague.memberships.create(organisation=assessment.organisation, role="preparer")
    answers.save(assessment, {"B03": Given(value="theirs")}, by=colleague)

    (change,) = changes(assessment, {"B03": Given(value="mine")}, conflicts=frozenset({"B03"}))

    assert (change.is_conflict, change.changed_by) == (True, "Noor de Wit")


def test_what_is_asked_follows_from_all_that_would_be_saved():
    given = {"P01": Given(value="excluded"), "C06": Given(value="x"), "D01": Given(value="v3")}

    asked = {each.question.code: each.is_asked for each in changes(an_assessment(), given)}

    assert asked == {"P01": True, "C06": True, "D01": False}


def test_answer_that_is_taken_away_becomes_empty():
    assessment = an_assessment()
    answers.save(assessment, {"B03": Given(value="text")}, by=assessment.created_by)

    (change,) = changes(assessment, {"B03": Given()})

    assert change.becomes.is_empty
