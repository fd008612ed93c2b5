"""An assessment as a workbook, out and in."""

import pytest
from django.urls import reverse

from assessments.models import Assessment, Intake
from assessments.workflow import Role, Status
from tests.factories import a_user, an_assessment
from tests.workbooks.filling import Sheets, an_upload

pytestmark = pytest.mark.django_db


@pytest.fixture
def assessment(client):
    assessment = an_assessment(case="G10")
    client.force_login(assessment.created_by)
    return assessment


def page_of(assessment):
    return reverse("workbooks:show", args=[assessment.pk])


def downloaded(client, assessment, language="nl"):
    return client.get(reverse("workbooks:file", args=[assessment.pk, language]))


def changed(client, assessment):
    sheets = Sheets(downloaded(client, assessment).content)
    sheets.put("B03", "Offline getypt.")
    return sheets.content()


def test_workbook_is_brought_back_and_shown_before_anything_is_saved(client, assessment):
    response = client.post(page_of(assessment), {"file": an_upload(changed(client, assessment))})

    intake = Intake.objects.get()
    assert response["Location"] == reverse("intakes:show", args=[intake.pk])
    assert (set(intake.given), intake.by, intake.file_name) == (
        {"B03"},
        assessment.created_by,
        "answers.xlsx",
    )
    assert assessment.sheet.answers.get(question="B03").value != "Offline getypt."


def test_page_leads_to_what_still_waits(client, assessment):
    client.post(page_of(assessment), {"file": an_upload(changed(client, assessment))})

    page = client.get(page_of(assessment)).content.decode()

    assert reverse("intakes:show", args=[Intake.objects.get().pk]) in page


@pytest.mark.parametrize(
    ("content", "name"), [(b"", "a.xlsx"), (b"PK\x03\x04", "a.xlsx"), (b"a;b", "a.csv")]
)
def test_file_that_cannot_be_used_gets_a_sentence_and_leaves_nothing(
    client, assessment, content, name
):
    page = client.post(page_of(assessment), {"file": an_upload(content, name)})

    assert page.status_code == 200
    assert page.context["form"].has_error("file")
    assert not Intake.objects.exists()


def test_form_without_a_file_gets_a_sentence(client, assessment):
    page = client.post(page_of(assessment))

    assert page.context["form"].has_error("file", "required")


def test_name_of_a_file_cannot_be_too_long(client, assessment):
    page = client.post(page_of(assessment), {"file": an_upload(b"PK", "a" * 300 + ".xlsx")})

    assert page.status_code == 200
    assert page.context["form"].has_error("file")


def test_viewer_downloads_and_brings_nothing_in(client, assessment):
    content = changed(client, assessment)
    client.force_login(a_user(assessment.organisation, Role.VIEWER))

    page = client.post(page_of(assessment), {"file": an_upload(content)})

    assert downloaded(client, assessment).status_code == 200
    assert page.status_code == 409
    assert not Intake.objects.exists()


def test_locked_assessment_can_be_downloaded_and_takes_nothing_in(client, assessment):
    content = changed(client, assessment)
    Assessment.objects.update(status=Status.AWAITING_APPROVAL)

    page = client.post(page_of(assessment), {"file": an_upload(content)})

    assert (page.status_code, downloaded(client, assessment).status_code) == (409, 200)
    assert 'enctype="multipart/form-data"' not in page.content.decode()


def test_language_that_is_not_spoken_is_not_found(client, assessment):
    assert downloaded(client, assessment, "de").status_code == 404
