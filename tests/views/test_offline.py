"""The blank questionnaire for everybody."""

import io
import re

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from assessments.models import Blank
from tests.scoring.cases import SLUG, VERSION

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reports_wait")]
INDEX = reverse("offline:index")


def a_blank(state=Blank.State.READY, **more):
    return Blank.objects.create(
        questionnaire_slug=SLUG, questionnaire_version=VERSION, language="nl", state=state, **more
    )


def test_visitor_finds_the_workbook_and_can_ask_for_the_paper(client):
    page = client.get(INDEX)

    assert page.status_code == 200
    assert f'action="{reverse("offline:prepare", args=["en"])}"' in page.content.decode()
    for language in ("nl", "en"):
        assert reverse("offline:workbook", args=[language]) in page.content.decode()


@pytest.mark.parametrize(("language", "sheet"), [("nl", "Vragen"), ("en", "Questions")])
def test_workbook_comes_in_the_language_that_was_asked_for(client, language, sheet):
    response = client.get(reverse("offline:workbook", args=[language]))

    assert response["Content-Disposition"].endswith('.xlsx"')
    assert sheet in load_workbook(io.BytesIO(response.content)).sheetnames


@pytest.mark.parametrize("name", ["workbook", "pdf"])
def test_language_that_is_not_spoken_is_not_found(client, name):
    assert client.get(reverse(f"offline:{name}", args=["de"])).status_code == 404


def test_paper_in_a_language_that_is_not_spoken_is_not_made(client):
    assert client.post(reverse("offline:prepare", args=["de"])).status_code == 404
    assert not Blank.objects.exists()


def test_paper_is_asked_for_once_and_the_page_says_that_it_is_being_made(client):
    for _ in range(2):
        page = client.post(reverse("offline:prepare", args=["nl"]), follow=True)

    assert Blank.objects.get().language == "nl"
    assert 'hx-trigger="every 3s"' in page.content.decode()


def test_button_on_the_page_carries_what_proves_that_it_is_ours():
    client = Client(enforce_csrf_checks=True)
    page = client.get(INDEX).content.decode()
    (token, *_others) = re.findall(r'name="csrfmiddlewaretoken" value="(\w+)"', page)

    client.post(reverse("offline:prepare", args=["nl"]), {"csrfmiddlewaretoken": token})

    assert Blank.objects.count() == 1


def test_paper_that_is_ready_can_be_downloaded(client, settings):
    blank = a_blank(size=9)
    blank.pdf.save("", io.BytesIO(b"%PDF-1.7 "))

    page, file = client.get(INDEX), client.get(reverse("offline:pdf", args=["nl"]))

    assert reverse("offline:pdf", args=["nl"]) in page.content.decode()
    assert b"".join(file.streaming_content) == b"%PDF-1.7 "
    assert file["Content-Type"] == "application/pdf"


def test_paper_that_could_not_be_made_can_be_asked_for_again(client):
    a_blank(Blank.State.FAILED)

    client.post(reverse("offline:prepare", args=["nl"]))

    assert Blank.objects.get().is_waiting


def test_paper_that_is_not_ready_is_not_found(client):
    a_blank(Blank.State.WAITING)

    assert client.get(reverse("offline:pdf", args=["nl"])).status_code == 404


def test_paper_whose_file_is_gone_says_so(client):
    a_blank(pdf="questionnaires/gone.pdf")

    page = client.get(reverse("offline:pdf", args=["nl"]))

    assert page.templates[0].name == "errors/file_gone.html"
