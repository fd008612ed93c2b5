import pytest
from django.db import IntegrityError

from assessments.models import Evidence, EvidenceUse
from assessments.models.evidence import storage_name
from assessments.workflow import Role
from tests.factories import (
    a_company,
    a_reviewer,
    a_submission,
    a_user,
    an_assessment,
)

pytestmark = pytest.mark.django_db


def test_evidence_is_visible_within_the_company():
    company = a_company()
    an_assessment(company, case="G10")
    everything = set(Evidence.objects.all())

    assert set(Evidence.objects.visible_to(a_user(company, Role.VIEWER))) == everything
    assert not Evidence.objects.visible_to(a_user(a_company())).exists()


def test_evidence_is_visible_to_reviewers_once_it_was_signed():
    submission = a_submission()
    company = submission.assessment.organisation
    unsigned = Evidence.objects.create(
        organisation=company, title="Not used", kind="policy", grade=2, added_by=a_user(company)
    )

    seen = set(Evidence.objects.visible_to(a_reviewer(submission)))

    assert seen == set(submission.evidence.all())
    assert unsigned not in seen


def test_evidence_is_not_visible_to_analysts():
    submission = a_submission()

    assert not Evidence.objects.visible_to(a_reviewer(submission, Role.ANALYST)).exists()


def test_a_file_is_kept_under_our_own_names():
    evidence = Evidence(organisation=a_company())

    name = storage_name(evidence, "../../etc/passwd")

    assert name == f"evidence/{evidence.organisation_id}/{evidence.pk}"


def test_the_database_refuses_a_grade_that_does_not_exist():
    company = a_company()

    with pytest.raises(IntegrityError):
        Evidence.objects.create(
            organisation=company, title="x", kind="policy", grade=5, added_by=a_user(company)
        )


def test_the_database_refuses_the_same_evidence_twice_at_a_question():
    use = EvidenceUse.objects.filter(sheet=an_assessment(case="G10").sheet).first()

    with pytest.raises(IntegrityError):
        EvidenceUse.objects.create(
            sheet=use.sheet, question=use.question, evidence=use.evidence, added_by=use.added_by
        )


def test_names_in_a_list():
    evidence = Evidence(title="Policy")

    assert str(evidence) == "Policy"
    assert str(EvidenceUse(evidence=evidence, question="A01")) == "Policy at A01"
