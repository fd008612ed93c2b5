from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from assessments.models import Event, EventChain
from tests.factories import an_assessment

pytestmark = pytest.mark.django_db


@pytest.fixture
def company():
    """A company with two events: a context was registered, an assessment begun."""
    return an_assessment().organisation


def complaints():
    """What the command says when it ends badly."""
    said = StringIO()
    with pytest.raises(CommandError, match="Broken chains: 1 of 1"):
        call_command("verify_events", stderr=said)
    return said.getvalue().strip().partition(": ")[2]


def test_untouched_chains_hold(company):
    said = StringIO()
    an_assessment()

    call_command("verify_events", stdout=said)

    assert said.getvalue() == "Chains that hold: 2, with 4 events.\n"


def test_a_changed_event_is_found(company):
    Event.objects.filter(sequence=1).update(verb="withdraw")

    assert complaints() == "event 1 was changed"


def test_an_event_changed_together_with_its_digest_is_found_at_the_next(company):
    event = Event.objects.get(sequence=1)
    event.verb = "withdraw"
    Event.objects.filter(pk=event.pk).update(verb=event.verb, digest=event.computed_digest())

    assert complaints() == "event 2 does not follow the one before it"


def test_a_removed_event_is_found(company):
    Event.objects.filter(sequence=1).delete()

    assert complaints() == "event 1 is missing"


def test_a_removed_last_event_is_found(company):
    Event.objects.filter(sequence=2).delete()

    assert complaints() == "the chain should have 2 events that end in its digest"


def test_events_without_a_chain_are_found(company):
    EventChain.objects.all().delete()

    assert complaints() == "the chain should have 0 events that end in its digest"
