from dataclasses import replace

import pytest
from django.db import IntegrityError

from assessments.models import Answer, AnswerSheet, Assessment, FinishedSection
from assessments.questionnaires import library
from assessments.workflow import Role, Status
from tests.factories import (
    XINJIANG,
    a_company,
    a_reviewer,
    a_submission,
    a_user,
    an_assessment,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", [Role.PREPARER, Role.APPROVER, Role.VIEWER])
def test_assessments_are_visible_to_everybody_of_the_company(role):
    company = a_company()
    assessment = an_assessment(company)

    assert list(Assessment.objects.visible_to(a_user(company, role))) == [assessment]


def test_assessments_do_not_exist_for_others():
    company = a_company()
    assessment = an_assessment(company)

    assert assessment not in Assessment.objects.visible_to(a_user())
    assert assessment not in Assessment.objects.visible_to(a_user(a_company()))


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.LEAD, Role.ANALYST])
def test_assessments_do_not_exist_for_the_secretariat_even_when_signed(role):
    person = a_reviewer(a_submission(), role)

    assert not Assessment.objects.visible_to(person).exists()


def test_locked_reads_the_row_again():
    assessment = an_assessment()
    Assessment.objects.update(status=Status.WITHDRAWN)

    assert assessment.status == Status.DRAFT
    assert Assessment.objects.locked(assessment).status == Status.WITHDRAWN


def test_with_context_fetches_what_pages_name(django_assert_num_queries):
    an_assessment()

    with django_assert_num_queries(1):
        (assessment,) = Assessment.objects.with_context()
        assert assessment.organisation.name
        assert assessment.context.programme is None


def test_the_questionnaire_is_the_version_it_was_begun_under():
    assessment = Assessment(
        questionnaire_slug="risk-context-justification", questionnaire_version="1.0.0"
    )

    assert assessment.questionnaire is library.get("risk-context-justification", "1.0.0")


@pytest.mark.parametrize(
    ("status", "is_editable", "is_in_preparation"),
    [
        (Status.DRAFT, True, True),
        (Status.CHANGES_REQUESTED, True, True),
        (Status.AWAITING_APPROVAL, False, True),
        (Status.SUBMITTED, False, False),
        (Status.IN_REVIEW, False, False),
        (Status.CONCLUDED, False, False),
        (Status.WITHDRAWN, False, False),
    ],
)
def test_what_a_status_means_for_the_answers(status, is_editable, is_in_preparation):
    assessment = Assessment(status=status)

    assert assessment.is_editable is is_editable
    assert assessment.is_in_preparation is is_in_preparation


def test_the_database_refuses_a_second_assessment_of_a_context_in_a_year():
    assessment = an_assessment()
    other = AnswerSheet.objects.create(
        organisation=assessment.organisation, year=1999, questionnaire_slug="x"
    )
    assessment.pk, assessment.sheet = None, other

    with pytest.raises(IntegrityError):
        assessment.save(force_insert=True)


def test_the_database_refuses_a_second_company_sheet_of_a_year():
    sheet = an_assessment().company_sheet

    with pytest.raises(IntegrityError):
        AnswerSheet.objects.create(
            organisation=sheet.organisation,
            year=sheet.year,
            questionnaire_slug=sheet.questionnaire_slug,
        )


def test_the_database_refuses_a_second_sheet_of_a_context_in_a_year():
    sheet = an_assessment().sheet

    with pytest.raises(IntegrityError):
        AnswerSheet.objects.create(
            organisation=sheet.organisation,
            context=sheet.context,
            year=sheet.year,
            questionnaire_slug=sheet.questionnaire_slug,
        )


def test_the_database_refuses_a_second_answer_to_a_question():
    assessment = an_assessment(case="G10")
    answer = assessment.sheet.answers.first()

    with pytest.raises(IntegrityError):
        Answer.objects.create(
            sheet=answer.sheet, question=answer.question, answered_by=answer.answered_by
        )


def test_the_database_refuses_to_finish_a_section_twice():
    assessment = an_assessment()
    person = assessment.created_by
    FinishedSection.objects.create(assessment=assessment, section="A", by=person)

    with pytest.raises(IntegrityError):
        FinishedSection.objects.create(assessment=assessment, section="A", by=person)


def test_names_in_a_list():
    assessment = an_assessment(place=replace(XINJIANG, region="TM"))

    assert str(assessment.sheet) == f"{assessment.organisation} {assessment.year}"
    assert str(assessment) == f"{assessment.organisation}, {assessment.context}, {assessment.year}"
    assert str(Answer(question="A01", version=2)) == "A01 v2"
    assert str(FinishedSection(section="A")) == "A"
