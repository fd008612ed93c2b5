"""An assessment as it stands, laid out to be checked before it is signed."""

from dataclasses import dataclass
from datetime import date

from assessments.models import Assessment
from assessments.models.content import fingerprint, freeze
from assessments.models.dossiers import dossier_of
from assessments.reports.answered import AnsweredSection, answered_sections
from assessments.reports.checks import CheckPoint, declarations_of, errors_of, points_of
from assessments.reports.personal_hints import suspected
from assessments.reports.results import Results, results_of
from assessments.scoring.outcome import evaluate


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection:
    """Declarations are not among the answers: they are made when signing."""

    sections: tuple[AnsweredSection, ...]
    asked: int
    answered: int
    errors: tuple[CheckPoint, ...]  # what keeps it from being signed
    points: tuple[CheckPoint, ...]  # what is worth a look first
    results: Results
    fingerprint: str  # of all this: who signs says by it what was seen


def inspect(assessment: Assessment, *, on: date) -> Inspection:
    questionnaire = assessment.questionnaire
    dossier = dossier_of(assessment, on=on)
    outcome = evaluate(dossier)
    content, _evidence = freeze(assessment, dossier, outcome.visible, {})
    declared = declarations_of(questionnaire)
    asked = set(outcome.visible) - {question.code for question in declared}
    sections = answered_sections(questionnaire, asked, content)
    results = results_of(questionnaire, outcome, dossier, is_draft=True)
    return Inspection(
        sections=sections,
        asked=len(asked),
        answered=len(asked.difference(outcome.open_questions)),
        errors=errors_of(questionnaire, outcome, but=declared),
        points=points_of(
            questionnaire, outcome, results, sections, suspected(questionnaire, content)
        ),
        results=results,
        fingerprint=fingerprint(content),
    )
