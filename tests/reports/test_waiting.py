from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation

from assessments.actions.remarks import add
from assessments.reports.context_names import name_of
from assessments.reports.waiting import subject, waiting_for
from tests.factories import a_company, a_guest, a_user, an_assessment, an_assignment

pytestmark = pytest.mark.django_db
DAY = date(2026, 12, 1)


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def company():
    return a_company()


@pytest.fixture
def preparer(company):
    return a_user(company, name="Marieke")


@pytest.fixture
def colleague(company):
    return a_user(company)


@pytest.fixture
def draft(company, preparer):
    return an_assessment(company, by=preparer)


def test_what_is_asked_is_told_whole(draft, preparer, colleague, company):
    late = DAY - timedelta(days=1)
    asked = an_assignment(draft, colleague, "D", by=preparer, note="Please", due_on=late)

    (found,) = waiting_for(colleague, on=DAY).assignments

    assert found.what == "Section D. Can you investigate and have influence here?"
    assert (found.company, found.by, found.note) == (company.name, "Marieke", "Please")
    assert found.context == name_of(draft.context, draft.questionnaire)
    assert (found.due_on, found.is_overdue) == (late, True)
    assert found.address == reverse("asked:answer", args=[asked.pk])


def test_what_is_due_first_comes_first_and_without_a_day_last(draft, preparer, colleague):
    for code, days in (("B01", None), ("B02", 9), ("B03", 2)):
        due_on = DAY + timedelta(days=days) if days else None
        an_assignment(draft, colleague, code, by=preparer, due_on=due_on)

    found = waiting_for(colleague, on=DAY).assignments

    assert [each.what[:3] for each in found] == ["B03", "B02", "B01"]


def test_mention_is_told_with_where_it_was_said(draft, preparer, colleague):
    thread = add(draft, "B03", "Who knows this?", by=preparer, mentions=[colleague])

    (found,) = waiting_for(colleague, on=DAY).mentions

    assert (found.text, found.by, found.at) == ("Who knows this?", "Marieke", thread.at)
    assert found.what == subject(draft.questionnaire, "", "B03")
    assert found.address == f"/assessments/{draft.pk}/questions/B03/#remark-{thread.pk}"


def test_number_counts_both(draft, preparer, colleague):
    assert len(waiting_for(colleague, on=DAY)) == 0

    an_assignment(draft, colleague, by=preparer)
    add(draft, "B03", "Who knows this?", by=preparer, mentions=[colleague])

    assert len(waiting_for(colleague, on=DAY)) == 2


def test_guest_has_what_was_asked_only(draft, preparer, company):
    guest = a_guest(company, by=preparer)
    an_assignment(draft, guest, by=preparer)
    add(draft, "B03", "Who knows this?", by=preparer)

    found = waiting_for(guest, on=timezone.localdate())

    assert (len(found.assignments), found.mentions) == (1, ())


@pytest.mark.parametrize("number", [1, 3])
def test_number_of_queries_is_the_same_for_one_and_three(draft, preparer, colleague, number):
    for code in ("B01", "B02", "B03")[:number]:
        an_assignment(draft, colleague, code, by=preparer)
        add(draft, code, "Who knows this?", by=preparer, mentions=[colleague])

    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert len(waiting_for(colleague, on=DAY)) == 2 * number

    assert len(queries) == 2


def test_subject_is_in_the_readers_language(draft):
    with translation.override("nl"):
        assert subject(draft.questionnaire, "C", "").endswith("C. Inzicht in de keten")
