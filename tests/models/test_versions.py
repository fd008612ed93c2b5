import pytest
from django.db import IntegrityError

from assessments.actions import answers
from assessments.actions.answers import Given
from assessments.models import AnswerVersion
from tests.factories import a_company, a_user, an_assessment

pytestmark = pytest.mark.django_db


def numbers(assessment, code):
    question = assessment.questionnaire.question(code)
    return [each.version for each in AnswerVersion.objects.of(assessment, question)]


def test_versions_of_a_question_are_those_of_its_own_sheet():
    company = a_company()
    draft, other = an_assessment(company), an_assessment(a_company())
    for assessment in (draft, other):
        by = assessment.created_by
        answers.save(assessment, {"A01": Given(value="l1"), "B03": Given(value="x")}, by=by)
        answers.save(assessment, {"B03": Given(value="y")}, by=by)

    assert numbers(draft, "A01") == [1]
    assert numbers(draft, "B03") == [1, 2]
    assert numbers(draft, "C02") == []


def test_version_is_written_once():
    draft = an_assessment()
    author = a_user(draft.organisation)
    answers.save(draft, {"B03": Given(value="x")}, by=author)

    version = draft.sheet.versions.get()
    version.pk = None
    with pytest.raises(IntegrityError):
        version.save(force_insert=True)
