"""Why an assessment is back with the company: what the approver or the secretariat wrote."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from assessments import workflow
from assessments.models import Assessment, Event


@dataclass(frozen=True, slots=True, kw_only=True)
class Return:
    reason: str
    by: str
    at: datetime
    number: int | None  # of the submission that the secretariat returned; None: by the approver


type Returns = tuple[Return, ...]

# What is still to be answered after a move, by the moves in the order in which they were made.
AFTER: Mapping[str, Callable[[Returns, Event], Returns]] = {
    workflow.REQUEST_CHANGES.name: lambda _open, event: (_return(event),),
    workflow.SEND_BACK.name: lambda still, event: (*still, _return(event)),
    workflow.REQUEST_APPROVAL.name: lambda still, _event: tuple(
        each for each in still if each.number is not None
    ),
    workflow.SUBMIT.name: lambda _open, _event: (),
    workflow.WITHDRAW.name: lambda _open, _event: (),
}


def returns_of(assessments: Collection[Assessment]) -> dict[UUID, Returns]:
    """What each of these still has to answer, in one query."""
    found: dict[UUID, Returns] = {each.pk: () for each in assessments}
    moves = Event.objects.filter(subject_id__in=found, verb__in=AFTER)
    for event in moves.select_related("actor").order_by("sequence"):
        found[event.subject_id] = AFTER[event.verb](found[event.subject_id], event)
    return found


def _return(event: Event) -> Return:
    return Return(
        reason=event.details["reason"],
        by=event.actor.name,
        at=event.at,
        number=event.details.get("number"),
    )
