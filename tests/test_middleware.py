from io import BytesIO

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.utils import translation

from assessments.middleware import UNREADABLE, Language, RefuseUnreadable
from tests.factories import a_user

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.unruly")]

FORM = "application/x-www-form-urlencoded"


class GoneAway(BytesIO):
    """The stream of somebody who closed the browser."""

    def read(self, *_):
        raise OSError


def never(request):
    pytest.fail("the request came through")


# --- RefuseUnreadable


@pytest.mark.parametrize("charset", ["utf-16", "utf-7", "latin-1"])
def test_a_form_in_another_charset_is_refused_with_a_page(client, charset):
    body = "text=hello".encode(charset)

    response = client.generic("POST", "/takes-forms/", body, f"{FORM}; charset={charset}")

    assert response.status_code == 415
    assert "UTF-8" in response.content.decode()


def test_a_page_asked_for_in_another_charset_is_refused(client):
    response = client.get("/?a=b", CONTENT_TYPE=f"{FORM}; charset=utf-16")

    assert response.status_code == 415


@pytest.mark.parametrize("charset", ["utf-8", "UTF-8"])
def test_utf_8_comes_through(client, charset):
    response = client.post(
        "/takes-forms/", b"text=h%C3%A9", content_type=f"{FORM}; charset={charset}"
    )

    assert response.content.decode() == "[('text', 'hé')]"


def test_nul_in_a_form_is_refused_and_the_text_given_back(client):
    response = client.post("/takes-forms/", {"reason": "before\x00after", "other": "kept too"})

    page = response.content.decode()
    assert response.status_code == 400
    assert "before\ufffdafter</textarea>" in page
    assert "kept too</textarea>" in page


@pytest.mark.parametrize("address", ["/?q=%00", "/?%00=q", "/no%00where/"])
def test_nul_in_an_address_is_refused(client, address):
    assert client.get(address).status_code == 400


def test_nul_in_the_name_of_a_field_is_refused(client):
    assert client.post("/takes-forms/", {"a\x00b": "text"}).status_code == 400


def test_nul_in_the_name_of_an_uploaded_file_is_refused(client):
    upload = BytesIO(b"content")
    upload.name = "file.txt"

    assert client.post("/takes-forms/", {"a\x00b": upload}).status_code == 400


def test_half_a_character_in_an_address_does_no_harm(client):
    assert client.get("/?q=%ED%A0%80%FF").status_code == 200


@pytest.mark.parametrize("text", ["\x00", "a\ud800", "\udfffb"])
def test_nul_and_half_characters_are_unreadable(text):
    assert UNREADABLE.search(text)


@pytest.mark.parametrize("text", ["", "hé", "\u202e", "\ufffe", "𐍈", "\t\r\n"])
def test_everything_else_is_readable(text):
    assert not UNREADABLE.search(text)


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "TRACE", "FOO"])
def test_other_methods_are_refused_with_a_page(client, method):
    response = client.generic(method, "/")

    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD, OPTIONS, POST"
    assert "<h1>" in response.content.decode()


def test_a_page_that_only_takes_forms_says_so(client):
    response = client.get("/takes-forms/")

    assert response.status_code == 405
    assert response["Allow"] == "POST"
    assert "<h1>" in response.content.decode()


def test_a_form_too_large_to_read_is_refused_with_a_page(client, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 10

    response = client.post("/takes-forms/", b"text=" + b"x" * 20, content_type=FORM)

    assert response.status_code == 413
    assert "<h1>" in response.content.decode()


def test_a_body_beyond_all_reason_is_refused_unread(settings):
    settings.REQUEST_MAX_BYTES = 10
    request = RequestFactory().post("/takes-forms/", {"a": "b" * 20})
    request._stream = request.environ["wsgi.input"] = GoneAway()

    response = RefuseUnreadable(never)(request)

    assert response.status_code == 413


def test_a_form_with_too_many_fields_is_refused_with_a_page(client, settings):
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 2

    response = client.post("/takes-forms/", {"a": "1", "b": "2", "c": "3"})

    assert response.status_code == 413


def test_an_upload_that_cannot_be_taken_apart_is_refused(client):
    response = client.post("/takes-forms/", b"nonsense", content_type="multipart/form-data")

    assert response.status_code == 400
    assert "<h1>" in response.content.decode()


def test_a_form_whose_sender_has_gone_away_gets_no_page():
    request = RequestFactory().post("/takes-forms/", {"a": "b"})
    request._stream = request.environ["wsgi.input"] = GoneAway()

    response = RefuseUnreadable(never)(request)

    assert response.status_code == 400
    assert response.content == b""


def test_what_is_no_form_comes_through(client):
    response = client.post("/takes-forms/", b'{"a": "\\u0000"}', content_type="application/json")

    assert response.content.decode() == "[]"


# --- LoginRequired


def test_a_visitor_is_sent_to_sign_in_and_back(client):
    response = client.get("/private/?a=b")

    assert response.status_code == 302
    assert response["Location"] == "/accounts/login/?next=/private/%3Fa%3Db"


def test_a_form_sent_after_the_session_ended_is_given_back(client):
    response = client.post("/private/", {"F06": "our <b>reasons</b>", "password": "secret"})

    page = response.content.decode()
    assert response.status_code == 403
    assert "our &lt;b&gt;reasons&lt;/b&gt;</textarea>" in page
    assert "secret" not in page
    assert 'href="/accounts/login/"' in page


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_script_learns_from_the_status_that_the_session_ended(client, method):
    response = getattr(client, method)("/private/", headers={"HX-Request": "true"})

    assert response.status_code == 401


def test_who_is_signed_in_comes_through(client):
    client.force_login(a_user(name="Marieke"))

    assert client.post("/private/", {"a": "b"}).content.decode() == "Marieke"


# --- Language


def language_of(client, **headers):
    return client.get("/", headers=headers)["Content-Language"]


def test_dutch_is_spoken_when_nothing_else_is_known(client):
    assert language_of(client) == "nl"


@pytest.mark.parametrize(
    ("accepted", "spoken"),
    [
        ("en", "en"),
        ("en-GB,en;q=0.9", "en"),
        ("nl-BE", "nl"),
        ("fr, en;q=0.5", "en"),
        ("fr", "nl"),
        ("x" * 5000, "nl"),
        (";q=,,;", "nl"),
    ],
)
def test_a_visitor_is_spoken_to_as_the_browser_asks(client, accepted, spoken):
    assert language_of(client, accept_language=accepted) == spoken


def test_the_choice_of_a_visitor_goes_before_the_browser(client):
    client.cookies["django_language"] = "en"

    assert language_of(client, accept_language="nl") == "en"


@pytest.mark.parametrize("cookie", ["fr", "", "../../etc", "e" * 600])
def test_a_strange_choice_is_ignored(client, cookie):
    client.cookies["django_language"] = cookie

    assert language_of(client) == "nl"


def test_the_language_of_the_account_goes_before_all(client):
    user = a_user()
    user.language = "en"
    user.save()
    client.force_login(user)
    client.cookies["django_language"] = "nl"

    assert language_of(client, accept_language="nl") == "en"


def test_the_language_of_the_account_stays_when_the_session_is_gone(client):
    user = a_user()
    user.language = "en"
    user.save()
    client.force_login(user)
    client.get("/private/")
    del client.cookies["sessionid"]

    page = client.post("/private/", {"a": "b"}, headers={"accept-language": "nl"})

    assert "You are signed out" in page.content.decode()


def test_a_language_that_is_known_is_not_told_again(client):
    client.force_login(a_user())
    first, second = client.get("/private/"), client.get("/private/")

    assert first.cookies["django_language"].value == "nl"
    assert "django_language" not in second.cookies


def test_the_page_says_which_language_it_is_in(client):
    page = client.get("/", headers={"accept-language": "en"}).content.decode()

    assert '<html lang="en">' in page
    assert "Can you explain why you stay" in page


def test_one_request_does_not_speak_for_the_next():
    request = RequestFactory().get("/", headers={"accept-language": "en"})
    request.user = None
    with translation.override("nl"):
        Language(lambda _: HttpResponse())(request)

        assert translation.get_language() == "nl"


def test_a_page_differs_by_language_and_cookie(client):
    varies = {each.strip() for each in client.get("/")["Vary"].split(",")}

    assert varies >= {"Accept-Language", "Cookie"}


# --- NoStore

PUBLIC = ["/", "/help/", "/accessibility/", "/privacy/", "/.well-known/security.txt"]


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_page_may_be_kept_and_sets_no_cookie(client, address):
    response = client.get(address)

    assert response.status_code == 200
    assert "Cache-Control" not in response
    assert not response.cookies


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_page_with_a_name_in_its_header_is_not_kept(client, address):
    client.force_login(a_user())

    assert client.get(address)["Cache-Control"] == "no-store"


@pytest.mark.parametrize("address", ["/private/", "/accounts/password/reset/", "/nowhere/"])
def test_no_other_answer_is_kept(client, address):
    assert client.get(address)["Cache-Control"] == "no-store"


def test_the_refusal_of_a_form_is_not_kept(client):
    assert client.post("/private/", {"a": "b"})["Cache-Control"] == "no-store"


def test_a_refusal_before_anything_else_is_not_kept():
    assert Client().generic("PUT", "/")["Cache-Control"] == "no-store"
