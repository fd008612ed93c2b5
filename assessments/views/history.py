"""What happened to an assessment, in plain words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from assessments import workflow
from assessments.models import Assessment, Event
from assessments.workflow import Conclusion

SENTENCES: Mapping[str, Promise] = {
    "assess": _("Assessment started"),
    "plan": _("Day of signing changed"),
    workflow.REQUEST_APPROVAL.name: _("Approval requested"),
    workflow.SEND_BACK.name: _("Sent back by the approver"),
    workflow.SUBMIT.name: _("Signed and submitted as number %(number)s"),
    workflow.TAKE.name: _("Review of number %(number)s started"),
    workflow.REQUEST_CHANGES.name: _("Changes to number %(number)s requested"),
    workflow.CONCLUDE.name: _("Review of number %(number)s concluded: %(conclusion)s"),
    workflow.WITHDRAW.name: _("Withdrawn"),
}
# What the secretariat may know: the moves around what was signed, not the work before it.
SHARED = frozenset(
    move.name
    for move in (
        workflow.SUBMIT,
        workflow.TAKE,
        workflow.REQUEST_CHANGES,
        workflow.CONCLUDE,
        workflow.WITHDRAW,
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    text: str
    at: datetime
    by: str
    reason: str


def history_of(assessment: Assessment, *, for_secretariat: bool = False) -> tuple[Entry, ...]:
    """From old to new."""
    verbs = SHARED if for_secretariat else SENTENCES.keys()
    events = Event.objects.filter(subject_id=assessment.pk, verb__in=verbs)
    return tuple(_entry(event) for event in events.select_related("actor"))


def _entry(event: Event) -> Entry:
    conclusion = event.details.get("conclusion")
    said = {
        "number": event.details.get("number", ""),
        "conclusion": Conclusion(conclusion).label if conclusion else "",
    }
    return Entry(
        text=str(SENTENCES[event.verb]) % said,
        at=event.at,
        by=event.actor.name,
        reason=event.details.get("reason", ""),
    )
