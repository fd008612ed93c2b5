from contextlib import suppress

import pytest
from django.db import transaction

from assessments.actions.events import record
from assessments.models import Event, EventChain, Organisation, User
from assessments.models.events import START
from assessments.workflow import Refused
from tests.factories import a_company, a_user
from tests.parallel import at_once

pytestmark = pytest.mark.django_db


def first_break(organisation: Organisation) -> int | None:
    """The number of the first event that does not follow from the one before it."""
    previous = START
    for event in Event.objects.filter(organisation=organisation).order_by("sequence"):
        if event.previous != previous or event.digest != event.computed_digest():
            return event.sequence
        previous = event.digest
    chain = EventChain.objects.get(organisation=organisation)
    return None if chain.digest == previous else chain.length


def a_chain(length: int = 3) -> Organisation:
    company = a_company()
    user = a_user(company)
    for number in range(length):
        record(company, "edit_company", company, by=user, changed={"sector": ["é", number]})
    return company


def test_record_says_who_did_what_to_what():
    company = a_company()
    user = a_user(company)

    event = record(company, "edit_company", company, by=user, changed={"size": ["", "micro"]})

    stored = Event.objects.get()
    assert stored == event
    assert (stored.organisation, stored.actor, stored.verb) == (company, user, "edit_company")
    assert (stored.subject, stored.subject_id) == ("organisation", company.pk)
    assert stored.details == {"changed": {"size": ["", "micro"]}}


def test_numbers_have_no_holes_and_each_organisation_has_its_own():
    one, other = a_chain(3), a_chain(2)

    numbers = Event.objects.order_by("sequence").values_list("sequence", flat=True)

    assert list(numbers.filter(organisation=one)) == [1, 2, 3]
    assert list(numbers.filter(organisation=other)) == [1, 2]
    assert EventChain.objects.get(organisation=one).length == 3


def test_a_chain_begins_at_the_start_and_ends_in_its_last_event():
    company = a_chain(2)

    first, last = Event.objects.filter(organisation=company).order_by("sequence")

    assert first.previous == START
    assert last.previous == first.digest
    assert EventChain.objects.get(organisation=company).digest == last.digest


def test_the_digest_is_the_same_after_a_visit_to_the_database():
    company = a_chain(3)

    assert first_break(company) is None


@pytest.mark.parametrize(
    "change",
    [
        {"verb": "submit"},
        {"subject": "assessment"},
        {"subject_id": "00000000-0000-0000-0000-000000000000"},
        {"details": {"changed": {"sector": ["é", 9]}}},
        {"at": "2026-11-01T10:00:00Z"},
        {"previous": "f" * 64},
        {"digest": "f" * 64},
    ],
    ids=lambda change: next(iter(change)),
)
def test_a_changed_event_is_found(change):
    company = a_chain(3)

    Event.objects.filter(organisation=company, sequence=2).update(**change)

    assert first_break(company) == 2


def test_another_actor_is_found():
    company = a_chain(3)

    Event.objects.filter(organisation=company, sequence=2).update(actor=a_user())

    assert first_break(company) == 2


def test_a_removed_event_is_found():
    company = a_chain(3)

    Event.objects.filter(organisation=company, sequence=2).delete()

    assert first_break(company) == 3


def test_a_removed_last_event_is_found():
    company = a_chain(3)

    Event.objects.filter(organisation=company, sequence=3).delete()

    assert first_break(company) == 3


def test_an_event_moved_to_another_organisation_is_found():
    company, other = a_chain(1), a_company()

    Event.objects.filter(organisation=company).update(organisation=other)

    assert Event.objects.get().digest != Event.objects.get().computed_digest()


def test_what_is_rolled_back_leaves_no_hole():
    company = a_chain(1)
    user = a_user(company)

    with suppress(Refused), transaction.atomic():
        record(company, "assess", company, by=user)
        raise Refused
    record(company, "edit_company", company, by=user)

    assert [event.sequence for event in Event.objects.order_by("sequence")] == [1, 2]
    assert first_break(company) is None


@pytest.mark.django_db(transaction=True)
def test_events_of_the_same_moment_follow_each_other():
    company = a_company()
    user = a_user(company)

    results = at_once(*[lambda: record_alone(company, user)] * 4)

    assert sorted(results) == [1, 2, 3, 4]
    assert first_break(company) is None


def record_alone(company: Organisation, user: User) -> int:
    with transaction.atomic():
        return record(company, "edit_company", company, by=user).sequence
