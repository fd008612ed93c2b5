from datetime import date
from uuid import uuid4

import pytest
import time_machine
from django.urls import reverse
from django.utils import translation

from assessments.actions.remarks import add, settle
from assessments.reports.evidence_library import Ending
from assessments.reports.loose_ends import loose_ends_of
from assessments.reports.portfolio import rows_of
from tests.factories import GOLDEN_DAY, a_company, a_user, an_assessment

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _golden_day():
    with time_machine.travel(GOLDEN_DAY), translation.override("en"):
        yield


def an_ending(day: date, *, is_expired: bool) -> Ending:
    return Ending(
        pk=uuid4(), title="Policy", company="", expires_on=day, is_expired=is_expired, address="/e/"
    )


def test_evidence_that_ends_is_told_with_its_day():
    found = loose_ends_of(
        a_user(),
        [],
        [
            an_ending(date(2026, 11, 1), is_expired=True),
            an_ending(date(2026, 12, 20), is_expired=False),
        ],
    )

    assert [(each.what, each.about, each.is_late) for each in found] == [
        ("Evidence expired on 1 November 2026", "Policy", True),
        ("Evidence expires on 20 December 2026", "Policy", False),
    ]


def test_open_remarks_are_counted_and_settled_ones_are_not():
    company = a_company()
    user = a_user(company)
    assessment = an_assessment(company, by=user)
    add(assessment, "B03", "Which source?", by=user)
    add(assessment, "B03", "Which year?", by=user)
    settle(add(assessment, "B03", "Done", by=user), by=user)

    (found,) = loose_ends_of(user, rows_of(user, on=GOLDEN_DAY), [])

    assert found.what == "2 open remarks"
    assert found.address == reverse("remarks:index", args=[assessment.pk])


def test_a_finished_house_has_no_loose_ends():
    company = a_company()
    user = a_user(company)
    an_assessment(company, by=user)

    assert loose_ends_of(user, rows_of(user, on=GOLDEN_DAY), []) == []
