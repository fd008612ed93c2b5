import pytest
import time_machine
from django.urls import reverse

from assessments.models import Report
from assessments.reports.publishing import keep
from assessments.workflow import Role
from tests.factories import GOLDEN_DAY, a_company, a_reviewer, a_submission, a_user, an_assessment

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}


@pytest.fixture
def draft():
    """A draft that is being made."""
    with time_machine.travel(GOLDEN_DAY):
        assessment = an_assessment()
        user = a_user(assessment.organisation)
        return Report.objects.create(assessment=assessment, language="nl", requested_by=user)


@pytest.fixture
def ready(draft):
    keep(draft, b"%PDF-1.7 kept")
    draft.refresh_from_db()
    return draft


def get(client, user, name, report, **headers):
    client.force_login(user)
    return client.get(reverse(name, args=[report.pk]), headers=headers)


def test_a_ready_report_is_downloaded_under_a_good_name(client, ready):
    response = get(client, ready.requested_by, "reports:file", ready)

    assert b"".join(response.streaming_content) == b"%PDF-1.7 kept"
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"].startswith(
        'attachment; filename="verantwoording_company'
    )
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "no-store"


@pytest.mark.parametrize("state", [Report.State.WAITING, Report.State.FAILED])
def test_a_report_that_is_not_ready_cannot_be_downloaded(client, draft, state):
    Report.objects.update(state=state)

    assert get(client, draft.requested_by, "reports:file", draft).status_code == 404


@pytest.mark.parametrize("name", ["reports:file", "reports:state"])
def test_a_stranger_finds_no_report(client, ready, name):
    stranger = a_user(a_company(), Role.APPROVER)

    assert get(client, stranger, name, ready).status_code == 404


@time_machine.travel(GOLDEN_DAY)
@pytest.mark.parametrize(("role", "status"), [(Role.REVIEWER, 200), (Role.ANALYST, 404)])
def test_who_reviews_a_submission_sees_its_reports(client, role, status):
    submission = a_submission()
    report = submission.reports.first()

    response = get(client, a_reviewer(submission, role), "reports:state", report)

    assert response.status_code == status


def test_a_report_in_preparation_shows_where_to_look_again(client, draft):
    response = get(client, draft.requested_by, "reports:state", draft)

    page = response.content.decode()
    assert response.status_code == 200
    again = reverse("reports:state", args=[draft.pk])
    assert (page.count(f'hx-get="{again}"'), page.count(f'href="{again}"')) == (1, 1)
    assert f'href="{reverse("reports:file", args=[draft.pk])}"' not in page


def test_a_ready_report_shows_its_link_size_and_digest(client, ready):
    page = get(client, ready.requested_by, "reports:state", ready).content.decode()

    assert reverse("reports:file", args=[ready.pk]) in page
    assert ready.sha256 in page
    assert "hx-get" not in page


def test_a_report_whose_file_is_gone_is_told_so_and_its_page_still_opens(client, ready):
    ready.pdf.storage.delete(ready.pdf.name)
    ready.requested_by.language = "en"
    ready.requested_by.save()

    page = get(client, ready.requested_by, "reports:file", ready)
    about = get(client, ready.requested_by, "reports:state", ready)

    assert (page.status_code, about.status_code) == (404, 200)
    assert "This file cannot be found" in page.content.decode()


def test_a_failed_report_says_that_nothing_is_lost(client, draft):
    Report.objects.update(state=Report.State.FAILED)

    page = get(client, draft.requested_by, "reports:state", draft).content.decode()

    assert "tag--error" in page
    assert "hx-get" not in page


def test_a_page_that_keeps_asking_hears_nothing_until_it_is_ready(client, draft):
    assert get(client, draft.requested_by, "reports:state", draft, **HTMX).status_code == 204


def test_a_page_that_keeps_asking_gets_the_link_and_stops(client, ready):
    response = get(client, ready.requested_by, "reports:state", ready, **HTMX)

    page = response.content.decode()
    assert response.status_code == 286
    assert reverse("reports:file", args=[ready.pk]) in page
    assert "<html" not in page


def test_reports_are_only_read(client, ready):
    client.force_login(ready.requested_by)

    found = [
        client.post(reverse(name, args=[ready.pk])).status_code
        for name in ("reports:file", "reports:state")
    ]
    assert found == [405, 405]
