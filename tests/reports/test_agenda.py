from datetime import date
from uuid import uuid4

import pytest
import time_machine
from django.urls import reverse
from django.utils import translation

from assessments.actions.deadlines import plan
from assessments.models import Assessment
from assessments.reports.agenda import TITLES, Occasion, agenda_of
from assessments.reports.context_names import ContextName
from assessments.reports.evidence_library import Ending
from assessments.reports.portfolio import rows_of
from assessments.reports.waiting import WaitingAssignment
from tests.factories import GOLDEN_DAY, a_company, a_submission, a_user, an_assessment

pytestmark = pytest.mark.django_db
DAY = date(2027, 1, 15)
NAME = ContextName(product="Cotton", region="China (CN)", issue="Forced labour", stages=())


@pytest.fixture(autouse=True)
def _golden_day():
    with time_machine.travel(GOLDEN_DAY), translation.override("en"):
        yield


def an_ending(day: date) -> Ending:
    return Ending(
        pk=uuid4(), title="Policy", company="", expires_on=day, is_expired=False, address="/e/"
    )


def asked(day: date | None) -> WaitingAssignment:
    return WaitingAssignment(
        pk=uuid4(),
        what="B03. Facts",
        company="",
        context=NAME,
        by="",
        note="",
        due_on=day,
        is_overdue=False,
    )


def agenda(rows=(), assignments=(), endings=()):
    return agenda_of(rows, assignments, endings, on=GOLDEN_DAY)


def test_the_day_of_signing_leads_to_the_assessment():
    company = a_company()
    user = a_user(company)
    assessment = an_assessment(company, by=user)
    plan(assessment, DAY, by=user)

    (found,) = agenda(rows_of(user, on=GOLDEN_DAY))

    assert (found.occasion, found.day, found.pk) == (Occasion.SIGNING, DAY, assessment.pk)
    assert (
        found.about == "Yarn, fabric and apparel, Xinjiang Uygur Autonomous Region, China (CN-XJ)"
    )
    assert found.address == reverse("assessments:show", args=[assessment.pk])


def test_a_signed_decision_is_looked_at_again_on_its_day():
    submission = a_submission()

    (found,) = agenda(rows_of(submission.prepared_by, on=GOLDEN_DAY))

    assert found.occasion is Occasion.REVIEW
    assert found.day.isoformat() == submission.content["answers"]["F10"]["value"]


def test_of_an_earlier_year_nothing_is_planned_any_more():
    submission = a_submission()
    rows = rows_of(submission.prepared_by, on=GOLDEN_DAY)
    assessment = submission.assessment
    later = Assessment(context=assessment.context, year=assessment.year + 1)
    row = type(rows[0])(assessment=later, name=rows[0].name)

    assert agenda([row, *rows]) == []


def test_everything_stands_in_the_order_of_the_days():
    found = agenda((), [asked(date(2026, 12, 5)), asked(None)], [an_ending(date(2026, 12, 3))])

    assert [each.occasion for each in found] == [Occasion.EVIDENCE, Occasion.ASKED]
    assert [each.about for each in found] == ["Policy", "B03. Facts"]


def test_what_is_past_is_no_appointment_and_today_is():
    found = agenda((), [asked(date(2026, 11, 30))], [an_ending(GOLDEN_DAY)])

    assert [each.day for each in found] == [GOLDEN_DAY]


def test_every_occasion_has_a_title():
    assert set(TITLES) == set(Occasion)
