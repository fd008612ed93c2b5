"""The secretariat's moves: taking into review, asking for changes, concluding."""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from assessments import access, workflow
from assessments.actions.declarations import take_back
from assessments.actions.events import record
from assessments.models import Assessment, Review, Submission, User
from assessments.workflow import Conclusion, Refused, Transition

STALE = _("A newer submission of this assessment exists. Open that one.")
NO_CONCLUSION = _("Choose a conclusion.")


@transaction.atomic
def take(submission: Submission, *, by: User) -> Review:
    """Begin the review of what was signed."""
    assessment = _checked(workflow.TAKE, submission, by)
    review = Review.objects.create(submission=submission, reviewer=by, taken_at=timezone.now())
    _move(assessment, workflow.TAKE, submission, by=by)
    return review


@transaction.atomic
def request_changes(submission: Submission, reason: str, *, by: User) -> None:
    """Return it to the company, which answers again and submits under the next number."""
    assessment = _checked(workflow.REQUEST_CHANGES, submission, by, reason=reason)
    _close(submission, Review.State.CHANGES_REQUESTED, reason, by=by)
    take_back(assessment)
    assessment.prepared_by = None
    _move(assessment, workflow.REQUEST_CHANGES, submission, by=by, reason=reason)


@transaction.atomic
def conclude(submission: Submission, conclusion: str, reason: str, *, by: User) -> None:
    """End the review with one of the four conclusions and the reason for it."""
    missing = [] if conclusion in Conclusion.values else [NO_CONCLUSION]
    assessment = _checked(workflow.CONCLUDE, submission, by, reason=reason, also=missing)
    _close(submission, Review.State.CONCLUDED, reason, by=by, conclusion=conclusion)
    details = {"conclusion": conclusion, "reason": reason}
    _move(assessment, workflow.CONCLUDE, submission, by=by, **details)


def _checked(
    move: Transition,
    submission: Submission,
    by: User,
    *,
    reason: str = "",
    also: Sequence[Promise] = (),
) -> Assessment:
    """The locked assessment, if this person can make this move on its latest submission."""
    assessment = Assessment.objects.locked(submission.assessment)
    reasons = move.problems(assessment.status, access.acting_role(move, assessment, by), reason)
    reasons += also
    if assessment.submissions.filter(number__gt=submission.number).exists():
        reasons.append(STALE)
    if reasons:
        raise Refused(*reasons)
    return assessment


def _close(
    submission: Submission, state: Review.State, reason: str, *, by: User, conclusion: str = ""
) -> None:
    Review.objects.filter(submission=submission).update(
        state=state,
        conclusion=conclusion,
        reason=reason,
        closed_by=by,
        closed_at=timezone.now(),
    )


def _move(
    assessment: Assessment, move: Transition, submission: Submission, *, by: User, **details: object
) -> None:
    assessment.status = move.target
    assessment.save(update_fields=["status", "prepared_by"])
    record(
        assessment.organisation, move.name, assessment, by=by, number=submission.number, **details
    )
