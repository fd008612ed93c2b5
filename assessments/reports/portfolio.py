"""Where companies stand with their risk contexts: what is worked on, and what was before."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from assessments.models import Assessment, FinishedSection, RiskContext, Submission, User
from assessments.models.dossiers import dossiers_of
from assessments.questionnaires.definitions import Questionnaire
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One assessment."""

    assessment: Assessment
    name: ContextName
    progress: Progress | None = None  # only while it is in preparation
    headline: Headline | None = None  # of the draft, else of what was signed last
    submission: Submission | None = None  # the one that was signed last
    returns: Returns = ()

    @property
    def must_look_at(self) -> bool:
        """Open knock-outs are counted where an approver waits to weigh them, nowhere else."""
        is_waiting = self.assessment.status == Status.AWAITING_APPROVAL
        return is_waiting and self.headline is not None and self.headline.knock_outs > 0

    @property
    def order(self) -> tuple[int, str]:
        return ORDER[Status(self.assessment.status)], str(self.name)


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
        _in_preparation(each, dossiers[each.pk], finished[each.pk], returns[each.pk])
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
    assessment: Assessment, dossier: Dossier, finished: Collection[str], returns: Returns
) -> Row:
    questionnaire, outcome = assessment.questionnaire, evaluate(dossier)
    decision = questionnaire.decision
    taken = dossier.reply(decision.code).value if decision else None
    return Row(
        name=name_of(assessment.context, questionnaire),
        assessment=assessment,
        progress=progress_of(questionnaire, outcome, finished),
        headline=headline_of(questionnaire, outcome, taken),
        returns=returns,
    )


def _closed(assessment: Assessment, submission: Submission | None) -> Row:
    """Withdrawn before it was ever signed, it has no submission."""
    return Row(
        name=name_of(assessment.context, assessment.questionnaire),
        assessment=assessment,
        headline=headline_of_submission(submission) if submission else None,
        submission=submission,
    )


def _finished(assessments: Collection[Assessment]) -> dict[UUID, set[str]]:
    found: defaultdict[UUID, set[str]] = defaultdict(set)
    for each in FinishedSection.objects.filter(assessment__in=assessments):
        found[each.assessment_id].add(each.section)
    return found


def _last_signed(assessments: Collection[Assessment]) -> dict[UUID, Submission]:
    signed = Submission.objects.filter(assessment__in=assessments).order_by("number")
    return {each.assessment_id: each for each in signed}
