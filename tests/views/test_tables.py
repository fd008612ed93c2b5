"""The rows of a table question from a file."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from assessments.actions import answers
from assessments.actions.answers import Given
from assessments.models import Intake
from assessments.workflow import Role
from tests.factories import a_user, an_assessment

pytestmark = pytest.mark.django_db
ROWS = b"name;region\nFabriek A;NL\nFabriek B;Atlantis\n"


@pytest.fixture
def assessment(client):
    assessment = an_assessment()
    client.force_login(assessment.created_by)
    return assessment


def address(assessment, name="upload", code="C01"):
    return reverse(f"tables:{name}", args=[assessment.pk, code])


def sent(client, assessment, content=ROWS, name="rows.csv"):
    return client.post(address(assessment), {"file": SimpleUploadedFile(name, content)})


def test_rows_are_shown_with_what_is_wrong_before_they_are_saved(client, assessment):
    response = sent(client, assessment)

    intake = Intake.objects.get()
    assert response["Location"] == reverse("intakes:show", args=[intake.pk])
    assert [each["place"] for each in intake.problems if each["place"]] == ["B3"]
    assert len(intake.given["C01"]["value"]) == 2
    assert not assessment.sheet.answers.exists()


def test_rows_are_saved_from_the_page_that_shows_them(client, assessment):
    client.post(sent(client, assessment)["Location"], {"rows": "replace"})

    assert assessment.sheet.answers.get().value == [
        {"name": "Fabriek A", "region": "NL"},
        {"name": "Fabriek B"},
    ]


def test_explanation_beside_the_rows_stays(client, assessment):
    answers.save(assessment, {"C01": Given(remark="Zie F06")}, by=assessment.created_by)

    client.post(sent(client, assessment)["Location"])

    assert assessment.sheet.answers.get().remark == "Zie F06"


@pytest.mark.parametrize("content", [b"", b"\x00\x01", b"kleur\nrood\n", b"name\n"])
def test_file_without_rows_gets_a_sentence(client, assessment, content):
    page = sent(client, assessment, content)

    assert page.context["form"].has_error("file")
    assert not Intake.objects.exists()


def test_files_to_fill_in_hold_the_columns_and_the_rows_there_are(client, assessment):
    rows = ({"name": "Fabriek A", "region": "NL"},)
    answers.save(assessment, {"C01": Given(value=rows)}, by=assessment.created_by)

    workbook = load_workbook(io.BytesIO(client.get(address(assessment, "workbook")).content))
    text = client.get(address(assessment, "text")).content.decode("utf-8-sig")

    assert workbook["C01"]["A2"].value == "Fabriek A"
    assert text.count(";") == 13


@pytest.mark.parametrize("code", ["A01", "X99"])
@pytest.mark.parametrize("name", ["upload", "workbook", "text"])
def test_question_without_a_table_has_no_rows(client, assessment, name, code):
    assert client.get(address(assessment, name, code)).status_code == 404


def test_viewer_looks_and_brings_nothing_in(client, assessment):
    client.force_login(a_user(assessment.organisation, Role.VIEWER))

    assert client.get(address(assessment)).status_code == 200
    assert sent(client, assessment).status_code == 409


def test_table_on_the_section_page_leads_here_and_keeps_what_was_typed(client, assessment):
    section = reverse("sections:edit", args=[assessment.pk, "C"])
    client.post(section.replace("/C/", "/P/"), {"P01": "direct", "P01-seen": ""})

    response = client.post(section, {"C01.0.name": "Getypt", "C01-seen": "", "rows": "C01"})

    assert response["Location"] == address(assessment)
    assert assessment.sheet.answers.get(question="C01").value == [{"name": "Getypt"}]
