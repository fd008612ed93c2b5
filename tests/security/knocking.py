"""Knocking at every address as everybody, and holding the answers against the rules."""

from collections.abc import Iterable, Iterator

from django.db import transaction
from django.test import Client
from django.urls import get_resolver, reverse

from assessments.actions.reminders import SIGNER
from assessments.middleware import METHODS as ANSWERED
from tests.security import rules
from tests.security.rules import RULES, Rule
from tests.security.world import CANARY, World, fingerprint

METHODS = ("get", "head", "post", "put", "patch", "delete", "trace")
NOT_ALLOWED, NOT_FOUND = 405, 404
TOLD_TO_GUESTS = tuple(f"{CANARY}-{word}" for word in ("name", "answer", "note"))


def addresses(resolver=None, namespace="", converters=()) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Name and parameters of every address of ours; allauth's have their own tests."""
    for entry in (resolver or get_resolver()).url_patterns:
        here = (*converters, *entry.pattern.converters)
        if hasattr(entry, "url_patterns"):
            if "accounts/" not in str(entry.pattern):
                yield from addresses(entry, entry.namespace or namespace, here)
        else:
            yield f"{namespace}:{entry.name}", here


ADDRESSES = dict(addresses())


def address(name: str, world: World) -> str:
    """The address of company A's object: the one that is ready for what is done there."""
    things = world.mine
    objects = {
        "assessments": things.draft,
        "assessments:request_approval": things.complete,
        "assessments:send_back": things.awaiting,
        "assessments:sign": things.awaiting,
        "sections": things.draft,
        "answers": things.draft,
        "questions": things.draft,
        "remarks": world.remark,
        "remarks:index": things.draft,
        "assignments": world.assignment,
        "assignments:ask": things.draft,
        "asked": world.assignment,
        "carrying": things.continued,
        "evidence": things.draft,
        "evidence:file": things.evidence,
        "library": things.evidence,
        "library:index": things.company,
        "library:add": things.company,
        "contexts": things.unbegun,
        "overview": things.draft,
        "quick_scan": things.draft,
        "deadlines": things.draft,
        "organisations": things.company,
        "submissions": things.submission,
        "reviews": things.in_review,
        "reviews:take": things.submission,
        "reports": things.report,
        "workbooks": things.draft,
        "tables": things.draft,
        "intakes": world.intake,
        "demo": world.people[rules.PREPARER],
        "people": things.company,
        "people:send_again": things.invitation,
        "people:withdraw": things.invitation,
    }
    subject = objects.get(name, objects.get(name.split(":", maxsplit=1)[0]))
    values = {"key": "B", "code": "B03", "evidence": things.evidence.pk, "number": 0}
    values |= {
        "what": "B03",
        "occasion": "signing",
        "person": world.people[rules.PREPARER].pk,
        "secret": world.secret,
        "token": SIGNER.sign(str(world.people[rules.PREPARER].pk)),
    }
    values |= {"language": "en" if name == "offline:prepare" else "nl"}
    if name.startswith("tables:"):
        values |= {"code": "C01"}
    if subject is not None:
        values["pk"] = subject.pk
    return reverse(name, kwargs={each: values[each] for each in ADDRESSES[name]})


def check_who_gets_an_answer(
    name: str, world: World, people: Iterable[str], methods: Iterable[str] = METHODS
) -> None:
    rule, url = RULES[name], address(name, world)
    for person in people:
        client = world.client(person)
        for method in methods:
            response = call(client, url, method, rule)
            told = f"{person} {method} {name}: {response.status_code}"
            assert is_expected(response, rule, method, person), told
            if person not in rules.COMPANY | rules.SECRETARIAT:
                assert CANARY not in unexpected(response.body.decode("utf-8", "replace"), person), (
                    told
                )
                assert CANARY not in str(response.headers), told


def check_who_changes_something(name: str, world: World, people: Iterable[str]) -> None:
    """Together first, because looking at everything takes long; one by one to name somebody."""
    others = [person for person in people if person not in RULES[name].changes]
    if changes(name, world, others):
        guilty = [person for person in others if changes(name, world, [person])]
        message = f"{name} let these change something: {guilty}"
        raise AssertionError(message)


def changes(name: str, world: World, people: Iterable[str]) -> bool:
    """Whether anything is different after they posted what is valid; it is undone."""
    rule, url = RULES[name], address(name, world)
    with transaction.atomic():
        before = fingerprint()
        for person in people:
            world.client(person).post(url, rule.data)
        is_changed = fingerprint() != before
        transaction.set_rollback(True)
    return is_changed


def unexpected(text: str, person: str) -> str:
    """What is not meant for this person: a guest is told which company asks, and what."""
    for word in TOLD_TO_GUESTS if person == rules.GUEST else ():
        text = text.replace(word, "")
    return text


def call(client: Client, url: str, method: str, rule: Rule):
    data = rule.data if method == "post" else None
    with transaction.atomic():
        response = getattr(client, method)(url, **({"data": data} if data else {}))
        is_stream = getattr(response, "streaming", False)
        response.body = b"".join(response.streaming_content) if is_stream else response.content
        transaction.set_rollback(True)
    return response


def is_expected(response, rule: Rule, method: str, person: str) -> bool:
    people = people_for(rule, method)
    if person == rules.VISITOR and not rule.is_public and method.upper() in ANSWERED:
        return asks_to_sign_in(response)
    if people is None:
        return response.status_code == NOT_ALLOWED
    if person in people or (rule.is_public and people):
        # A server error is nobody's right.
        return response.status_code not in {NOT_FOUND, NOT_ALLOWED} and response.status_code < 500
    return response.status_code == NOT_FOUND


def people_for(rule: Rule, method: str) -> frozenset[str] | None:
    """Who gets an answer with this method; None when it is no method of the address."""
    if method in {"get", "head"}:
        return rule.reads
    return rule.writes if method == "post" else None


def asks_to_sign_in(response) -> bool:
    """A page that is opened leads to signing in; a form that is sent is given back (403)."""
    return response.status_code in {302, 403, 405} and response.headers.get(
        "Location", "/accounts/login/"
    ).startswith("/accounts/login/")
