import re

import pytest
from django.db import OperationalError, connection
from django.test import Client, RequestFactory

from assessments.views import errors
from tests.factories import a_company, a_user

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.unruly")]


@pytest.fixture
def forgiving():
    """A browser: it sees the page that a failure makes."""
    return Client(raise_request_exception=False)


def test_a_page_that_is_not_there_keeps_the_menu(client):
    client.force_login(a_user(a_company(), name="Marieke Vos"))

    response = client.get("/nowhere/")

    assert response.status_code == 404
    assert "Deze pagina bestaat niet" in response.content.decode()
    assert "Marieke Vos" in response.content.decode()


def test_a_page_that_is_not_there_does_not_repeat_its_address(client):
    assert "marker" not in client.get("/nowhere/marker/").content.decode().replace(
        'value="/nowhere/marker/"', ""
    )


def test_a_form_sent_to_a_page_that_is_not_there_is_given_back(client):
    page = client.post("/nowhere/", {"F06": "our reasons"}).content.decode()

    assert "our reasons</textarea>" in page


def test_what_may_not_be_done_says_who_can_help(client):
    response = client.get("/forbids/")

    assert response.status_code == 403
    assert "Een goedkeurder van uw bedrijf of het secretariaat" in response.content.decode()


def test_what_may_not_be_done_says_why_when_that_is_known(client):
    page = client.get("/forbids/", {"why": "Only on <weekdays>."}).content.decode()

    assert "<p>Only on &lt;weekdays&gt;.</p>" in page
    assert "Een goedkeurder" not in page


def test_our_own_failure_gives_a_reference_that_is_in_the_log(forgiving, caplog):
    response = forgiving.get("/fails/")

    reference = re.search(r"Kenmerk: (\w{8})", response.content.decode()).group(1)
    assert response.status_code == 500
    assert f"server error {reference} at '/fails/'" in caplog.messages


def test_our_own_failure_gives_a_form_back(forgiving):
    page = forgiving.post("/fails/", {"F06": "our reasons"}).content.decode()

    assert "our reasons</textarea>" in page


def test_our_own_failure_needs_no_database(forgiving, django_assert_num_queries):
    forgiving.force_login(a_user(a_company()))
    forgiving.get("/private/")

    request = RequestFactory().get("/")
    with django_assert_num_queries(0):
        response = errors.server_error(request)

    assert response.status_code == 500


@pytest.mark.parametrize("address", ["/has-no-database/", "/has-no-room/"])
def test_a_database_that_is_busy_or_a_disk_that_is_full_asks_to_try_again(forgiving, address):
    response = forgiving.post(address, {"F06": "our reasons"})

    assert response.status_code == 503
    assert response["Retry-After"] == "30"
    assert "our reasons</textarea>" in response.content.decode()


def test_a_database_that_is_gone_still_gives_a_page(forgiving):
    forgiving.force_login(a_user(a_company()))

    with connection.execute_wrapper(gone):
        response = forgiving.get("/private/")

    assert response.status_code == 503
    assert "<h1>" in response.content.decode()


def gone(*_):
    raise OperationalError


def test_a_form_without_its_proof_is_refused_and_given_back():
    strict = Client(enforce_csrf_checks=True)

    response = strict.post("/takes-forms/", {"F06": "our reasons", "password": "secret"})

    page = response.content.decode()
    assert response.status_code == 403
    assert "Dit formulier is niet aangenomen" in page
    assert "our reasons</textarea>" in page
    assert "secret" not in page


def test_a_refused_form_cannot_run_a_script():
    strict = Client(enforce_csrf_checks=True)

    page = strict.post("/takes-forms/", {"<i>": "</textarea><script>alert(1)</script>"})

    assert "<script>alert" not in page.content.decode()
    assert "<i>" not in page.content.decode()


def test_an_error_speaks_the_language_of_the_browser_before_any_other_is_known(client):
    response = client.generic("PUT", "/", headers={"accept-language": "en"})

    assert "This page cannot be opened like this" in response.content.decode()


def test_a_host_that_is_not_ours_gets_a_page(client):
    response = client.get("/", headers={"host": "evil.example"})

    assert response.status_code == 400
    assert "<h1>" in response.content.decode()


@pytest.mark.parametrize("answer", [errors.bad_request, errors.too_large, errors.session_gone])
def test_no_error_is_kept_in_a_cache(answer):
    assert answer(RequestFactory().get("/"))["Cache-Control"] == "no-store"
