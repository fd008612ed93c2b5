"""The secretariat's work: the latest submission of each assessment, by what must be done with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from assessments.models import Event, Review, Submission, User
from assessments.models.submissions import SubmissionQuerySet
from assessments.reports.context_names import ContextName, name_from
from assessments.reports.headlines import Headline, headline_of_submission
from assessments.views.history import SHARED
from assessments.workflow import Status

WITH_COMPANY = frozenset({Status.CHANGES_REQUESTED, Status.AWAITING_APPROVAL, Status.DRAFT})
CLOSED = frozenset({Status.CONCLUDED, Status.WITHDRAWN})


@dataclass(frozen=True, slots=True, kw_only=True)
class Tab:
    key: str
    label: Promise
    empty: Promise  # what it says when nothing is there


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    submission: Submission
    context: ContextName
    headline: Headline
    status: Status
    since: datetime
    reviewer: str  # empty while nobody took it


TABS = (
    Tab(
        key="to_take",
        label=_("To review"),
        empty=_("No submission is waiting for a reviewer. New ones appear here once signed."),
    ),
    Tab(
        key="mine",
        label=_("In review by me"),
        empty=_("You have nothing in review. Take a submission from the tab “To review”."),
    ),
    Tab(
        key="others",
        label=_("In review by others"),
        empty=_("Your colleagues have nothing in review."),
    ),
    Tab(
        key="with_company",
        label=_("With the company"),
        empty=_("No company was asked for changes. What you return appears here until it is back."),
    ),
    Tab(key="closed", label=_("Closed"), empty=_("No review is concluded yet.")),
)
# What the address may ask for, and the order it stands for; a minus turns it around.
SORTS: Mapping[str, tuple[str, ...]] = {
    "since": ("since", "pk"),
    "-since": ("-since", "pk"),
    "company": ("assessment__organisation__name", "pk"),
    "-company": ("-assessment__organisation__name", "pk"),
    "score": ("outcome__overall", "pk"),
    "-score": ("-outcome__overall", "pk"),
}
COLUMNS = ("company", "score", "since")


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """How a column is sorted now, and which order its link asks for."""

    order: str  # for aria-sort; empty when another column is sorted
    next: str


def headings(sort: str) -> dict[str, Heading]:
    orders = {"": "ascending", "-": "descending"}
    now, is_reversed = sort.removeprefix("-"), sort.startswith("-")
    return {
        column: Heading(
            order=orders["-" if is_reversed else ""] if column == now else "",
            next=f"-{column}" if column == now and not is_reversed else column,
        )
        for column in COLUMNS
    }


def queue_of(user: User) -> SubmissionQuerySet:
    """What this person reviews, with `since`: when it last changed hands."""
    newer = Submission.objects.filter(
        assessment=OuterRef("assessment"), number__gt=OuterRef("number")
    )
    moves = Event.objects.filter(subject_id=OuterRef("assessment"), verb__in=SHARED)
    return (
        Submission.objects.reviewed_by(user)
        .filter(~Exists(newer))
        .annotate(since=Subquery(moves.order_by("-sequence").values("at")[:1]))
        .select_related("assessment__organisation", "assessment__context", "review__reviewer")
    )


def conditions(user: User) -> dict[str, Q]:
    """Which submissions lie under which tab."""
    in_review = Q(assessment__status=Status.IN_REVIEW)
    return {
        "to_take": Q(assessment__status=Status.SUBMITTED),
        "mine": in_review & Q(review__reviewer=user),
        "others": in_review & ~Q(review__reviewer=user),
        "with_company": Q(assessment__status__in=WITH_COMPANY),
        "closed": Q(assessment__status__in=CLOSED),
    }


def counts(user: User) -> dict[str, int]:
    """How many lie under each tab, in one query."""
    return queue_of(user).aggregate(
        **{key: Count("pk", filter=condition) for key, condition in conditions(user).items()}
    )


def row(submission: Submission) -> Row:
    questionnaire, review = submission.questionnaire, review_of(submission)
    return Row(
        submission=submission,
        context=name_from(submission.content["context"], questionnaire),
        headline=headline_of_submission(submission),
        status=status_of(submission, is_latest=True),
        since=submission.since,  # type: ignore[attr-defined]  # annotated by queue_of
        reviewer=review.reviewer.name if review else "",
    )


def review_of(submission: Submission) -> Review | None:
    """The review, if somebody took the submission."""
    return getattr(submission, "review", None)


def status_of(submission: Submission, *, is_latest: bool) -> Status:
    """Where a submission stands: what the company does after a return is its own business."""
    status = Status(submission.assessment.status)
    is_returned = status in WITH_COMPANY or not is_latest
    return Status.CHANGES_REQUESTED if is_returned else status
