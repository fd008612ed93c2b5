"""Sessions, cookies and what is counted against guessing."""

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from tests.factories import a_company, a_user

pytestmark = pytest.mark.django_db
PASSWORD = "four words nobody knows"
SIGN_IN = "/accounts/login/"
PLACES = ("/", "/overview/", "/nowhere/", SIGN_IN, "/overview/x\x00", "/static/css/base.css")


@pytest.fixture
def person():
    user = a_user(a_company())
    user.set_password(PASSWORD)
    user.save()
    return user


def sign_in(client, user, password=PASSWORD):
    return client.post(SIGN_IN, {"login": user.email, "password": password})


def test_signing_in_gives_a_new_session_and_a_new_token(client, person):
    client.get(SIGN_IN)
    client.session["planted"] = "by somebody else"
    client.session.save()
    client.cookies["sessionid"] = planted = "p" * 32
    token = client.cookies["csrftoken"].value

    sign_in(client, person)

    assert client.cookies["sessionid"].value != planted
    assert client.cookies["csrftoken"].value != token


def test_signing_out_ends_the_session_on_the_server(client, person):
    sign_in(client, person)
    session = client.cookies["sessionid"].value
    client.post("/accounts/logout/")
    thief = Client()
    thief.cookies["sessionid"] = session

    assert thief.get(reverse("overview:index")).status_code == 302


def test_who_may_not_come_in_any_more_is_out_at_once(client, person):
    sign_in(client, person)
    person.is_active = False
    person.save()

    assert client.get(reverse("overview:index")).status_code == 302


def test_who_is_removed_from_a_company_sees_nothing_of_it_at_once(client, person):
    sign_in(client, person)
    company = person.memberships.get().organisation
    address = reverse("organisations:edit", args=[company.pk])
    assert client.get(address).status_code == 200

    person.memberships.all().delete()

    assert client.get(address).status_code == 404


def test_cookies_are_only_for_the_server_and_for_our_own_pages(client, person, settings):
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    client.get(SIGN_IN, secure=True)
    client.post(SIGN_IN, {"login": person.email, "password": PASSWORD}, secure=True)

    flags = {
        name: (bool(cookie["httponly"]), cookie["samesite"], bool(cookie["secure"]))
        for name, cookie in client.cookies.items()
    }
    assert set(flags) >= {"sessionid", "csrftoken"}
    assert set(flags.values()) == {(True, "Lax", True)}


@pytest.mark.parametrize("place", PLACES)
def test_every_answer_says_how_a_browser_must_treat_it(client, settings, place):
    settings.SECURE_HSTS_SECONDS = 31_536_000

    headers = client.get(place, secure=True).headers

    assert headers["Strict-Transport-Security"].startswith("max-age=31536000")
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    policy = headers["Content-Security-Policy"]
    assert ("default-src 'none'" in policy, "unsafe" in policy) == (True, False)


def test_what_is_counted_against_guessing_is_not_pushed_out_by_other_attempts(person):
    for _ in range(5):
        sign_in(Client(), person, "wrong")
    for number in range(400):
        cache.set(f"another-attempt-{number}", 1, 300)

    response = sign_in(Client(), person)

    assert "sessionid" not in response.cookies
    assert response.status_code == 200
