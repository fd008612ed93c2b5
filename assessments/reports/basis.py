"""What a report stands on: what was signed and frozen, or the answers of a draft as they are now."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from assessments.models import Assessment, Report, Submission, content
from assessments.models.dossiers import dossier_of
from assessments.questionnaires.definitions import Questionnaire
from assessments.scoring.dossier import Dossier
from assessments.scoring.outcome import Outcome, evaluate


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    questionnaire: Questionnaire
    outcome: Outcome
    dossier: Dossier
    content: content.Content
    at: datetime  # when it was signed; of a draft, when the report was asked for
    submission: Submission | None

    @property
    def is_draft(self) -> bool:
        return self.submission is None


def basis_of(report: Report) -> Basis:
    if report.submission:
        return _signed(report.submission)
    return _live(report.assessment, report.requested_at)


def _signed(submission: Submission) -> Basis:
    """Nothing is judged again: the outcome is the one that was signed."""
    return Basis(
        questionnaire=submission.questionnaire,
        outcome=Outcome.from_json(submission.outcome),
        dossier=content.dossier_again(submission),
        content=submission.content,
        at=submission.signed_at,
        submission=submission,
    )


def _live(assessment: Assessment, asked_at: datetime) -> Basis:
    dossier = dossier_of(assessment, on=timezone.localdate(asked_at))
    outcome = evaluate(dossier)
    frozen, _documents = content.freeze(assessment, dossier, outcome.visible, {})
    return Basis(
        questionnaire=assessment.questionnaire,
        outcome=outcome,
        dossier=dossier,
        content=frozen,
        at=asked_at,
        submission=None,
    )
