import pytest
from django.test import Client

from tests.factories import a_user

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.unruly")]


def choose(client, language="en", page="/help/?a=b", **extra):
    return client.post("/language/", {"language": language, "next": page}, **extra)


def test_a_visitors_choice_is_remembered_on_this_computer(client):
    response = choose(client)

    cookie = response.cookies["django_language"]
    assert response["Location"] == "/help/?a=b"
    assert (cookie.value, cookie["httponly"], cookie["samesite"]) == ("en", True, "Lax")
    assert client.get("/")["Content-Language"] == "en"


def test_the_choice_of_who_signed_in_is_remembered_in_the_account(client):
    user = a_user()
    client.force_login(user)

    response = choose(client)

    user.refresh_from_db()
    assert user.language == "en"
    assert response.cookies["django_language"].value == "en"


@pytest.mark.parametrize("page", ["https://evil.example/", "//evil.example", "javascript:1", ""])
def test_choosing_a_language_leads_to_no_other_site(client, page):
    assert choose(client, page=page)["Location"] == "/"


@pytest.mark.parametrize("page", ["word", "é", "account_login", "pages:help"])
def test_a_word_is_no_page_to_go_back_to(client, page):
    assert choose(client, page=page)["Location"] == "/"


@pytest.mark.parametrize("language", ["fr", "", "EN", "x" * 5000])
def test_a_language_that_is_not_spoken_is_refused(client, language):
    response = choose(client, language)

    assert response.status_code == 400
    assert "<h1>" in response.content.decode()


def test_a_visitor_needs_no_proof_so_that_public_pages_set_no_cookie():
    assert choose(Client(enforce_csrf_checks=True)).status_code == 302


def test_a_link_does_not_change_the_language(client):
    assert client.get("/language/", {"language": "en"}).status_code == 405
