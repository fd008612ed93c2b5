"""What comes after the questions: checking, signing, and what then happens and when."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from assessments.models import Assessment
from assessments.reports.progress import Progress
from assessments.reports.returns import Returns
from assessments.workflow import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class LastStep:
    """Checking and signing: what it is called now, and how it stands."""

    name: str
    hint: str
    label: str
    look: str  # of the label, as in templatetags/statuses.py
    drawing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    what: str
    when: str


def last_step(assessment: Assessment, progress: Progress, returns: Returns) -> LastStep:
    """`returns` is what the approver or the secretariat wants to see changed first."""
    if assessment.is_editable:
        return _asked_back() if returns else _asking(is_ready=progress.is_finished)
    if assessment.status == Status.AWAITING_APPROVAL:
        return LastStep(
            name=_("Check and sign"),
            hint=_("An approver signs for your company, or sends it back with a reason"),
            label=_("Awaiting approval"),
            look="warn",
            drawing="clock",
        )
    return LastStep(
        name=_("What was answered"),
        hint=_("Nothing can be changed any more"),
        label=_("Locked"),
        look="plain",
        drawing="lock",
    )


def _asked_back() -> LastStep:
    return LastStep(
        name=_("Check your answers and ask for approval"),
        hint=_("First change what was asked; it stands at the top of this page"),
        label=_("Changes requested"),
        look="warn",
        drawing="message-circle",
    )


def _asking(*, is_ready: bool) -> LastStep:
    return LastStep(
        name=_("Check your answers and ask for approval"),
        hint=_("All sections are done")
        if is_ready
        else _("You can look at your answers at any time"),
        label=_("Can be done now") if is_ready else _("Not yet"),
        look="info" if is_ready else "off",
        drawing="arrow-right" if is_ready else "circle-dashed",
    )


def next_steps(assessment: Assessment) -> Iterator[NextStep]:
    """What happens after signing. Source of the terms: instrument.md, part 6.1."""
    yield NextStep(
        what=_("Your answers are frozen under a number"),
        when=_("at once; the report follows a few minutes later"),
    )
    if assessment.context.programme is None:
        yield NextStep(
            what=_("Nobody outside your company sees them"),
            when=_("this context falls under no programme with a secretariat"),
        )
        return
    yield NextStep(what=_("The secretariat starts its review"), when=_("within 5 working days"))
    yield NextStep(
        what=_("It concludes the review, or asks you for changes"),
        when=_("within 20 working days"),
    )
    yield NextStep(
        what=_("Are changes asked? You answer, and sign again under the next number"),
        when=_("within 15 working days; what you signed before stays as it was"),
    )
