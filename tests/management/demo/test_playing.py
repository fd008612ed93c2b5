from dataclasses import replace

import pytest

from assessments.management.demo import reading
from assessments.management.demo.founding import found
from assessments.management.demo.playing import play
from assessments.models import Event
from assessments.workflow import Status

pytestmark = pytest.mark.django_db


def test_play_goes_through_the_actions_that_people_use():
    houses = found(2026)

    assessment = play(reading.stories()[5], houses, houses["secretariaat"])

    assessment.refresh_from_db()
    verbs = Event.objects.filter(organisation=assessment.organisation).order_by("sequence")
    assert assessment.status == Status.WITHDRAWN
    assert list(verbs.values_list("verb", flat=True)) == [
        "register_context",
        "assess",
        "request_approval",
        "submit",
        "withdraw",
    ]


def test_play_without_acts_leaves_an_empty_draft():
    houses = found(2026)
    story = replace(reading.stories()[5], acts=())

    assessment = play(story, houses, houses["secretariaat"])

    assert assessment.status == Status.DRAFT
    assert assessment.created_by == houses["toorn"].preparer


def test_play_of_an_earlier_year_leaves_room_for_this_year():
    houses = found(2026)
    story = reading.stories()[0]

    last_year = play(replace(story, acts=()), houses, houses["secretariaat"])
    this_year = play(replace(story, acts=(), years_ago=0), houses, houses["secretariaat"])

    assert this_year.context == last_year.context
    assert this_year.year == last_year.year + 1
