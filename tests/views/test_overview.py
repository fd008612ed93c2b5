from dataclasses import replace
from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from assessments.actions.answers import Given, finish_section, save
from assessments.actions.reviews import request_changes, take
from assessments.actions.submissions import request_approval
from assessments.models import Membership
from assessments.reports.progress import pages
from assessments.workflow import Role
from tests.factories import (
    GOLDEN_DAY,
    XINJIANG,
    a_company,
    a_programme,
    a_reviewer,
    a_secretariat,
    a_submission,
    a_user,
    an_assessment,
)

pytestmark = pytest.mark.django_db

TURKMENISTAN = replace(XINJIANG, region="TM", product="cotton")


@pytest.fixture(autouse=True)
def _golden_day():
    with time_machine.travel(GOLDEN_DAY):
        yield


def overview(client, user):
    user.language = "en"
    user.save()
    client.force_login(user)
    return client.get(reverse("overview:index"))


def desk(response, number=0):
    return response.context["desks"][number]


def shown(response) -> str:
    return response.content.decode()


def test_a_new_company_reads_what_to_do_first(client):
    company = a_company()

    response = overview(client, a_user(company))

    assert desk(response).is_empty
    assert "Begin with one risk context" in shown(response)
    assert f"{reverse('contexts:register')}?company={company.pk}" in shown(response)


def test_a_viewer_of_a_new_company_reads_who_can_begin(client):
    response = overview(client, a_user(a_company(), Role.VIEWER))

    assert reverse("contexts:register") not in shown(response)
    assert "A preparer or an approver of your company can register a context." in shown(response)


def test_somebody_without_a_company_reads_whom_to_ask(client):
    user = a_user()

    response = overview(client, user)

    assert response.context["desks"] == []
    assert "You do not belong to a company or secretariat yet" in shown(response)
    assert user.email in shown(response)


def test_an_analyst_reads_that_figures_come_later(client):
    response = overview(client, a_user(a_secretariat(), Role.ANALYST))

    assert "There are no sector figures yet" in shown(response)


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.LEAD])
def test_a_reviewer_goes_to_the_submissions(client, role):
    response = overview(client, a_user(a_secretariat(), role))

    assert response.status_code == 302
    assert response.headers["Location"] == reverse("submissions:index")


def test_a_reviewer_who_also_works_for_a_company_stays(client):
    user = a_user(a_secretariat(), Role.REVIEWER)
    company = a_company()
    Membership.objects.create(user=user, organisation=company, role=Role.VIEWER)

    assert desk(overview(client, user)).company == company


def test_go_on_leads_to_the_next_unfinished_section_of_what_was_worked_on_last(client):
    company = a_company()
    user = a_user(company)
    first = an_assessment(company, by=user)
    an_assessment(company, place=TURKMENISTAN, by=user)
    with time_machine.travel(date(2026, 12, 2)):
        save(first, {"P01": Given(value="direct")}, by=user)
    finish_section(first, "P", is_done=True, by=user)

    next_up = desk(overview(client, user)).next_up

    assert next_up.address == reverse("sections:edit", args=[first.pk, "A"])
    assert next_up.title == "Yarn, fabric and apparel: A. Policy and responsibility"


def test_go_on_leads_to_the_check_when_all_sections_are_done(client):
    company = a_company()
    user = a_user(company)
    assessment = an_assessment(company, case="G10", by=user)
    for section in pages(assessment.questionnaire):
        finish_section(assessment, section.key, is_done=True, by=user)

    next_up = desk(overview(client, user)).next_up

    assert next_up.address == reverse("assessments:check", args=[assessment.pk])


def test_a_viewer_has_nothing_to_go_on_with(client):
    company = a_company()
    an_assessment(company)

    response = overview(client, a_user(company, Role.VIEWER))

    assert desk(response).next_up is None
    assert desk(response).waiting == 0


def test_a_signature_that_somebody_waits_for_goes_first(client):
    company = a_company()
    preparer, approver = a_user(company), a_user(company, Role.APPROVER)
    an_assessment(company, by=approver)
    assessment = an_assessment(company, case="G10", place=TURKMENISTAN, by=preparer)
    request_approval(assessment, declared=True, by=preparer)

    found = desk(overview(client, approver))

    assert found.next_up.address == reverse("assessments:check", args=[assessment.pk])
    assert [row.assessment for row in found.to_sign] == [assessment]
    assert found.waiting == 1


def test_who_asked_for_approval_is_not_asked_to_sign(client):
    company = a_company()
    approver = a_user(company, Role.APPROVER)
    assessment = an_assessment(company, case="G10", by=approver)
    request_approval(assessment, declared=True, by=approver)

    assert desk(overview(client, approver)).to_sign == []


def test_hard_requirements_are_counted_where_somebody_waits(client):
    company = a_company()
    preparer = a_user(company)
    assessment = an_assessment(company, case="G10", by=preparer)
    draft = shown(overview(client, preparer))
    request_approval(assessment, declared=True, by=preparer)

    waiting = shown(overview(client, preparer))

    assert "hard requirement" not in draft
    assert "1 hard requirement open" in waiting


def test_what_the_secretariat_asked_is_told_with_its_reason(client):
    submission = a_submission()
    reviewer = a_reviewer(submission)
    take(submission, by=reviewer)
    request_changes(submission, "Name your <sources>.", by=reviewer)

    response = overview(client, submission.prepared_by)

    assert [row.assessment for row in desk(response).to_change] == [submission.assessment]
    assert "Name your &lt;sources&gt;." in shown(response)


def test_what_was_signed_shows_score_and_band(client):
    submission = a_submission()

    page = shown(overview(client, submission.prepared_by))

    assert "<strong>84.0</strong> – Insufficiently substantiated" in page


def test_a_context_of_last_year_offers_to_start_this_years_assessment(client):
    company = a_company()
    user = a_user(company)
    with time_machine.travel(date(2025, 12, 1)):
        context = an_assessment(company, by=user).context

    response = overview(client, user)

    assert [each.context for each in desk(response).unbegun] == [context]
    assert "Start the assessment of 2026" in shown(response)
    assert reverse("contexts:assess", args=[context.pk]) in shown(response)


def test_a_viewer_cannot_start_it(client):
    company = a_company()
    with time_machine.travel(date(2025, 12, 1)):
        an_assessment(company)

    page = shown(overview(client, a_user(company, Role.VIEWER)))

    assert "Start the assessment of 2026" not in page


def test_an_unfinished_draft_of_last_year_stays_among_what_is_worked_on(client):
    company = a_company()
    user = a_user(company)
    with time_machine.travel(date(2025, 12, 1)):
        assessment = an_assessment(company, by=user)

    found = desk(overview(client, user))

    assert [row.assessment for row in found.rows] == [assessment]
    assert found.earlier == []


def test_years_that_are_over_stand_below(client):
    with time_machine.travel(GOLDEN_DAY):
        submission = a_submission()
    with time_machine.travel(date(2027, 2, 1)):
        response = overview(client, submission.prepared_by)

    assert [row.submission for row in desk(response).earlier] == [submission]
    assert desk(response).rows == []
    assert "Earlier years" in shown(response)


def test_two_companies_lie_on_two_desks(client):
    one, other = a_company(), a_company()
    user = a_user(one)
    Membership.objects.create(user=user, organisation=other, role=Role.VIEWER)
    assessment = an_assessment(one, by=user)
    an_assessment(a_company(), by=None)

    response = overview(client, user)

    desks = {each.company: each for each in response.context["desks"]}
    assert set(desks) == {one, other}
    assert [row.assessment for row in desks[one].rows] == [assessment]
    assert desks[other].is_empty
    assert f"<h2>{one.name}</h2>" in shown(response)


@pytest.mark.parametrize("number", [1, 3])
def test_one_context_and_three_cost_the_same(client, number):
    company = a_company(a_programme())
    user = a_user(company)
    for region in ("CN-XJ", "TM", "BD")[:number]:
        an_assessment(company, place=replace(XINJIANG, region=region), case="G10", by=user)
    overview(client, user)

    with CaptureQueriesContext(connection) as queries:
        client.get(reverse("overview:index"))

    assert len(queries) == 12


def test_only_reading_is_possible(client):
    client.force_login(a_user(a_company()))

    assert client.post(reverse("overview:index")).status_code == 405
