"""How a status looks: its word, and an icon and a colour that say the same."""

from collections.abc import Mapping

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from assessments.reports.progress import State
from assessments.workflow import Status

register = template.Library()

# Colour only where somebody has to do something; what is over is plain.
LOOKS: Mapping[Status, tuple[str, str]] = {
    Status.DRAFT: ("info", "circle-half-2"),
    Status.AWAITING_APPROVAL: ("warn", "clock"),
    Status.SUBMITTED: ("plain", "mail"),
    Status.IN_REVIEW: ("plain", "eye"),
    Status.CHANGES_REQUESTED: ("warn", "message-circle"),
    Status.CONCLUDED: ("plain", "check"),
    Status.WITHDRAWN: ("off", "x"),
}
SECTION_LOOKS: Mapping[State, tuple[str, str, Promise]] = {
    State.NOT_ASKED: ("off", "circle-dashed", _("No questions")),
    State.NOT_STARTED: ("neutral", "circle-dashed", _("Not started yet")),
    State.IN_PROGRESS: ("info", "circle-half-2", _("In progress")),
    State.FINISHED: ("plain", "check", _("Done")),
}


@register.inclusion_tag("partials/_status.html")
def section_tag(state: State) -> dict[str, object]:
    look, drawing, label = SECTION_LOOKS[state]
    return {"look": look, "drawing": drawing, "label": label}


@register.inclusion_tag("partials/_status.html")
def status_tag(status: str) -> dict[str, object]:
    look, drawing = LOOKS[Status(status)]
    return {"look": look, "drawing": drawing, "label": Status(status).label}
