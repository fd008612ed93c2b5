"""Writing down who did what when."""

from typing import Protocol
from uuid import UUID

from django.utils import timezone

from assessments.models import Event, EventChain, Organisation, User


class Subject(Protocol):
    """Anything with an id of its own."""

    @property
    def pk(self) -> UUID: ...


def record(
    organisation: Organisation, verb: str, subject: Subject, *, by: User, **details: object
) -> Event:
    """Append an event to the organisation's chain, inside the caller's transaction.

    The chain's row is locked first, so that numbers have no holes and no two
    events claim the same predecessor.
    """
    EventChain.objects.get_or_create(organisation=organisation)
    chain = EventChain.objects.select_for_update().get(organisation=organisation)
    event = Event(
        organisation=organisation,
        sequence=chain.length + 1,
        at=timezone.now(),
        actor=by,
        verb=verb,
        subject=type(subject).__name__.lower(),
        subject_id=subject.pk,
        details=details,
        previous=chain.digest,
    )
    event.digest = event.computed_digest()
    event.save(force_insert=True)
    chain.length, chain.digest = event.sequence, event.digest
    chain.save(update_fields=["length", "digest"])
    return event
