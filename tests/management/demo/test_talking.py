import pytest
from django.utils import timezone

from assessments.management.demo.founding import House
from assessments.management.demo.reading import Asked, Talk, stories
from assessments.management.demo.talking import talk
from assessments.models import Assignment, Invitation, Remark
from assessments.workflow import Role
from tests.factories import a_company, a_user, an_assessment

pytestmark = pytest.mark.django_db


@pytest.fixture
def house():
    company = a_company()
    people = {role: a_user(company, role) for role in (Role.PREPARER, Role.APPROVER)}
    return House(company, people)


@pytest.fixture
def assessment(house):
    return an_assessment(house.organisation, by=house.preparer)


def a_story(**said):
    story = stories()[0]
    return type(story)(company="", place=story.place, acts=(), **said)


def test_a_remark_mentions_who_has_the_role(house, assessment):
    said = Talk(question="C01", by="preparer", text="Weet jij dit?", mentions=("approver",))

    talk(assessment, a_story(talks=(said,)), house)

    remark = Remark.objects.get()
    assert (remark.by, remark.text) == (house.preparer, "Weet jij dit?")
    assert list(remark.mentions.all()) == [house.people[Role.APPROVER]]


def test_a_colleague_is_asked_by_role_and_a_day_is_set(house, assessment):
    asked = Asked(section="C", question="C01", of="approver", note="Wat weet jij?", days=9)

    talk(assessment, a_story(asked=(asked,)), house)

    made = Assignment.objects.get()
    assert made.asked_of == house.people[Role.APPROVER]
    assert (made.due_on - timezone.localdate()).days == 9


def test_somebody_outside_is_invited(house, assessment):
    asked = Asked(section="D", of="adviseur", note="", days=9)

    talk(assessment, a_story(asked=(asked,)), house)

    assert Invitation.objects.get().email.startswith("adviseur@")
