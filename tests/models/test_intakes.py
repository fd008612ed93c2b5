import pytest

from assessments.models import Intake
from assessments.workflow import Role
from tests.factories import a_user, an_assessment

pytestmark = pytest.mark.django_db


def test_intake_is_seen_by_who_made_it_and_by_nobody_else():
    assessment = an_assessment()
    mine = Intake.objects.create(assessment=assessment, by=assessment.created_by)

    assert list(Intake.objects.visible_to(assessment.created_by)) == [mine]
    assert not Intake.objects.visible_to(a_user(assessment.organisation, Role.APPROVER)).exists()
    assert not Intake.objects.visible_to(a_user()).exists()


def test_who_left_the_company_sees_it_no_more():
    assessment = an_assessment()
    Intake.objects.create(assessment=assessment, by=assessment.created_by)
    assessment.created_by.memberships.all().delete()

    assert not Intake.objects.visible_to(assessment.created_by).exists()
