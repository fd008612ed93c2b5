"""Where a document stands at the moment it is printed: a draft, self-declared, or reviewed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from assessments.models import Review, Submission
from assessments.reports.wordings import day


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    short: str
    sentence: str
    reason: str = ""  # that the secretariat gave


def standing_of(submission: Submission | None) -> Standing:
    if submission is None:
        return Standing(
            short=_("Draft, not signed"),
            sentence=_("This is a draft. Nobody has signed it, and its answers can still change."),
        )
    review = Review.objects.filter(submission=submission).first()
    return STANDINGS[Review.State(review.state)](review) if review else _self_declared()


def _self_declared() -> Standing:
    return Standing(
        short=_("Self-declared"),
        sentence=_(
            "These are the company's own statements. The secretariat has not reviewed them."
        ),
    )


def _in_review(review: Review) -> Standing:
    return Standing(
        short=_("Self-declared, in review"),
        sentence=_(
            "These are the company's own statements. "
            "The secretariat has been reviewing them since %(day)s."
        )
        % {"day": day(review.taken_at)},
    )


def _changes_requested(review: Review) -> Standing:
    return Standing(
        short=_("Changes requested"),
        sentence=_("The secretariat reviewed this and asked for changes on %(day)s.")
        % {"day": _closed(review)},
        reason=review.reason,
    )


def _concluded(review: Review) -> Standing:
    return Standing(
        short=_("Reviewed: %(conclusion)s") % {"conclusion": review.get_conclusion_display()},
        sentence=_("Reviewed by %(secretariat)s. Conclusion of %(day)s: %(conclusion)s.")
        % {
            "secretariat": _secretariat(review),
            "day": _closed(review),
            "conclusion": review.get_conclusion_display(),
        },
        reason=review.reason,
    )


def _closed(review: Review) -> str:
    return day(review.closed_at) if review.closed_at else ""


def _secretariat(review: Review) -> str:
    programme = review.submission.assessment.context.programme
    return programme.secretariat.name if programme else ""


STANDINGS: Mapping[Review.State, Callable[[Review], Standing]] = {
    Review.State.OPEN: _in_review,
    Review.State.CHANGES_REQUESTED: _changes_requested,
    Review.State.CONCLUDED: _concluded,
}
