"""What was said at a question, as somebody reads it."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from assessments.models import Assessment, Assignment, Remark, User


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    pk: UUID
    by: str
    at: datetime
    edited_at: datetime | None
    text: str
    mentions: tuple[str, ...]
    is_own: bool
    is_guests: bool  # of somebody outside the company


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    pk: UUID
    question: str
    sayings: tuple[Saying, ...]  # the first is what the others reply to
    settled_by: str
    settled_at: datetime | None
    is_with_guest: bool  # a guest began it, and reads what is said in it

    @property
    def is_settled(self) -> bool:
        return self.settled_at is not None


def open_talks(assessment: Assessment) -> Mapping[str, int]:
    """By question the number of open remarks and of open questions to colleagues; one query."""
    remarks = Remark.objects.open().filter(assessment=assessment)
    asked = assessment.assignments.filter(state=Assignment.State.OPEN).exclude(question="")
    # Without the models' own order, which a union does not take.
    found = [each.order_by().values_list("question") for each in (remarks, asked)]
    return Counter(code for (code,) in found[0].union(found[1], all=True).order_by())


def threads_of(assessment: Assessment, reader: User) -> list[Thread]:
    """All of an assessment, from old to new."""
    return _threads(Remark.objects.filter(assessment=assessment), assessment, reader)


def threads_at(assessment: Assessment, question: str, reader: User) -> list[Thread]:
    found = Remark.objects.filter(assessment=assessment, question=question)
    return _threads(found, assessment, reader)


def threads_with_guest(assignment: Assignment, guest: User) -> list[Thread]:
    """What a guest said at what was asked, and what the company said to that."""
    found = Remark.objects.begun_by_guest(assignment)
    return _threads(found, assignment.assessment, guest, known={guest.pk})


def _threads(
    found: "QuerySet[Remark]",
    assessment: Assessment,
    reader: User,
    *,
    known: Collection[UUID] = (),
) -> list[Thread]:
    """`known` are the people of whom the reader need not be told that they come from outside."""
    memberships = assessment.organisation.memberships
    members = {*memberships.values_list("user", flat=True), *known}
    # Who left the company is a stranger too, but reads nothing any more.
    guests = assessment.organisation.invitations.guests().values_list("accepted_by", flat=True)
    guests_now = set(guests) - members
    roots = found.filter(reply_to=None).select_related("by", "settled_by")
    whole = roots.prefetch_related("mentions", "replies__by", "replies__mentions")
    return [
        _thread(each, members, reader, is_with_guest=each.by_id in guests_now) for each in whole
    ]


def _thread(
    root: Remark, members: Collection[UUID], reader: User, *, is_with_guest: bool
) -> Thread:
    remarks: Iterable[Remark] = [root, *root.replies.all()]
    return Thread(
        is_with_guest=is_with_guest,
        pk=root.pk,
        question=root.question,
        sayings=tuple(_saying(each, members, reader) for each in remarks),
        settled_by=str(root.settled_by or ""),
        settled_at=root.settled_at,
    )


def _saying(remark: Remark, members: Collection[UUID], reader: User) -> Saying:
    return Saying(
        pk=remark.pk,
        by=str(remark.by),
        at=remark.at,
        edited_at=remark.edited_at,
        text=remark.text,
        mentions=tuple(str(each) for each in remark.mentions.all()),
        is_own=remark.by_id == reader.pk,
        is_guests=remark.by_id not in members,
    )
