"""Walk every organisation's chain of events and report the first break of each."""

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.db.models import Q

from assessments.models import Event, EventChain, Organisation
from assessments.models.events import START


class Command(BaseCommand):
    help = __doc__

    def handle(self, **_: object) -> None:
        has_events = Q(events__isnull=False) | Q(event_chain__isnull=False)
        organisations = Organisation.objects.filter(has_events).distinct()
        broken = 0
        for organisation in organisations:
            if problem := _first_break(organisation):
                broken += 1
                self.stderr.write(f"{organisation.pk} {organisation}: {problem}")
        if broken:
            raise CommandError(f"Broken chains: {broken} of {len(organisations)}.")
        count = Event.objects.count()
        self.stdout.write(f"Chains that hold: {len(organisations)}, with {count} events.")


@transaction.atomic
def _first_break(organisation: Organisation) -> str:
    """What is wrong at the first event that does not fit, or nothing."""
    # Under the chain's lock: an event that is being written is no break.
    chain = EventChain.objects.select_for_update().filter(organisation=organisation).first()
    length, end = (chain.length, chain.digest) if chain else (0, START)
    previous, expected = START, 1
    for event in organisation.events.order_by("sequence").iterator():
        if problem := _misfit(event, previous, expected):
            return problem
        previous, expected = event.digest, expected + 1
    is_whole = (expected - 1, previous) == (length, end)
    return "" if is_whole else f"the chain should have {length} events that end in its digest"


def _misfit(event: Event, previous: str, expected: int) -> str:
    if event.sequence != expected:
        return f"event {expected} is missing"
    if event.previous != previous:
        return f"event {expected} does not follow the one before it"
    if event.computed_digest() != event.digest:
        return f"event {expected} was changed"
    return ""
