from dataclasses import replace
from datetime import date

import pytest
import time_machine
from django.urls import reverse
from django.utils import translation

from assessments.actions.answers import Given, finish_section, save
from assessments.actions.deadlines import plan
from assessments.reports.portfolio import rows_of
from assessments.reports.progress import pages
from assessments.reports.waiting import waiting_for
from assessments.views.next_up import last_worked_on, next_up_of
from tests.factories import (
    GOLDEN_DAY,
    XINJIANG,
    a_company,
    a_user,
    an_assessment,
    an_assignment,
)

pytestmark = pytest.mark.django_db
TURKMENISTAN = replace(XINJIANG, region="TM", product="cotton")


@pytest.fixture(autouse=True)
def _golden_day():
    with time_machine.travel(GOLDEN_DAY), translation.override("en"):
        yield


@pytest.fixture
def company():
    return a_company()


@pytest.fixture
def user(company):
    return a_user(company)


def next_up(user, to_sign=()):
    rows = rows_of(user, on=GOLDEN_DAY)
    asked = waiting_for(user, on=GOLDEN_DAY).assignments
    return next_up_of(to_sign, rows, asked, last_worked_on(user, rows))


def section(assessment, key):
    return reverse("sections:edit", args=[assessment.pk, key])


def test_one_goes_on_at_the_very_question(company, user):
    an_assessment(company, place=TURKMENISTAN, by=user)
    assessment = an_assessment(company, by=user)
    save(assessment, {"B03": Given(value="facts")}, by=user)

    found = next_up(user)

    assert found.address == f"{section(assessment, 'B')}#div_id_B03"
    assert found.title == ("Yarn, fabric and apparel: B. Risks to people, question B03")


def test_an_answer_about_the_company_leads_to_what_is_due_first(company, user):
    an_assessment(company, by=user)
    urgent = an_assessment(company, place=TURKMENISTAN, by=user)
    plan(urgent, date(2026, 12, 9), by=user)
    save(urgent, {"A02": Given(value="l1")}, by=user)

    assert next_up(user).address == f"{section(urgent, 'A')}#div_id_A02"


def test_what_a_colleague_answered_is_not_where_one_was(company, user):
    mine = an_assessment(company, by=user)
    other = an_assessment(company, place=TURKMENISTAN, by=user)
    save(mine, {"B03": Given(value="facts")}, by=user)
    with time_machine.travel(date(2026, 12, 2)):
        save(other, {"B03": Given(value="facts")}, by=a_user(company))

    assert next_up(user).address == f"{section(mine, 'B')}#div_id_B03"


def test_a_section_that_is_done_leads_to_the_next(company, user):
    assessment = an_assessment(company, by=user)
    save(assessment, {"P01": Given(value="direct")}, by=user)
    finish_section(assessment, "P", is_done=True, by=user)

    found = next_up(user)

    assert found.address == section(assessment, "A")
    assert found.title == "Yarn, fabric and apparel: A. Policy and responsibility"


def test_when_all_sections_are_done_the_answers_are_checked(company, user):
    assessment = an_assessment(company, case="G10", by=user)
    for each in pages(assessment.questionnaire):
        finish_section(assessment, each.key, is_done=True, by=user)

    assert next_up(user).address == reverse("assessments:check", args=[assessment.pk])


def test_who_did_nothing_yet_begins_with_what_is_due_first(company, user):
    colleague = a_user(company)
    an_assessment(company, by=user)
    urgent = an_assessment(company, place=TURKMENISTAN, by=user)
    plan(urgent, date(2026, 12, 9), by=user)

    assert next_up(colleague).address == section(urgent, "P")


def test_a_signature_goes_before_all_else(company, user):
    assessment = an_assessment(company, by=user)
    save(assessment, {"B03": Given(value="facts")}, by=user)
    rows = rows_of(user, on=GOLDEN_DAY)

    found = next_up(user, to_sign=rows)

    assert found.address == reverse("assessments:check", args=[assessment.pk])
    assert found.button == "Check and sign"


def test_a_late_question_of_a_colleague_goes_before_ones_own_work(company, user):
    colleague = a_user(company, name="Marieke")
    assessment = an_assessment(company, by=user)
    asked = an_assignment(assessment, user, "B03", by=colleague, due_on=date(2026, 11, 30))

    found = next_up(user)

    assert found.address == reverse("asked:answer", args=[asked.pk])
    assert found.text == f"Marieke of {company.name} asks you to answer this."


def test_a_question_that_can_wait_comes_after_ones_own_work(company, user):
    assessment = an_assessment(company, by=user)
    an_assignment(assessment, user, "B03", by=a_user(company), due_on=date(2026, 12, 30))

    assert next_up(user).address == section(assessment, "P")


def test_a_guest_goes_to_the_question(company, user):
    assessment = an_assessment(company, by=user)
    asked = an_assignment(assessment, user, "B03", by=a_user(company))
    waiting = waiting_for(user, on=GOLDEN_DAY).assignments

    found = next_up_of([], [], waiting, None)

    assert found.address == reverse("asked:answer", args=[asked.pk])


def test_an_empty_house_has_nothing_next():
    assert next_up(a_user(a_company())) is None
