import pytest

from assessments.actions.events import record
from assessments.models import Event, EventChain
from tests.factories import a_company, a_reviewer, a_submission, a_user

pytestmark = pytest.mark.django_db


def test_events_are_visible_within_the_organisation():
    submission = a_submission()
    company = submission.assessment.organisation

    assert Event.objects.visible_to(a_user(company)).count() == Event.objects.count()
    assert not Event.objects.visible_to(a_user(a_company())).exists()
    assert not Event.objects.visible_to(a_reviewer(submission)).exists()


def test_the_digest_depends_on_the_event_before():
    event = an_event()
    before = event.computed_digest()

    event.previous = "1" * 64

    assert event.computed_digest() != before


def an_event() -> Event:
    company = a_company()
    return record(company, "edit_company", company, by=a_user(company))


def test_names_in_a_list():
    event = an_event()

    assert str(event) == "1 edit_company"
    assert str(EventChain.objects.get()) == f"{event.organisation_id}: 1"
