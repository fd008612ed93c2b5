"""Where companies stand with their risk contexts: what is worked on, and what was before."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from assessments.models import Assessment, FinishedSection, RiskContext, Submission, User
from assessments.models.dossiers import dossiers_of
from assessments.questionnaires.definitions import Questionnaire
from assessments.questionnaires.questions import Method, Question
from assessments.reports.context_names import ContextName, name_of
from assessments.reports.headlines import Headline, headline_of, headline_of_submission
from assessments.reports.progress import Progress, progress_of
from assessments.reports.returns import Returns, returns_of
from assessments.scoring.dossier import Dossier
from assessments.scoring.outcome import evaluate
from assessments.workflow import Status

# What somebody has to act on comes first; what is over comes last.
ORDER: Mapping[Status, int] = {
    Status.CHANGES_REQUESTED: 0,
    Status.AWAITING_APPROVAL: 1,
    Status.DRAFT: 2,
    Status.SUBMITTED: 3,
    Status.IN_REVIEW: 4,
    Status.CONCLUDED: 5,
    Status.WITHDRAWN: 6,
}
NEAR = 14  # days before the day of signing


@dataclass(frozen=True, slots=True)
class Due:
    """The day before which it is to be signed, and how far that is."""

    on: date
    days: int  # left; below 0 it is over

    @property
    def is_over(self) -> bool:
        return self.days < 0

    @property
    def is_near(self) -> bool:
        return 0 <= self.days <= NEAR


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One assessment."""

    assessment: Assessment
    name: ContextName
    progress: Progress | None = None  # only while it is in preparation
    headline: Headline | None = None  # of the draft, else of what was signed last
    submission: Submission | None = None  # the one that was signed last
    returns: Returns = ()
    due: Due | None = None  # only while it is in preparation
    review_on: date | None = None  # when the company looks at its decision again
    open_questions: tuple[str, ...] = ()  # only while it can be answered

    @property
    def must_look_at(self) -> bool:
        """Open knock-outs are counted where an approver waits to weigh them, nowhere else."""
        is_waiting = self.assessment.status == Status.AWAITING_APPROVAL
        return is_waiting and self.headline is not None and self.headline.knock_outs > 0

    @property
    def order(self) -> tuple[date, int, str]:
        """What is due first comes first."""
        day = self.due.on if self.due else date.max
        return day, ORDER[Status(self.assessment.status)], str(self.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unbegun:
    """A context that is not yet assessed this year."""

    context: RiskContext
    name: ContextName


def rows_of(user: User, *, on: date) -> list[Row]:
    """All assessments that this user sees, in a constant number of queries."""
    assessments = list(Assessment.objects.visible_to(user).with_context())
    open_ones = [each for each in assessments if each.is_in_preparation]
    dossiers, returns = dossiers_of(open_ones, on=on), returns_of(open_ones)
    finished, signed = _finished(open_ones), _last_signed(assessments)
    rows = [
        _in_preparation(each, dossiers[each.pk], finished[each.pk], returns[each.pk], on)
        if each.is_in_preparation
        else _closed(each, signed.get(each.pk))
        for each in assessments
    ]
    return sorted(rows, key=lambda row: row.order)


def unbegun_of(user: User, questionnaire: Questionnaire, *, on: date) -> list[Unbegun]:
    """The contexts without an assessment this year, in the words of the questionnaire to come."""
    contexts = RiskContext.objects.visible_to(user).exclude(assessments__year=on.year)
    found = [Unbegun(context=each, name=name_of(each, questionnaire)) for each in contexts]
    return sorted(found, key=lambda each: str(each.name))


def _in_preparation(
    assessment: Assessment,
    dossier: Dossier,
    finished: Collection[str],
    returns: Returns,
    on: date,
) -> Row:
    questionnaire, outcome = assessment.questionnaire, evaluate(dossier)
    decision, review = questionnaire.decision, _review(questionnaire)
    taken = dossier.reply(decision.code).value if decision else None
    day = dossier.reply(review.code).value if review else None
    return Row(
        name=name_of(assessment.context, questionnaire),
        assessment=assessment,
        progress=progress_of(questionnaire, outcome, finished),
        headline=headline_of(questionnaire, outcome, taken),
        returns=returns,
        due=_due(assessment, on),
        review_on=day if isinstance(day, date) else None,
        open_questions=outcome.open_questions if assessment.is_editable else (),
    )


def _due(assessment: Assessment, on: date) -> Due | None:
    return Due(assessment.due_on, (assessment.due_on - on).days) if assessment.due_on else None


def _review(questionnaire: Questionnaire) -> Question | None:
    """The question about the day on which the decision is looked at again."""
    ahead = (q for q in questionnaire.questions() if q.scoring.method is Method.MONTHS_AHEAD)
    return next(ahead, None)


def _review_on(submission: Submission) -> date | None:
    review = _review(submission.questionnaire)
    given = submission.content["answers"].get(review.code) if review else None
    return date.fromisoformat(given["value"]) if given and given["value"] else None


def _closed(assessment: Assessment, submission: Submission | None) -> Row:
    """Withdrawn before it was ever signed, it has no submission."""
    is_withdrawn = assessment.status == Status.WITHDRAWN
    return Row(
        name=name_of(assessment.context, assessment.questionnaire),
        assessment=assessment,
        headline=headline_of_submission(submission) if submission else None,
        submission=submission,
        review_on=_review_on(submission) if submission and not is_withdrawn else None,
    )


def _finished(assessments: Collection[Assessment]) -> dict[UUID, set[str]]:
    found: defaultdict[UUID, set[str]] = defaultdict(set)
    for each in FinishedSection.objects.filter(assessment__in=assessments):
        found[each.assessment_id].add(each.section)
    return found


def _last_signed(assessments: Collection[Assessment]) -> dict[UUID, Submission]:
    signed = Submission.objects.filter(assessment__in=assessments).order_by("number")
    return {each.assessment_id: each for each in signed}
