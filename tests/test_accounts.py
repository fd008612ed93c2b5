import re

import pytest
from django.core import mail
from django.test import Client

from assessments.accounts import Adapter
from assessments.models import User
from tests.factories import a_company, a_user

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.unruly")]

SIGN_IN = "/accounts/login/"
ASK_RESET = "/accounts/password/reset/"
CHANGE = "/accounts/password/change/"
PASSWORD = "four words without meaning"
NEW = "quite another set of words"


def somebody(language="nl", **fields) -> User:
    return User.objects.create_user(
        email="anna@company.example", password=PASSWORD, name="Anna", language=language, **fields
    )


def sign_in(client, email="anna@company.example", password=PASSWORD, **extra):
    return client.post(SIGN_IN, {"login": email, "password": password}, **extra)


def reset_link(client, **extra) -> str:
    client.post(ASK_RESET, {"email": "anna@company.example"}, **extra)
    return re.search(r"\S+/accounts/password/reset/key/\S+", mail.outbox[-1].body).group()


def path_of(link, settings) -> str:
    return link.removeprefix(settings.SITE_URL)


def test_signing_in_leads_to_the_overview(client):
    somebody()

    response = sign_in(client)

    assert response.status_code == 302
    assert response["Location"] == "/overview/"


def test_signing_in_leads_back_to_the_page_that_asked(client):
    somebody()

    response = client.post(
        SIGN_IN, {"login": "anna@company.example", "password": PASSWORD, "next": "/private/"}
    )

    assert response["Location"] == "/private/"


def test_signing_in_leads_to_no_other_site(client):
    somebody()

    response = client.post(
        SIGN_IN,
        {"login": "anna@company.example", "password": PASSWORD, "next": "https://evil.example/"},
    )

    assert response["Location"] == "/overview/"


def test_who_has_signed_in_is_spoken_to_in_the_language_of_the_account(client):
    somebody(language="en")

    sign_in(client)

    assert client.get("/help/")["Content-Language"] == "en"


def test_a_wrong_password_and_an_unknown_address_get_the_same_page(client):
    somebody()

    wrong = sign_in(client, password="wrong").content.decode()
    unknown = sign_in(client, email="nobody@company.example").content.decode()

    assert "Het e-mailadres of het wachtwoord klopt niet." in wrong
    assert _without_what_was_typed(wrong) == _without_what_was_typed(unknown)


def _without_what_was_typed(page: str) -> str:
    return re.sub(r'value="[^"]*"', "", page)


def test_an_empty_form_says_what_to_enter(client):
    page = client.post(SIGN_IN, {}).content.decode()

    assert 'href="#id_login">Vul uw e-mailadres in.</a>' in page
    assert 'href="#id_password">Vul uw wachtwoord in.</a>' in page
    assert "<title>Fout: Inloggen" in page


def test_half_an_address_says_what_an_address_looks_like(client):
    page = sign_in(client, email="anna").content.decode()

    assert "Vul een e-mailadres in, zoals naam@bedrijf.example." in page
    assert 'value="anna"' in page


def test_guessing_a_password_ends_after_five_times(client):
    somebody()
    for _ in range(5):
        sign_in(client, password="wrong")

    response = sign_in(client)

    assert response.status_code == 200
    assert "Wacht vijf minuten" in response.content.decode()


def test_signing_in_too_often_from_one_place_gets_a_page(client, settings):
    settings.ACCOUNT_RATE_LIMITS = {"login": "1/m/ip"}
    sign_in(client)

    response = sign_in(client)

    assert response.status_code == 429
    assert "Een ogenblik" in response.content.decode()


def test_a_forged_address_does_not_lift_the_limit(client, settings):
    settings.ACCOUNT_RATE_LIMITS = {"login": "1/m/ip"}
    sign_in(client, headers={"x-forwarded-for": "192.0.2.1"})

    response = sign_in(client, headers={"x-forwarded-for": "192.0.2.2"})

    assert response.status_code == 429


def test_a_closed_account_is_told_so(client):
    somebody(is_active=False)

    response = sign_in(client, follow=True)

    assert response.request["PATH_INFO"] == "/accounts/inactive/"
    assert "Dit account is gesloten" in response.content.decode()


@pytest.mark.parametrize("address", ["/accounts/signup/", "/accounts/email/", "/accounts/"])
def test_nobody_signs_up_or_changes_address(client, address):
    assert client.get(address).status_code == 404


def test_signing_up_is_closed_also_where_a_page_would_be(rf):
    assert not Adapter().is_open_for_signup(rf.get("/"))


def test_there_is_no_way_in_but_pages(client):
    response = client.post(SIGN_IN, {"login": "a"}, headers={"x-requested-with": "XMLHttpRequest"})

    assert response["Content-Type"] == "text/html; charset=utf-8"


def test_signing_out_asks_first_and_ends_at_the_start(client):
    client.force_login(a_user(a_company()))

    question = client.get("/accounts/logout/")
    response = client.post("/accounts/logout/")

    assert "Wilt u uitloggen?" in question.content.decode()
    assert response["Location"] == "/"
    assert client.get("/private/").status_code == 302


# --- a forgotten password


def test_asking_for_a_new_password_does_not_tell_whether_there_is_an_account(client):
    somebody()

    known = client.post(ASK_RESET, {"email": "anna@company.example"}, follow=True)
    unknown = client.post(ASK_RESET, {"email": "nobody@company.example"}, follow=True)

    assert known.content == unknown.content
    assert [letter.to for letter in mail.outbox] == [
        ["anna@company.example"],
        ["nobody@company.example"],
    ]


def test_a_mail_to_an_unknown_address_holds_no_link_to_a_password(client):
    client.post(ASK_RESET, {"email": "nobody@company.example"})

    assert mail.outbox[0].subject == "Bij dit adres hoort geen account"
    assert "/key/" not in mail.outbox[0].body


@pytest.mark.parametrize(
    ("language", "subject"), [("nl", "Kies een nieuw wachtwoord"), ("en", "Choose a new password")]
)
def test_a_mail_speaks_the_language_of_the_account(client, language, subject):
    somebody(language=language)

    client.post(ASK_RESET, {"email": "anna@company.example"}, headers={"accept-language": "nl"})

    assert mail.outbox[0].subject == subject


def test_a_link_never_holds_the_host_of_the_request(client, settings):
    settings.ALLOWED_HOSTS = ["*"]
    somebody()

    link = reset_link(client, headers={"host": "evil.example"})

    assert link.startswith(f"{settings.SITE_URL}/accounts/password/reset/key/")
    assert "evil" not in mail.outbox[0].body + mail.outbox[0].subject


def test_a_name_in_a_mail_is_plain_text(client):
    user = somebody()
    user.name = "<b>Anna</b> & co"
    user.save()

    reset_link(client)

    assert "Hallo <b>Anna</b> & co," in mail.outbox[0].body
    assert mail.outbox[0].alternatives == []


def test_a_new_password_is_set_with_the_link_and_told_by_mail(client, settings):
    somebody()
    form = client.get(path_of(reset_link(client), settings), follow=True)

    response = client.post(
        form.request["PATH_INFO"], {"password1": NEW, "password2": NEW}, follow=True
    )

    assert "Uw wachtwoord is gewijzigd" in response.content.decode()
    assert mail.outbox[-1].subject == "Uw wachtwoord is gewijzigd"
    assert sign_in(client, password=NEW)["Location"] == "/overview/"


def test_a_link_works_once(client, settings):
    somebody()
    link = path_of(reset_link(client), settings)
    form = client.get(link, follow=True)
    client.post(form.request["PATH_INFO"], {"password1": NEW, "password2": NEW})

    page = Client().get(link, follow=True).content.decode()

    assert "Deze link werkt niet meer" in page


@pytest.mark.parametrize("key", ["abc-def", "zz-%20", "0-0-0", "a" * 300 + "-b"])
def test_a_link_that_is_made_up_does_not_work(client, key):
    page = client.get(f"/accounts/password/reset/key/{key}/").content.decode()

    assert "Deze link werkt niet meer" in page


def test_two_different_passwords_are_refused_beside_the_field(client, settings):
    somebody()
    form = client.get(path_of(reset_link(client), settings), follow=True)

    page = client.post(form.request["PATH_INFO"], {"password1": NEW, "password2": PASSWORD})

    assert 'href="#id_password2"' in page.content.decode()


# --- another password


def test_changing_the_password_signs_out_elsewhere_and_tells_by_mail(client):
    somebody()
    elsewhere = Client()
    sign_in(elsewhere)
    sign_in(client)

    response = client.post(CHANGE, {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW})

    assert response["Location"] == "/overview/"
    assert [letter.subject for letter in mail.outbox] == ["Uw wachtwoord is gewijzigd"]
    assert client.get("/private/").status_code == 200
    assert elsewhere.get("/private/").status_code == 302
    assert "Uw wachtwoord is gewijzigd." in client.get("/help/").content.decode()


def test_changing_the_password_needs_the_old_one(client):
    somebody()
    sign_in(client)

    page = client.post(CHANGE, {"oldpassword": "x", "password1": NEW, "password2": NEW})

    assert "Dit is niet uw huidige wachtwoord." in page.content.decode()
    assert mail.outbox == []


def test_who_has_no_password_yet_sets_the_first_by_mail(client):
    client.force_login(a_user(a_company()))

    response = client.get(CHANGE, follow=True)

    assert response.request["PATH_INFO"] == ASK_RESET


@pytest.mark.parametrize("address", [SIGN_IN, ASK_RESET, "/accounts/password/reset/done/"])
def test_the_pages_of_accounts_speak_english_too(client, address):
    page = client.get(address, headers={"accept-language": "en"})

    assert page["Content-Language"] == "en"
    assert "wachtwoord" not in page.content.decode()
