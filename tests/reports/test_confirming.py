from datetime import date

import pytest
import time_machine

from assessments.actions import contexts
from assessments.actions.answers import Given, save
from assessments.questionnaires.questions import CarryForward
from assessments.reports.confirming import confirmable_in
from assessments.reports.portfolio import rows_of
from tests.factories import GOLDEN_DAY, a_company, a_programme, a_submission, a_user, an_assessment

pytestmark = pytest.mark.django_db
NEXT_YEAR = date(2027, 3, 1)


def continued():
    """Last year's signed context, assessed again; and who does that."""
    company = a_company(a_programme())
    with time_machine.travel(GOLDEN_DAY):
        submission = a_submission(company)
    user = a_user(company)
    with time_machine.travel(NEXT_YEAR):
        assessment = contexts.assess(submission.assessment.context, by=user)
    return submission, assessment, user


def confirmable(user):
    with time_machine.travel(NEXT_YEAR):
        return confirmable_in(rows_of(user, on=NEXT_YEAR))


def test_open_questions_that_may_be_answered_as_before_are_counted():
    submission, assessment, user = continued()
    with time_machine.travel(NEXT_YEAR):
        (row,) = (r for r in rows_of(user, on=NEXT_YEAR) if r.assessment == assessment)
    answered = submission.content["answers"]
    offered = [
        code
        for code in row.open_questions
        if code in answered
        and answered[code]["value"] not in (None, "", [], {})
        and assessment.questionnaire.question(code).carry_forward is CarryForward.CONFIRM
    ]

    assert confirmable(user) == {assessment.pk: len(offered)}
    assert offered


def test_what_is_answered_now_is_not_counted():
    _submission, assessment, user = continued()
    before = confirmable(user)[assessment.pk]
    with time_machine.travel(NEXT_YEAR):
        save(assessment, {"P02": Given(value=None), "A02": Given(value="l1")}, by=user)

    assert confirmable(user) == {assessment.pk: before - 1}


def test_a_first_year_has_nothing_to_confirm(django_assert_num_queries):
    company = a_company()
    user = a_user(company)
    an_assessment(company, by=user)
    with time_machine.travel(NEXT_YEAR):
        rows = rows_of(user, on=NEXT_YEAR)

    with django_assert_num_queries(0):
        assert confirmable_in(rows) == {}
