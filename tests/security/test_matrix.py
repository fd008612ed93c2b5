"""Every address × everybody × another company's objects × every method.

The addresses come from the URL configuration: a new one fails until it has its rule.
"""

import pytest
from django.urls import reverse

from tests.security import rules
from tests.security.knocking import (
    ADDRESSES,
    changes,
    check_who_changes_something,
    check_who_gets_an_answer,
)
from tests.security.rules import RULES
from tests.security.world import fingerprint

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("files")]
WRITING = [name for name, rule in RULES.items() if rule.writes]


def test_every_address_has_its_rule_and_every_rule_its_address():
    assert set(ADDRESSES) == set(RULES)


@pytest.mark.parametrize("name", ADDRESSES)
def test_only_those_of_the_rule_get_an_answer_and_nobody_sees_a_foreign_word(name, world):
    check_who_gets_an_answer(name, world, [*world.people, rules.VISITOR])


@pytest.mark.parametrize("name", WRITING)
def test_only_those_of_the_rule_change_anything(name, world):
    check_who_changes_something(name, world, world.people)


@pytest.mark.parametrize("name", WRITING)
def test_those_of_the_rule_do_change_something(name, world):
    """Else what others sent would prove nothing."""
    idle = [each for each in RULES[name].changes if not changes(name, world, [each])]

    assert idle == []


@pytest.mark.parametrize(
    "name", [name for name, parameters in ADDRESSES.items() if "evidence" in parameters]
)
def test_my_own_parent_does_not_open_a_foreign_child(name, world):
    """Two ids in one address: allowed for the one, loaded by the other."""
    values = {"pk": world.theirs.draft.pk, "code": "B03", "evidence": world.mine.evidence.pk}
    client, before = world.client(rules.OTHER_APPROVER), fingerprint()

    response = client.post(reverse(name, kwargs={k: values[k] for k in ADDRESSES[name]}))

    assert response.status_code == 404
    assert fingerprint() == before


def test_what_is_missing_and_what_is_foreign_look_the_same(world):
    client = world.client(rules.OTHER_APPROVER)
    foreign = client.get(reverse("assessments:show", kwargs={"pk": world.mine.draft.pk}))
    missing = client.get(
        reverse("assessments:show", kwargs={"pk": "00000000-0000-4000-8000-000000000000"})
    )

    assert foreign.status_code == missing.status_code == 404
    assert abs(len(foreign.content) - len(missing.content)) <= 40
