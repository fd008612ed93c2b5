from datetime import date

import pytest
import time_machine

from assessments.actions import contexts
from assessments.actions.deadlines import due_on_of, plan
from assessments.models import Event
from assessments.workflow import Refused, Role, Status
from tests.factories import (
    GOLDEN_DAY,
    XINJIANG,
    a_company,
    a_programme,
    a_user,
    an_assessment,
)

pytestmark = pytest.mark.django_db
DAY = date(2027, 1, 15)


@pytest.fixture(autouse=True)
def _golden_day():
    with time_machine.travel(GOLDEN_DAY):
        yield


def a_programme_due(day):
    programme = a_programme()
    programme.due_on = day
    programme.save()
    return programme


def test_an_assessment_begins_with_the_day_of_the_programme():
    company = a_company(a_programme_due(DAY))

    assessment = contexts.register(company, XINJIANG, by=a_user(company))

    assert assessment.due_on == DAY


def test_a_day_of_the_programme_that_is_past_is_not_taken():
    assert due_on_of(a_programme_due(date(2026, 11, 30))) is None
    assert due_on_of(a_programme_due(GOLDEN_DAY)) == GOLDEN_DAY
    assert due_on_of(a_programme()) is None
    assert due_on_of(None) is None


def test_who_fills_in_plans_and_that_is_recorded():
    company = a_company()
    user = a_user(company)
    assessment = an_assessment(company, by=user)

    plan(assessment, DAY, by=user)
    plan(assessment, None, by=user)

    assessment.refresh_from_db()
    days = [event.details["days"] for event in Event.objects.filter(verb="plan")]
    assert assessment.due_on is None
    assert days == [["", "2027-01-15"], ["2027-01-15", ""]]


def test_the_same_day_again_is_no_event():
    company = a_company()
    user = a_user(company)
    assessment = an_assessment(company, by=user)
    plan(assessment, DAY, by=user)

    plan(assessment, DAY, by=user)

    assert Event.objects.filter(verb="plan").count() == 1


def test_a_viewer_does_not_plan():
    company = a_company()
    assessment = an_assessment(company)

    with pytest.raises(Refused):
        plan(assessment, DAY, by=a_user(company, Role.VIEWER))

    assessment.refresh_from_db()
    assert assessment.due_on is None


def test_what_is_signed_is_not_planned_any_more():
    company = a_company()
    user = a_user(company)
    assessment = an_assessment(company, by=user)
    assessment.status = Status.SUBMITTED
    assessment.save()

    with pytest.raises(Refused):
        plan(assessment, DAY, by=user)
