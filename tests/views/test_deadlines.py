from datetime import date

import pytest
import time_machine
from django.urls import reverse

from assessments.workflow import Role, Status
from tests.factories import GOLDEN_DAY, a_company, a_user, an_assessment

pytestmark = pytest.mark.django_db
DAY = {"due_on_day": "15", "due_on_month": "1", "due_on_year": "2027"}


@pytest.fixture(autouse=True)
def _golden_day():
    with time_machine.travel(GOLDEN_DAY):
        yield


@pytest.fixture
def company():
    return a_company()


@pytest.fixture
def assessment(company):
    return an_assessment(company)


def signed_in(client, company, role=Role.PREPARER):
    user = a_user(company, role)
    user.language = "en"
    user.save()
    client.force_login(user)


def address(assessment):
    return reverse("deadlines:plan", args=[assessment.pk])


def shown(response) -> str:
    return response.content.decode()


def test_the_day_is_set_on_the_page_of_the_assessment(client, company, assessment):
    signed_in(client, company)
    before = shown(client.get(reverse("assessments:show", args=[assessment.pk])))

    after = client.post(address(assessment), DAY, follow=True)

    assessment.refresh_from_db()
    assert address(assessment) in before
    assert assessment.due_on == date(2027, 1, 15)
    assert "The day is changed." in shown(after)
    assert "15 January 2027" in shown(after)


def test_a_day_that_is_past_is_said_and_kept_on_the_page(client, company, assessment):
    signed_in(client, company)

    response = client.post(address(assessment), {**DAY, "due_on_year": "2025"})

    assert "This day is past. Choose today or a later day." in shown(response)
    assert 'value="2025"' in shown(response)


def test_a_viewer_reads_the_day_and_cannot_change_it(client, company, assessment):
    signed_in(client, company, Role.VIEWER)

    page = shown(client.get(reverse("assessments:show", args=[assessment.pk])))
    response = client.post(address(assessment), DAY)

    assessment.refresh_from_db()
    assert address(assessment) not in page
    assert assessment.due_on is None
    assert "The day can only be changed by who fills in, until it is signed." in shown(response)


def test_after_signing_the_day_is_not_on_the_page(client, company, assessment):
    assessment.status = Status.SUBMITTED
    assessment.save()
    signed_in(client, company)

    assert "Sign before" not in shown(client.get(reverse("assessments:show", args=[assessment.pk])))
