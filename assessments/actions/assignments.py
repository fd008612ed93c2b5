"""Asking somebody to answer, saying that it is done, and taking the question back."""

from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from assessments import access, emails
from assessments.actions import answers
from assessments.actions.events import record
from assessments.actions.invitations import invite
from assessments.models import Assessment, Assignment, Organisation, User
from assessments.workflow import Refused

READS_ONLY = _("This colleague can only read. An approver can make them a preparer first.")
YOURSELF = _("This is you. Choose somebody else.")
ASKED_BEFORE = _("This person was asked the same before, and it is still open.")
NOT_OPEN = _("This was answered or taken back meanwhile.")
NOT_ASKED_OF_YOU = _("Only the person who was asked can say that it is answered.")
NOT_YOURS = _("Only a preparer or an approver of the company can take a question back.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is asked: a section, or one question of it."""

    section: str
    question: str = ""
    note: str = ""
    due_on: date | None = None


@transaction.atomic
def ask(assessment: Assessment, wanted: Wanted, email: str, *, by: User) -> Assignment:
    """Ask the colleague, or somebody outside, who has this e-mail address; and tell them.

    Raises Refused when the assessment is locked, or one of the two may not ask or answer.
    """
    # Before the assessment, because inviting and removing people begin with this lock.
    Organisation.objects.select_for_update().get(pk=assessment.organisation_id)
    assessment = Assessment.objects.locked(assessment)
    if reason := answers.refusal(assessment, by):
        raise Refused(reason)
    assignment = Assignment(assessment=assessment, asked_by=by, **asdict(wanted))
    company = assessment.organisation
    colleague = User.objects.filter(memberships__organisation=company, email__iexact=email).first()
    if colleague:
        _address_to(assignment, colleague)
    else:
        _invite(assignment, email)
    same = assessment.assignments.filter(section=wanted.section, question=wanted.question)
    if same.filter(
        asked_of=assignment.asked_of,
        invitation=assignment.invitation,
        state=Assignment.State.OPEN,
    ).exists():
        raise Refused(ASKED_BEFORE)
    assignment.save(force_insert=True)
    record(company, "ask", assignment, by=by, section=wanted.section, question=wanted.question)
    return assignment


@transaction.atomic
def finish(assignment: Assignment, *, by: User) -> None:
    """Say that what was asked is answered, and tell who asked. Raises Refused."""
    assignment = _locked(assignment)
    if not assignment.is_open:
        raise Refused(NOT_OPEN)
    if not Assignment.objects.open_to(by).filter(pk=assignment.pk).exists():
        raise Refused(NOT_ASKED_OF_YOU)
    _close(assignment, Assignment.State.DONE, "finish", by=by)
    if (
        access.company_role(assignment.assessment, assignment.asked_by)
        and assignment.asked_by != by
    ):
        _tell(assignment, "assignment_done", assignment.asked_by, who=by, path=_origin(assignment))


@transaction.atomic
def withdraw(assignment: Assignment, *, by: User) -> None:
    """Take a question back: who was asked does not find it any more. Raises Refused."""
    assignment = _locked(assignment)
    if not access.can_discuss(assignment.assessment, by):
        raise Refused(NOT_YOURS)
    if not assignment.is_open:
        raise Refused(NOT_OPEN)
    _close(assignment, Assignment.State.WITHDRAWN, "take_back", by=by)


@transaction.atomic
def withdraw_all(organisation: Organisation, user: User, *, by: User) -> None:
    """Take back all that the company asked of somebody, because they leave."""
    found = Assignment.objects.filter(
        assessment__organisation=organisation, asked_of=user, state=Assignment.State.OPEN
    )
    for each in found:
        _close(_locked(each), Assignment.State.WITHDRAWN, "take_back", by=by)


def _address_to(assignment: Assignment, colleague: User) -> None:
    if colleague == assignment.asked_by:
        raise Refused(YOURSELF)
    if not access.can_discuss(assignment.assessment, colleague):
        raise Refused(READS_ONLY)
    assignment.asked_of = colleague
    _tell_asked(assignment, colleague)


def _invite(assignment: Assignment, email: str) -> None:
    """The invitation is the mail; who accepted one before is asked directly."""
    company = assignment.assessment.organisation
    assignment.invitation = invite(company, email, None, by=assignment.asked_by)
    if guest := assignment.invitation.accepted_by:
        assignment.asked_of = guest
        _tell_asked(assignment, guest)


def _locked(assignment: Assignment) -> Assignment:
    """As it is now; the assessment's row is the lock, as it is for saving answers."""
    assessment = Assessment.objects.locked(assignment.assessment)
    found = Assignment.objects.select_related("asked_by", "asked_of").get(pk=assignment.pk)
    found.assessment = assessment
    return found


def _close(assignment: Assignment, state: Assignment.State, verb: str, *, by: User) -> None:
    assignment.state, assignment.closed_by = state, by
    assignment.closed_at = timezone.now()
    assignment.save(update_fields=["state", "closed_by", "closed_at"])
    record(assignment.assessment.organisation, verb, assignment, by=by)


def _tell_asked(assignment: Assignment, person: User) -> None:
    path = reverse("asked:answer", args=[assignment.pk])
    _tell(assignment, "assignment", person, who=assignment.asked_by, path=path)


def _tell(assignment: Assignment, name: str, person: User, *, who: User, path: str) -> None:
    words = {
        "who": str(who),
        "company": assignment.assessment.organisation.name,
        "is_section": not assignment.question,
        "due_on": assignment.due_on,
        "path": path,
    }
    emails.tell(person.email, person.language, name, words)


def _origin(assignment: Assignment) -> str:
    """Where the asker looks at the answer."""
    if assignment.question:
        return reverse("questions:show", args=[assignment.assessment_id, assignment.question])
    return reverse("sections:edit", args=[assignment.assessment_id, assignment.section])
