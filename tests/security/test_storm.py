"""Whatever is sent gets an answer, with all headers, and never a server error."""

from time import process_time
from urllib.parse import urlencode

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from tests.security import corpus, rules
from tests.security.knocking import ADDRESSES, address
from tests.security.rules import RULES
from tests.views.browser import fields_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("files")]
READ = [name for name, rule in RULES.items() if rule.reads]
WRITTEN = [name for name, rule in RULES.items() if rule.writes]
SECTIONS = "PABCDEFGHIJ"
ACCOUNTS = (
    "/accounts/login/",
    "/accounts/logout/",
    "/accounts/password/change/",
    "/accounts/password/reset/",
    "/accounts/password/reset/key/zz-zz/",
    "/accounts/password/reset/key/" + "z" * 300 + "-%FF/",
)
SEEDS = range(3)


def send(client, method, url, *arguments, **extra):
    """The answer, which is undone; what holds for every answer is looked at here."""
    with transaction.atomic():
        response = client.generic(method, url, *arguments, **extra)
        is_stream = getattr(response, "streaming", False)
        body = b"".join(response.streaming_content) if is_stream else response.content
        transaction.set_rollback(True)
    told = f"{method} {url[:200]} {str(arguments)[:300]} {str(extra)[:200]}"
    assert response.status_code < 500, told
    assert b"Traceback" not in body, told
    assert "Content-Security-Policy" in response.headers, told
    assert response["X-Content-Type-Options"] == "nosniff", told
    assert response["X-Frame-Options"] == "DENY", told
    return response


def who(people) -> str:
    """Somebody who may do most of it."""
    able = (rules.APPROVER, rules.LEAD, rules.REVIEWER, rules.PREPARER, rules.GUEST)
    return next(person for person in able if person in people)


@pytest.mark.parametrize("name", READ)
def test_no_query_breaks_a_page(name, world):
    client, url = world.client(who(RULES[name].reads)), address(name, world)

    for query in corpus.QUERIES:
        send(client, "GET", f"{url}?{query}")


@pytest.mark.parametrize("name", WRITTEN)
def test_no_form_breaks_an_address(name, world):
    client, url = world.client(who(RULES[name].changes or RULES[name].writes)), address(name, world)

    for content_type, body in corpus.BODIES:
        send(client, "POST", url, body, content_type)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("name", WRITTEN)
def test_no_text_breaks_a_form(name, seed, world):
    client, url = world.client(who(RULES[name].changes or RULES[name].writes)), address(name, world)

    send(client, "POST", url, *encoded({*corpus.NAMES, *RULES[name].data}, seed))


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("key", SECTIONS)
def test_no_text_breaks_a_section(key, seed, world):
    client = world.client(rules.PREPARER)
    url = reverse("sections:edit", args=[world.mine.complete.pk, key])
    names = fields_of(client.get(url))

    send(client, "POST", url, *encoded(names, seed))


@pytest.mark.parametrize("field", ["C01.{}.name", "C01.{}.flags", "C0{}", "x{}"])
def test_the_most_fields_that_are_taken_cost_seconds_and_no_minutes(field, world):
    """Of processor time, which no neighbour can lengthen."""
    client = world.client(rules.PREPARER)
    url = reverse("sections:edit", args=[world.mine.complete.pk, "C"])
    body = "&".join(f"{field.format(number)}=x" for number in range(59_000))
    start = process_time()

    send(client, "POST", url, body, corpus.FORM)

    assert process_time() - start < 5


@pytest.mark.parametrize("url", ACCOUNTS)
def test_nothing_breaks_the_pages_of_accounts(url):
    client = Client(raise_request_exception=False)

    for query in corpus.QUERIES:
        send(client, "GET", f"{url}?{query}")
    for content_type, body in corpus.BODIES:
        send(client, "POST", url, body, content_type)
    for seed in SEEDS:
        names = ("login", "email", "password", "password1", "password2", "next", "remember")
        send(client, "POST", url, *encoded(names, seed))


@pytest.mark.parametrize("name", ["pages:start", "overview:index", "reports:file", "sections:edit"])
def test_no_header_breaks_a_page(name, world):
    client, url = world.client(rules.APPROVER), address(name, world)

    for headers in corpus.HEADERS:
        send(client, "GET", url, **headers)
        send(client, "POST", url, b"language=en&next=/", corpus.FORM, **headers)


@pytest.mark.parametrize("name", ADDRESSES)
def test_no_address_is_a_mistake_of_ours(name, world):
    client, url = world.client(rules.APPROVER), address(name, world)
    subject = next((part for part in url.split("/") if len(part) == 36), None)

    for tail in corpus.TAILS:
        send(client, "GET", url + tail)
    for each in corpus.IDS if subject else ():
        send(client, "GET", url.replace(subject, each))


def encoded(names, seed: int) -> tuple[str, str]:
    """The body and its type."""
    form = corpus.filled(sorted(names), seed)
    return urlencode(form, doseq=True), corpus.FORM
