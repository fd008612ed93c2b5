from dataclasses import replace
from datetime import date

import pytest
import time_machine
from django.utils import translation

from assessments.actions import contexts
from assessments.actions.answers import finish_section
from assessments.actions.contexts import QUESTIONNAIRE
from assessments.actions.reviews import request_changes, take
from assessments.actions.submissions import request_approval, withdraw
from assessments.questionnaires import library
from assessments.reports.portfolio import ORDER, rows_of, unbegun_of
from assessments.workflow import Role, Status
from tests.factories import (
    GOLDEN_DAY,
    XINJIANG,
    a_company,
    a_programme,
    a_reviewer,
    a_submission,
    a_user,
    an_assessment,
    golden,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _golden_day():
    with time_machine.travel(GOLDEN_DAY), translation.override("en"):
        yield


def rows(user):
    return rows_of(user, on=GOLDEN_DAY)


def test_a_draft_shows_how_far_it_is_and_what_was_decided():
    company = a_company(a_programme())
    user = a_user(company)
    assessment = an_assessment(company, case="G10", by=user)
    finish_section(assessment, "P", is_done=True, by=user)

    (row,) = rows(user)

    asked = set(golden("G10")["expected"]["visible"]) - {"Z01", "Z02"}
    assert row.assessment == assessment
    assert row.progress.asked == len(asked)
    assert row.progress.next_section.key == "A"
    assert row.headline.decision == "Stay under conditions"
    assert row.submission is None


def test_what_was_signed_shows_the_stored_result():
    submission = a_submission()

    (row,) = rows(submission.prepared_by)

    assert row.submission == submission
    assert (str(row.headline.score), row.headline.band) == ("84.0", "Insufficiently substantiated")
    assert row.progress is None


def test_what_was_withdrawn_before_it_was_signed_has_no_result():
    company = a_company()
    user = a_user(company)
    withdraw(an_assessment(company, by=user), "Stop.", by=a_user(company, Role.APPROVER))

    (row,) = rows(user)

    assert (row.headline, row.progress, row.submission) == (None, None, None)


def test_what_was_returned_shows_the_reason():
    submission = a_submission()
    reviewer = a_reviewer(submission)
    take(submission, by=reviewer)
    request_changes(submission, "Name your sources.", by=reviewer)

    (row,) = rows(submission.prepared_by)

    assert [each.reason for each in row.returns] == ["Name your sources."]
    assert row.progress is not None


def test_knock_outs_are_counted_only_where_an_approver_waits():
    company = a_company()
    user = a_user(company)
    assessment = an_assessment(company, case="G10", by=user)
    (draft,) = rows(user)

    request_approval(assessment, declared=True, by=user)
    (waiting,) = rows(user)

    assert draft.headline.knock_outs == waiting.headline.knock_outs == 1
    assert (draft.must_look_at, waiting.must_look_at) == (False, True)


def test_every_status_has_its_place_in_the_list():
    assert set(ORDER) == set(Status)


def test_what_somebody_must_act_on_comes_first():
    company = a_company(a_programme())
    user = a_user(company)
    an_assessment(company, by=user)
    assessment = an_assessment(company, case="G10", place=replace(XINJIANG, region="TM"), by=user)
    request_approval(assessment, declared=True, by=user)

    assert [row.assessment.status for row in rows(user)] == [
        Status.AWAITING_APPROVAL,
        Status.DRAFT,
    ]


def test_others_see_nothing():
    submission = a_submission()

    assert rows(a_reviewer(submission)) == []
    assert rows(a_user(a_company())) == []


def test_a_context_of_an_earlier_year_waits_to_be_begun():
    company = a_company()
    user = a_user(company)
    with time_machine.travel(date(2025, 12, 1)):
        old = an_assessment(company, by=user).context
    an_assessment(company, place=replace(XINJIANG, region="TM"), by=user)

    before = unbegun_of(user, library.current(QUESTIONNAIRE), on=GOLDEN_DAY)
    contexts.assess(old, by=user)
    after = unbegun_of(user, library.current(QUESTIONNAIRE), on=GOLDEN_DAY)

    assert [each.context for each in before] == [old]
    assert after == []


def some(number: int):
    company = a_company(a_programme())
    user = a_user(company)
    for region in ("CN-XJ", "TM", "BD")[:number]:
        an_assessment(company, place=replace(XINJIANG, region=region), case="G10", by=user)
    return user


@pytest.mark.parametrize("number", [1, 3])
def test_one_row_and_three_cost_the_same(number, django_assert_num_queries):
    user = some(number)

    with django_assert_num_queries(6):
        found = rows(user)

    assert len(found) == number


def planned(assessment, day):
    assessment.due_on = day
    assessment.save()
    return assessment


def test_what_is_due_first_comes_first_and_without_a_day_last():
    company = a_company()
    user = a_user(company)
    places = [replace(XINJIANG, region=region) for region in ("TM", "BD", "CN-XJ")]
    undated, late, soon = (an_assessment(company, place=each, by=user) for each in places)
    planned(late, date(2027, 3, 1))
    planned(soon, date(2026, 12, 9))

    assert [row.assessment for row in rows(user)] == [soon, late, undated]


@pytest.mark.parametrize(
    ("day", "days", "is_over", "is_near"),
    [
        (date(2026, 11, 30), -1, True, False),
        (date(2026, 12, 1), 0, False, True),
        (date(2026, 12, 15), 14, False, True),
        (date(2026, 12, 16), 15, False, False),
    ],
)
def test_the_days_that_are_left_are_told(day, days, is_over, is_near):
    company = a_company()
    user = a_user(company)
    planned(an_assessment(company, by=user), day)

    (row,) = rows(user)

    assert (row.due.days, row.due.is_over, row.due.is_near) == (days, is_over, is_near)


def test_what_was_signed_is_not_due_and_is_looked_at_again():
    submission = a_submission()
    planned(submission.assessment, date(2027, 1, 15))

    (row,) = rows(submission.prepared_by)

    assert row.due is None
    assert row.review_on.isoformat() == submission.content["answers"]["F10"]["value"]


def test_a_draft_tells_the_day_that_is_filled_in():
    company = a_company()
    user = a_user(company)
    an_assessment(company, case="G10", by=user)

    (row,) = rows(user)

    assert row.review_on.isoformat() == golden("G10")["input"]["answers"]["F10"]["value"]


def test_what_is_withdrawn_is_not_looked_at_again():
    submission = a_submission()
    withdraw(
        submission.assessment, "Stop.", by=a_user(submission.assessment.organisation, Role.APPROVER)
    )

    (row,) = rows(submission.prepared_by)

    assert (row.submission, row.review_on) == (submission, None)


def test_open_questions_are_told_only_while_they_can_be_answered():
    company = a_company()
    user = a_user(company)
    assessment = an_assessment(company, by=user)
    (draft,) = rows(user)

    assessment.status = Status.AWAITING_APPROVAL
    assessment.save()
    (waiting,) = rows(user)

    assert "P01" in draft.open_questions
    assert waiting.open_questions == ()
