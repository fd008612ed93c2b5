from dataclasses import replace
from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from icalendar import Calendar

from assessments.actions.deadlines import plan
from assessments.actions.remarks import add
from assessments.actions.reviews import request_changes, take
from assessments.actions.submissions import request_approval
from assessments.models import Membership
from assessments.views.overview import SHOWN
from assessments.workflow import Role
from tests.factories import (
    GOLDEN_DAY,
    XINJIANG,
    a_company,
    a_guest,
    a_programme,
    a_reviewer,
    a_secretariat,
    a_submission,
    a_user,
    an_assessment,
    an_assignment,
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
    return response.context["overview"].desks[number]


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

    assert response.context["overview"].desks == []
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


def test_years_that_are_over_stand_below(client):
    with time_machine.travel(GOLDEN_DAY):
        submission = a_submission()
    with time_machine.travel(date(2027, 2, 1)):
        response = overview(client, submission.prepared_by)

    assert [row.submission for row in desk(response).earlier] == [submission]
    assert desk(response).rows == []
    assert "Earlier years" in shown(response)


def test_only_reading_is_possible(client):
    client.force_login(a_user(a_company()))

    assert client.post(reverse("overview:index")).status_code == 405


def test_two_companies_lie_on_two_desks(client):
    one, other = a_company(), a_company()
    user = a_user(one)
    Membership.objects.create(user=user, organisation=other, role=Role.VIEWER)

    page = shown(overview(client, user))

    assert f'<p class="eyebrow">{one.name}</p>' in page
    assert f'<p class="eyebrow">{other.name}</p>' in page


def test_a_signature_is_asked_of_the_approver(client):
    company = a_company()
    preparer, approver = a_user(company), a_user(company, Role.APPROVER)
    assessment = an_assessment(company, case="G10", place=TURKMENISTAN, by=preparer)
    request_approval(assessment, declared=True, by=preparer)

    response = overview(client, approver)

    found = response.context["overview"]
    assert found.next_up.address == reverse("assessments:check", args=[assessment.pk])
    assert (found.asked, len(found.waiting)) == (1, 0)


def test_a_question_of_a_colleague_is_asked_with_its_day(client):
    company = a_company()
    preparer, colleague = a_user(company, name="Marieke"), a_user(company)
    draft = an_assessment(company, by=preparer)
    asked = an_assignment(draft, colleague, "B03", by=preparer, due_on=date(2026, 12, 9))

    page = shown(overview(client, colleague))

    assert reverse("asked:answer", args=[asked.pk]) in page
    assert "asked by Marieke · answer before 9 December 2026" in page


def test_who_is_mentioned_finds_the_remark(client):
    company = a_company()
    preparer, colleague = a_user(company, name="Marieke"), a_user(company)
    add(an_assessment(company, by=preparer), "B03", "See?", by=preparer, mentions=[colleague])

    assert "Marieke mentions you in a remark" in shown(overview(client, colleague))


def test_a_guest_finds_only_what_was_asked(client):
    company = a_company()
    preparer = a_user(company)
    draft = an_assessment(company, by=preparer)
    guest = a_guest(company, by=preparer)
    asked = an_assignment(draft, guest, "B03", by=preparer)

    response = overview(client, guest)

    assert response.context["overview"].desks == []
    assert reverse("asked:answer", args=[asked.pk]) in shown(response)
    assert "Your risk contexts" not in shown(response)
    assert "Open actions" not in shown(response)


def test_an_empty_overview_says_what_will_stand_where(client):
    page = shown(overview(client, a_user(a_company())))

    assert "Nobody waits for you." in page
    assert "There are no days yet." in page
    assert "Nothing is left open." in page


def test_who_only_reads_has_no_open_actions(client):
    response = overview(client, a_user(a_company(), Role.VIEWER))

    assert response.context["overview"].loose_ends is None
    assert "Open actions" not in shown(response)


def test_an_open_remark_is_an_open_action(client):
    company = a_company()
    user = a_user(company)
    assessment = an_assessment(company, by=user)
    add(assessment, "B03", "Which source?", by=user)

    page = shown(overview(client, user))

    assert "1 open remark" in page
    assert reverse("remarks:index", args=[assessment.pk]) in page


def many(company, user):
    regions = ("AF", "BD", "CN", "ET", "ID", "IN", "KH", "MM", "PK", "TM", "VN")
    for region in regions:
        an_assessment(company, place=replace(XINJIANG, region=region), by=user)


def test_many_contexts_stand_in_a_table_that_can_be_filtered(client):
    company = a_company()
    user = a_user(company)
    many(company, user)
    overview(client, user)

    whole = client.get(reverse("overview:index"))
    some = client.get(reverse("overview:index"), {"q": "bangladesh"})
    none = client.get(reverse("overview:index"), {"show": "signed"})

    assert len(desk(whole).shown_rows) == 11
    assert [row.assessment.context.region for row in desk(some).shown_rows] == ["BD"]
    assert 'value="bangladesh"' in shown(some)
    assert "No context fits this filter." in shown(none)


def test_few_contexts_are_not_filtered(client):
    company = a_company()
    user = a_user(company)
    an_assessment(company, by=user)
    overview(client, user)

    response = client.get(reverse("overview:index"), {"q": "nothing like it"})

    assert len(desk(response).shown_rows) == 1


# The agenda.


def a_planned_assessment():
    company = a_company()
    user = a_user(company)
    assessment = an_assessment(company, by=user)
    plan(assessment, date(2027, 1, 15), by=user)
    return assessment, user


def test_the_agenda_shows_the_day_and_leads_to_a_file(client):
    assessment, user = a_planned_assessment()

    page = shown(overview(client, user))

    assert '<time datetime="2027-01-15">jan <b>15</b> 2027</time>' in page
    assert reverse("overview:appointment", args=["signing", assessment.pk]) in page
    assert "15 January 2027" in page


def test_all_days_come_in_one_file(client):
    assessment, user = a_planned_assessment()
    client.force_login(user)

    response = client.get(reverse("overview:agenda"))

    (event,) = Calendar.from_ical(response.content).walk("VEVENT")
    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert response.headers["Content-Disposition"] == 'attachment; filename="agenda.ics"'
    assert event["URL"].endswith(reverse("assessments:show", args=[assessment.pk]))


def test_one_day_comes_in_a_file_of_its_own(client):
    assessment, user = a_planned_assessment()
    other = an_assessment(assessment.organisation, place=TURKMENISTAN, by=user)
    plan(other, date(2027, 2, 1), by=user)
    client.force_login(user)

    response = client.get(reverse("overview:appointment", args=["signing", other.pk]))

    (event,) = Calendar.from_ical(response.content).walk("VEVENT")
    assert event.start == date(2027, 2, 1)


def test_a_day_of_another_company_does_not_exist(client):
    assessment, _user = a_planned_assessment()
    client.force_login(a_user(a_company()))

    response = client.get(reverse("overview:appointment", args=["signing", assessment.pk]))

    assert response.status_code == 404


def test_more_days_than_fit_are_in_the_file(client):
    company = a_company()
    user = a_user(company)
    many(company, user)
    for number, assessment in enumerate(company.assessments.all(), start=1):
        plan(assessment, date(2027, 1, number), by=user)

    response = overview(client, user)

    assert len(response.context["overview"].soonest) == SHOWN
    assert f"{11 - SHOWN} later days are in the file below." in shown(response)


@pytest.mark.parametrize("number", [1, 3])
def test_one_context_and_three_cost_the_same(client, number):
    company = a_company(a_programme())
    user, colleague = a_user(company), a_user(company)
    for region in ("CN-XJ", "TM", "BD")[:number]:
        place = replace(XINJIANG, region=region)
        assessment = an_assessment(company, place=place, case="G10", by=user)
        add(assessment, "B03", "See?", by=colleague, mentions=[user])
        an_assignment(assessment, user, "B03", by=colleague)
        plan(assessment, date(2027, 1, 15), by=user)
    overview(client, user)

    with CaptureQueriesContext(connection) as queries:
        client.get(reverse("overview:index"))

    assert len(queries) == 15
