from datetime import datetime, timedelta

import pytest
from django.db import OperationalError, connection
from django.utils import timezone

from assessments.actions.contexts import QUESTIONNAIRE
from assessments.language import wording
from assessments.questionnaires import library

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.unruly")]

PAGES = {
    "/": ("Kunt u uitleggen", "Can you explain"),
    "/help/": ("Hulp en contact", "Help and contact"),
    "/accessibility/": ("Toegankelijkheid", "Accessibility"),
    "/privacy/": ("Privacy", "Privacy"),
}


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize(("number", "language"), [(0, "nl"), (1, "en")])
def test_a_page_speaks_both_languages(client, address, number, language):
    page = client.get(address, headers={"accept-language": language}).content.decode()

    assert f"<h1>{PAGES[address][number]}" in page
    assert f'<html lang="{language}">' in page


@pytest.mark.parametrize("address", [*PAGES, "/.well-known/security.txt", "/healthz", "/readyz"])
def test_a_page_takes_no_forms(client, address):
    assert client.post(address).status_code == 405


def test_the_start_says_how_many_questions_there_are(client):
    assert "Er zijn 60 vragen;" in client.get("/").content.decode()


def test_the_start_quotes_the_letter(client):
    assert (
        "“Van ondernemingen die opereren in een context met IMVO-risico’s, zoals dwangarbeid, "
        "wordt verwacht dat zij bereid zijn tot openheid over hun besluit om in die context te "
        "blijven opereren en dat zij dat besluit kunnen motiveren.”"
    ) in client.get("/").content.decode()


def test_the_guide_names_every_band(client):
    page = client.get("/help/").content.decode()

    bands = library.current(QUESTIONNAIRE).bands
    rows = [f'{wording(band.label)}</th><td class="r">{band.at_least}</td>' for band in bands]
    assert len(rows) == 5
    assert all(row in page for row in rows)


@pytest.mark.parametrize("address", ["/help/", "/accessibility/", "/privacy/"])
def test_a_page_says_whom_to_write_to(client, settings, address):
    settings.CONTACT_EMAIL = "help@programme.example"

    page = client.get(address).content.decode()

    assert '<a href="mailto:help@programme.example">help@programme.example</a>' in page


def test_security_txt_says_whom_to_tell_until_when(client, settings):
    settings.SECURITY_EMAIL = "security@programme.example"

    response = client.get("/.well-known/security.txt")

    fields = dict(line.split(": ", 1) for line in response.content.decode().splitlines())
    expires = datetime.fromisoformat(fields.pop("Expires"))
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert timedelta(days=90) < expires - timezone.now() < timedelta(days=365)
    assert fields == {
        "Contact": "mailto:security@programme.example",
        "Preferred-Languages": "nl, en",
        "Canonical": f"{settings.SITE_URL}/.well-known/security.txt",
    }


def test_healthz_says_that_the_process_lives(client):
    assert client.get("/healthz").content == b"ok\n"


def test_readyz_says_that_work_can_be_done(client, settings, tmp_path):
    settings.DATA_DIR = tmp_path

    assert client.get("/readyz").content == b"ready\n"


def test_readyz_says_when_there_is_no_place_for_files(client, settings, tmp_path):
    settings.DATA_DIR = tmp_path / "nowhere"

    response = client.get("/readyz")

    assert response.status_code == 503
    assert response.content == b"not ready\n"


def test_readyz_says_when_the_database_does_not_answer(client, settings, tmp_path):
    settings.DATA_DIR = tmp_path

    with connection.execute_wrapper(gone):
        response = client.get("/readyz")

    assert response.status_code == 503


def gone(*_):
    raise OperationalError
