"""Remarks of colleagues at a question: made, answered, changed, settled; never deleted."""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from assessments import access
from assessments.models import Assessment, Assignment, Remark, User
from assessments.workflow import Refused

READS_ONLY = _("Only a preparer or an approver of the company can make remarks.")
NOT_YOURS = _("Only who wrote a remark can change it.")


@transaction.atomic
def add(
    assessment: Assessment,
    question: str,
    text: str,
    *,
    by: User,
    reply_to: Remark | None = None,
    mentions: Iterable[User] = (),
) -> Remark:
    """Begin a thread at a question, or say something in one; a settled one is open again.

    Only colleagues can be mentioned, others are passed over. Raises Refused.
    """
    assessment = Assessment.objects.locked(assessment)
    _check(assessment, by)
    remark = Remark.objects.create(
        assessment=assessment, question=question, text=text, by=by, reply_to=reply_to
    )
    if reply_to:
        _settle(reply_to, None)
    company = assessment.organisation
    remark.mentions.set(access.colleagues(company, but=by).filter(pk__in=[m.pk for m in mentions]))
    return remark


@transaction.atomic
def say(assignment: Assignment, question: str, text: str, *, by: User) -> Remark:
    """Something that who was asked says to who asked; it goes on where they began.

    Raises PermissionDenied when the question is not asked of this person now.
    """
    assessment = Assessment.objects.locked(assignment.assessment)
    if question not in access.asked_codes(assessment, by):
        raise PermissionDenied
    begun = Remark.objects.begun_by_guest(assignment).open()
    thread = begun.filter(question=question).first()
    remark = Remark.objects.create(
        assessment=assessment, question=question, text=text, by=by, reply_to=thread
    )
    company = assessment.organisation
    remark.mentions.set(access.colleagues(company, but=by).filter(pk=assignment.asked_by_id))
    return remark


@transaction.atomic
def edit(remark: Remark, text: str, *, by: User) -> None:
    """Change one's own words, which shows. Raises Refused."""
    _check(Assessment.objects.locked(remark.assessment), by)
    if remark.by_id != by.pk:
        raise Refused(NOT_YOURS)
    if text != remark.text:
        remark.text, remark.edited_at = text, timezone.now()
        remark.save(update_fields=["text", "edited_at"])


@transaction.atomic
def settle(thread: Remark, *, by: User) -> None:
    """Say that nothing is left to do about it. Raises Refused."""
    _check(Assessment.objects.locked(thread.assessment), by)
    if thread.settled_at is None:
        _settle(thread, by)


@transaction.atomic
def reopen(thread: Remark, *, by: User) -> None:
    """Take that back. Raises Refused."""
    _check(Assessment.objects.locked(thread.assessment), by)
    _settle(thread, None)


def _settle(thread: Remark, by: User | None) -> None:
    thread.settled_by, thread.settled_at = by, timezone.now() if by else None
    thread.save(update_fields=["settled_by", "settled_at"])


def _check(assessment: Assessment, by: User) -> None:
    if not access.can_discuss(assessment, by):
        raise Refused(READS_ONLY)
