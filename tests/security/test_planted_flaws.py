"""The matrix bites: with the filters or the roles taken away, its checks fail."""

import pytest
from django.apps import apps

from assessments import access
from assessments.models import Organisation
from assessments.workflow import COMPANY_ROLES, Transition
from tests.security import rules
from tests.security.knocking import (
    ADDRESSES,
    check_who_changes_something,
    check_who_gets_an_answer,
)
from tests.security.rules import RULES

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("files")]
STRANGERS = (rules.OTHER_APPROVER, rules.FOREIGN_REVIEWER)
METHODS = ("get", "post")
FILTERS = {"visible_to", "reviewed_by", "editable_by", "kept_by", "open_to"}
# Addresses of one company's things, and the list of what is reviewed.
OWNED = [name for name in RULES if "pk" in ADDRESSES[name] and not RULES[name].is_public]
OWNED.append("submissions:index")
# Addresses where somebody gets an answer and still may not change anything.
BY_ROLE = [n for n, rule in RULES.items() if rule.changes and rule.writes - rule.changes]
# Who works here is guarded twice: under the lock the database is asked for the role again.
for twice in ("people:member", "people:remove"):
    BY_ROLE.remove(twice)


def test_every_address_of_a_company_is_guarded_by_a_filter(world, monkeypatch):
    for model in apps.get_app_config("assessments").get_models():
        for name in FILTERS & set(dir(model._default_manager)):
            manager = type(model._default_manager)
            monkeypatch.setattr(manager, name, lambda manager, _user: manager.all())

    unnoticed = [name for name in OWNED if not fails(check_reach, name, world)]

    assert unnoticed == []


def test_every_move_is_guarded_by_a_role(world, monkeypatch):
    monkeypatch.setattr(Transition, "problems", lambda *_, **__: [])
    monkeypatch.setattr(Transition, "is_open_to", lambda *_: True)
    for name in dir(access):
        if name.startswith("can_") or name == "reads_as_secretariat":
            monkeypatch.setattr(access, name, lambda *_, **__: True)
    monkeypatch.setattr(access, "invitable", lambda *_: frozenset({*COMPANY_ROLES, None}))
    monkeypatch.setattr(access, "must_differ", lambda _: False)
    monkeypatch.setattr(access, "fills_in_for", Organisation.objects.visible_to)

    unnoticed = [name for name in BY_ROLE if not fails(check_changes, name, world)]

    assert unnoticed == []


def check_reach(name, world):
    check_who_gets_an_answer(name, world, STRANGERS, METHODS)


def check_changes(name, world):
    rule = RULES[name]
    check_who_changes_something(name, world, sorted(rule.writes - rule.changes)[-1:])


def fails(check, name, world) -> bool:
    try:
        check(name, world)
    except AssertionError:
        return True
    return False
