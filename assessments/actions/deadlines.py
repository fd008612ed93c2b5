"""Before which day an assessment is to be signed."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from assessments import access
from assessments.actions.events import record
from assessments.models import Assessment, Programme, User
from assessments.workflow import Refused


def due_on_of(programme: Programme | None) -> date | None:
    """The day of the programme, as long as it lies ahead."""
    if programme is None or programme.due_on is None:
        return None
    return programme.due_on if programme.due_on >= timezone.localdate() else None


@transaction.atomic
def plan(assessment: Assessment, day: date | None, *, by: User) -> None:
    """Set the day, or take it away. Raises Refused when that is not for this person, or too late."""
    assessment = Assessment.objects.locked(assessment)
    if not access.can_plan(assessment, by):
        raise Refused(_("The day can only be changed by who fills in, until it is signed."))
    if assessment.due_on == day:
        return
    before, assessment.due_on = assessment.due_on, day
    assessment.save(update_fields=["due_on"])
    record(assessment.organisation, "plan", assessment, by=by, days=[_text(before), _text(day)])


def _text(day: date | None) -> str:
    return day.isoformat() if day else ""
