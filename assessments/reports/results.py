"""What a dossier came to, in the reader's words: the four results, never merged, and all behind them."""

from dataclasses import dataclass

from assessments.language import wording
from assessments.questionnaires.definitions import Questionnaire
from assessments.reports.consistency import Consistency, consistency_of
from assessments.reports.figures import FigureGroup, figure_groups
from assessments.reports.findings import (
    ImprovementWords,
    KnockOutWords,
    RedFlagWords,
    ValidationWords,
    improvements_in_words,
    knock_outs_in_words,
    red_flags_in_words,
    validations_in_words,
)
from assessments.reports.ground import Ground
from assessments.reports.headlines import decision_in_words
from assessments.reports.quality import Quality, quality_of
from assessments.reports.strength import EvidenceStrength, strength_of
from assessments.reports.wordings import QuestionName, question_names
from assessments.scoring.dossier import Dossier
from assessments.scoring.outcome import Outcome
from assessments.scoring.visibility import hear


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """Parts that a questionnaire does not have are None or empty; templates leave them out."""

    decision: str | None
    figures: tuple[FigureGroup, ...]
    quality: Quality
    evidence: EvidenceStrength
    consistency: Consistency | None
    knock_outs: tuple[KnockOutWords, ...]
    lifted: tuple[KnockOutWords, ...]
    red_flags: tuple[RedFlagWords, ...]
    validations: tuple[ValidationWords, ...]
    improvements: tuple[ImprovementWords, ...]
    open_questions: tuple[QuestionName, ...]
    disclaimer: str
    version: str

    @property
    def risk(self) -> FigureGroup | None:
        """A questionnaire describes the risk first, the abilities after it."""
        return self.figures[0] if self.figures else None

    @property
    def abilities(self) -> tuple[FigureGroup, ...]:
        return self.figures[1:]


def results_of(
    questionnaire: Questionnaire, outcome: Outcome, dossier: Dossier, *, is_draft: bool = False
) -> Results:
    """Nothing is scored here: the outcome is shown, the dossier only says what was answered.

    Of a draft, the score is a range: what is open may still earn nothing or all.
    """
    ground = Ground(outcome, hear(dossier))
    decision = questionnaire.decision
    taken = ground.answer(decision.code) if decision else None
    return Results(
        decision=decision_in_words(questionnaire, taken),
        figures=figure_groups(ground),
        quality=quality_of(questionnaire, outcome, is_draft=is_draft),
        evidence=strength_of(questionnaire, outcome),
        consistency=consistency_of(ground),
        knock_outs=knock_outs_in_words(questionnaire, outcome.knock_outs, outcome.visible),
        lifted=knock_outs_in_words(questionnaire, outcome.lifted, outcome.visible),
        red_flags=red_flags_in_words(questionnaire, outcome),
        validations=_unless_signing_solves(validations_in_words(questionnaire, outcome), is_draft),
        improvements=improvements_in_words(questionnaire, outcome),
        open_questions=_without_declarations(question_names(questionnaire, outcome.open_questions)),
        disclaimer=wording(questionnaire.disclaimer) if questionnaire.disclaimer else "",
        version=questionnaire.version,
    )


def _unless_signing_solves(
    found: tuple[ValidationWords, ...], is_draft: bool
) -> tuple[ValidationWords, ...]:
    """That a draft is not signed is no finding."""
    return tuple(
        each
        for each in found
        if not (is_draft and each.questions and not _without_declarations(each.questions))
    )


def _without_declarations(names: tuple[QuestionName, ...]) -> tuple[QuestionName, ...]:
    return tuple(name for name in names if not name.is_declaration)
