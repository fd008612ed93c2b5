from dataclasses import replace

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from assessments.actions.answers import finish_section
from assessments.actions.reviews import request_changes, take
from assessments.actions.submissions import request_approval, send_back
from assessments.models import Assessment, Report
from assessments.reports.progress import pages
from assessments.workflow import Role, Status
from tests.factories import (
    GOLDEN_DAY,
    XINJIANG,
    a_company,
    a_programme,
    a_reviewer,
    a_second_year,
    a_submission,
    a_user,
    an_assessment,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _golden_day():
    with time_machine.travel(GOLDEN_DAY):
        yield


@pytest.fixture
def company():
    return a_company(a_programme())


def english(client, user):
    user.language = "en"
    user.save()
    client.force_login(user)
    return user


def address(name, assessment) -> str:
    return reverse(f"assessments:{name}", args=[assessment.pk])


def shown(response) -> str:
    return response.content.decode()


def show(client, assessment, user) -> str:
    english(client, user)
    return shown(client.get(address("show", assessment)))


# The task list.


def test_the_task_list_leads_to_every_section_and_to_the_check(client, company):
    user = a_user(company)
    assessment = an_assessment(company, case="G10", by=user)

    page = show(client, assessment, user)

    for section in pages(assessment.questionnaire):
        assert reverse("sections:edit", args=[assessment.pk, section.key]) in page
    assert address("check", assessment) in page
    assert address("result", assessment) in page
    assert reverse("organisations:edit", args=[company.pk]) in page


def test_the_task_list_counts_questions_and_says_what_is_asked_once_a_year(client, company):
    user = a_user(company)
    assessment = an_assessment(company, case="G10", by=user)
    finish_section(assessment, "A", is_done=True, by=user)

    english(client, user)
    response = client.get(address("show", assessment))

    found = {each.section.key: each.section for each in response.context["company_tasks"]}
    assert list(found) == ["A"]
    assert "4 questions, all answered" in shown(response)
    assert "asked once a year, for all your contexts" in shown(response)
    assert "1 of them asked once a year" in shown(response)
    assert "Done" in shown(response)


def test_the_task_list_says_that_an_earlier_year_stands_ready_only_when_there_is_one(
    client, company
):
    preparer = a_user(company)
    second = a_second_year(company, by=preparer)
    first = an_assessment(company, place=replace(XINJIANG, region="TM"), by=preparer)

    told = [
        "You take them over one by one" in show(client, each, preparer) for each in (second, first)
    ]

    assert told == [True, False]


def test_the_task_list_says_what_the_risk_table_says(client, company):
    user = a_user(company)
    assessment = an_assessment(company, by=user)

    page = show(client, assessment, user)

    assert "What the risk table says" in page
    assert "Minister voor BHOS" in page


def test_the_task_list_proposes_the_linked_context(client, company):
    user = a_user(company)
    place = replace(XINJIANG, region="BD", product="apparel")
    assessment = an_assessment(company, place=place, by=user)

    page = show(client, assessment, user)

    link = f"{reverse('contexts:register')}?region=CN-XJ&amp;product=cotton&amp;issue=forced_labour"
    assert link in page


def test_the_task_list_names_who_works_on_it_and_what_happened(client, company):
    user = a_user(company, name="Ada")
    a_user(company, Role.APPROVER, name="Ben")
    assessment = an_assessment(company, by=user)

    page = show(client, assessment, user)

    assert "<strong>Ada</strong> (you)" in page
    assert "<strong>Ben</strong>" in page
    assert "Assessment started" in page


def test_the_reason_of_the_approver_stands_at_the_top(client, company):
    preparer, approver = a_user(company), a_user(company, Role.APPROVER)
    assessment = an_assessment(company, case="G10", by=preparer)
    request_approval(assessment, declared=True, by=preparer)
    send_back(assessment, "F06 is <thin>.", by=approver)

    page = show(client, assessment, preparer)

    assert "The approver sent the assessment back" in page
    assert "F06 is &lt;thin&gt;." in page
    assert page.index("F06 is") < page.index("stage-1")
    assert "Changes requested" in page


def test_the_reason_of_the_secretariat_stands_at_the_top(client):
    submission = a_submission()
    reviewer = a_reviewer(submission)
    take(submission, by=reviewer)
    request_changes(submission, "Name your sources.", by=reviewer)

    page = show(client, submission.assessment, submission.prepared_by)

    assert "The secretariat asks for changes to number 1" in page
    assert reverse("submissions:show", args=[submission.pk]) in page


def test_an_approver_finds_that_they_can_sign(client, company):
    preparer, approver = a_user(company), a_user(company, Role.APPROVER)
    assessment = an_assessment(company, case="G10", by=preparer)
    request_approval(assessment, declared=True, by=preparer)

    assert "Check and sign for your company" in show(client, assessment, approver)
    assert "Check and sign for your company" not in show(client, assessment, preparer)


def test_what_was_signed_asks_for_nothing_any_more(client):
    submission = a_submission()

    page = show(client, submission.assessment, submission.prepared_by)

    assert "Locked" in page
    assert "Make a draft report" not in page
    assert "all answered" in page
    assert "tag--info" not in page.partition('id="stage-2"')[2]
    assert reverse("submissions:show", args=[submission.pk]) in page


@pytest.mark.parametrize(
    ("role", "can_withdraw"),
    [(Role.PREPARER, False), (Role.APPROVER, True), (Role.VIEWER, False)],
)
def test_withdrawing_is_offered_to_approvers(client, company, role, can_withdraw):
    assessment = an_assessment(company)

    page = show(client, assessment, a_user(company, role))

    assert (address("withdraw", assessment) in page) is can_withdraw


@pytest.mark.parametrize("name", ["show", "withdraw", "draft"])
def test_others_find_nothing(client, company, name):
    submission = a_submission()
    strangers = [a_user(), a_user(a_company()), a_reviewer(submission)]

    for stranger in strangers:
        client.force_login(stranger)
        assert client.get(address(name, submission.assessment)).status_code in {404, 405}
        assert client.post(address(name, submission.assessment)).status_code in {404, 405}


def test_the_task_list_costs_the_same_for_every_company(client, company):
    user = a_user(company)
    assessment = an_assessment(company, case="G10", by=user)
    show(client, assessment, user)
    with CaptureQueriesContext(connection) as few:
        client.get(address("show", assessment))
    for _ in range(3):
        a_user(company)

    with CaptureQueriesContext(connection) as many:
        client.get(address("show", assessment))

    assert len(few) == len(many)
    assert len(few) <= 22


# A draft of the report.


def test_a_draft_is_asked_for_in_a_language(client, company):
    viewer = english(client, a_user(company, Role.VIEWER))
    assessment = an_assessment(company)

    response = client.post(address("draft", assessment), {"language": "en"})

    report = Report.objects.get()
    assert (report.assessment, report.submission, report.language) == (assessment, None, "en")
    assert report.requested_by == viewer
    assert response.headers["Location"] == reverse("reports:state", args=[report.pk])


def test_a_new_draft_takes_the_place_of_the_old(client, company):
    english(client, a_user(company))
    assessment = an_assessment(company)

    for language in ["nl", "en", "nl"]:
        client.post(address("draft", assessment), {"language": language})

    assert sorted(Report.objects.values_list("language", flat=True)) == ["en", "nl"]


def test_a_draft_in_no_language_is_refused_with_a_sentence(client, company):
    english(client, a_user(company))
    assessment = an_assessment(company)

    response = client.post(address("draft", assessment), {"language": "fr"}, follow=True)

    assert "Choose the language of the draft report." in shown(response)
    assert not Report.objects.exists()


def test_somebody_without_a_company_role_gets_no_draft(client, company):
    english(client, a_user(company, Role.LEAD))
    assessment = an_assessment(company)

    response = client.post(address("draft", assessment), {"language": "nl"})

    assert response.status_code == 403


# Withdrawing.


def test_withdrawing_is_confirmed_on_a_page_of_its_own(client, company):
    assessment = an_assessment(company)
    english(client, a_user(company, Role.APPROVER))

    page = shown(client.get(address("withdraw", assessment)))

    assert "This cannot be undone." in page
    assert Assessment.objects.get().status == Status.DRAFT


def test_withdrawing_without_a_reason_asks_for_it(client, company):
    assessment = an_assessment(company)
    english(client, a_user(company, Role.APPROVER))

    response = client.post(address("withdraw", assessment), {"reason": " "})

    assert response.status_code == 200
    assert '<a href="#id_reason">Give a reason.</a>' in shown(response)
    assert Assessment.objects.get().status == Status.DRAFT


def test_withdrawing_with_a_reason_is_done(client, company):
    assessment = an_assessment(company)
    english(client, a_user(company, Role.APPROVER))

    response = client.post(address("withdraw", assessment), {"reason": "We stopped."}, follow=True)

    assert Assessment.objects.get().status == Status.WITHDRAWN
    assert "The assessment is withdrawn." in shown(response)
    assert "We stopped." in shown(response)


def test_a_preparer_reads_who_can_withdraw(client, company):
    assessment = an_assessment(company)
    english(client, a_user(company))

    response = client.get(address("withdraw", assessment))

    assert response.status_code == 200
    assert "Only an approver of the company can withdraw the assessment." in shown(response)
    assert '<button type="submit" class="btn btn--danger">' not in shown(response)


def test_withdrawing_what_is_being_reviewed_is_refused_and_the_text_stays(client):
    submission = a_submission()
    take(submission, by=a_reviewer(submission))
    english(client, submission.signed_by)

    response = client.post(address("withdraw", submission.assessment), {"reason": "A long story."})

    assert response.status_code == 409
    assert "The secretariat is reviewing this assessment." in shown(response)
    assert "A long story." in shown(response)
