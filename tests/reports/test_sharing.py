from dataclasses import replace

import pytest
from django.utils import translation

from assessments.models import Assessment
from assessments.reports.sharing import APPROVER_SEES, AS_SIGNED, CHANGES_TOO, MEANINGS, sharing_of
from assessments.workflow import Status
from tests.factories import XINJIANG, a_company, a_user, an_assessment

REGIONS = ("CN-XJ", "TM", "UZ", "BD")


@pytest.fixture
def assessments(db):
    company = a_company()
    preparer = a_user(company)
    return [
        an_assessment(company, place=replace(XINJIANG, region=each), by=preparer)
        for each in REGIONS
    ]


def questions(assessment, *codes):
    return [assessment.questionnaire.question(code) for code in codes]


def test_every_status_has_its_meaning():
    assert set(MEANINGS) == set(Status)


def test_yearly_answer_counts_for_the_other_contexts_as_they_stand(assessments):
    mine, signed, waiting, draft = assessments
    signed.status, waiting.status = Status.CONCLUDED, Status.AWAITING_APPROVAL
    signed.save()
    waiting.save()

    with translation.override("en"):
        found = sharing_of(mine, questions(mine, "E01", "A01"))
        meanings = [str(each) for each in (AS_SIGNED, APPROVER_SEES, CHANGES_TOO)]

    assert [each.pk for each in found] == [signed.pk, waiting.pk, draft.pk]
    assert [each.meaning for each in found] == meanings
    assert found[0].name.region == "Turkmenistan (TM)"


def test_answer_about_one_context_is_shared_with_none(assessments, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert sharing_of(assessments[0], questions(assessments[0], "E01")) == ()


def test_only_context_of_a_company_shares_with_none(db):
    assessment = an_assessment()

    assert sharing_of(assessment, questions(assessment, "A01")) == ()


def test_only_context_of_a_company_costs_no_query(db, django_assert_num_queries):
    an_assessment()
    assessment = Assessment.objects.with_context().get(pk=an_assessment().pk)

    with django_assert_num_queries(0):
        assert sharing_of(assessment, questions(assessment, "A01")) == ()


def test_contexts_of_another_company_are_not_named(assessments):
    other = an_assessment()

    assert sharing_of(other, questions(other, "A01")) == ()


@pytest.mark.parametrize("number", [1, 3])
def test_sharing_costs_one_query(assessments, django_assert_num_queries, number):
    for each in assessments[number + 1 :]:
        each.delete()

    with django_assert_num_queries(1):
        assert len(sharing_of(assessments[0], questions(assessments[0], "A01"))) == number
