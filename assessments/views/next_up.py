"""The one thing to do next: what somebody waits for, else where this person was."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from assessments.models import Answer, User
from assessments.reports.portfolio import Row
from assessments.reports.progress import SectionProgress, State
from assessments.reports.waiting import WaitingAssignment


@dataclass(frozen=True, slots=True, kw_only=True)
class NextUp:
    eyebrow: str
    title: str
    text: str
    address: str
    button: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Last:
    """Where somebody answered last."""

    row: Row
    question: str


def next_up_of(
    to_sign: Sequence[Row],
    to_answer: Sequence[Row],
    asked: Sequence[WaitingAssignment],
    last: Last | None,
) -> NextUp | None:
    """Others who wait go before one's own work; a question of a colleague does when it is late."""
    if to_sign:
        return _signing(to_sign[0])
    late = [each for each in asked if each.is_overdue]
    if late:
        return _asked(late[0])
    if last:
        return _where_you_were(last)
    if to_answer:
        return _answering(to_answer[0])
    return _asked(asked[0]) if asked else None


def last_worked_on(user: User, rows: Sequence[Row]) -> Last | None:
    """The last answer of this person, among what can still be answered; one query."""
    by_sheet: dict[UUID, Row] = {}
    for row in rows:
        by_sheet.setdefault(row.assessment.sheet_id, row)
        by_sheet.setdefault(row.assessment.company_sheet_id, row)  # the first that is due
    answers = Answer.objects.filter(answered_by=user, sheet__in=by_sheet)
    found = answers.order_by("-answered_at").values_list("sheet", "question").first()
    return Last(row=by_sheet[found[0]], question=found[1]) if found else None


def _signing(row: Row) -> NextUp:
    return NextUp(
        eyebrow=_("Waiting for you"),
        title=_("%(context)s: check and sign") % {"context": row.name.product},
        text=_("The answers are complete. You can sign them, or send them back with a reason."),
        address=reverse("assessments:check", args=[row.assessment.pk]),
        button=_("Check and sign"),
    )


def _asked(assignment: WaitingAssignment) -> NextUp:
    return NextUp(
        eyebrow=_("Asked of you"),
        title=assignment.what,
        text=_("%(name)s of %(company)s asks you to answer this.")
        % {"name": assignment.by, "company": assignment.company},
        address=assignment.address,
        button=_("Answer"),
    )


def _where_you_were(last: Last) -> NextUp:
    """At the very question, as long as nobody called its section done."""
    section = _section_of(last)
    if section is None:
        return _answering(last.row)
    address = reverse("sections:edit", args=[last.row.assessment.pk, section.key])
    return _in_section(last.row, section, f"{address}#div_id_{last.question}", last.question)


def _section_of(last: Last) -> SectionProgress | None:
    questionnaire, progress = last.row.assessment.questionnaire, last.row.progress
    key = questionnaire.question(last.question).section
    sections = progress.sections if progress else ()
    here = (each for each in sections if each.key == key and each.state is State.IN_PROGRESS)
    return next(here, None)


def _answering(row: Row) -> NextUp:
    section = row.progress.next_section if row.progress else None
    if section is None:
        return NextUp(
            eyebrow=_("Continue where you were"),
            title=_("%(context)s: check your answers") % {"context": row.name.product},
            text=_("All sections are done. Check the answers and ask for approval."),
            address=reverse("assessments:check", args=[row.assessment.pk]),
            button=_("Check your answers"),
        )
    return _in_section(
        row, section, reverse("sections:edit", args=[row.assessment.pk, section.key]), ""
    )


def _in_section(row: Row, section: SectionProgress, address: str, question: str) -> NextUp:
    place = _("%(key)s. %(title)s") % {"key": section.key, "title": section.title}
    at = _("%(place)s, question %(code)s") % {"place": place, "code": question}
    return NextUp(
        eyebrow=_("Continue where you were"),
        title=f"{row.name.product}: {at if question else place}",
        text=_("In this section: %(answered)s of %(asked)s questions answered.")
        % {"answered": section.answered, "asked": section.asked},
        address=address,
        button=_("Continue"),
    )
