"""What was found in a dossier, in words: knock-outs, red flags, validations, improvements."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from assessments.language import wording
from assessments.questionnaires.definitions import Questionnaire
from assessments.questionnaires.rules import FlagSeverity, KnockOut, Level, RedFlag, Validation
from assessments.reports.wordings import QuestionName, question_name, question_names
from assessments.scoring.outcome import Outcome
from assessments.scoring.results import Finding

SEVERITIES: dict[FlagSeverity, Promise] = {
    FlagSeverity.HIGH: _("Serious"),
    FlagSeverity.MEDIUM: _("Important"),
    FlagSeverity.LOW: _("Worth a look"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """The letter's own words, in the letter's own language."""

    key: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KnockOutWords:
    key: str
    message: str
    cap: str  # the highest band that can still be reached
    is_liftable: bool
    letter: tuple[Phrase, ...]
    questions: tuple[QuestionName, ...]  # where to improve


@dataclass(frozen=True, slots=True, kw_only=True)
class RedFlagWords:
    key: str
    message: str
    severity: str
    severity_label: str
    questions: tuple[QuestionName, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ValidationWords:
    key: str
    message: str
    is_error: bool
    questions: tuple[QuestionName, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ImprovementWords:
    question: QuestionName
    gain: Decimal  # points of the whole score
    minutes: Decimal
    is_knock_out: bool


def knock_outs_in_words(
    questionnaire: Questionnaire, findings: Iterable[Finding], visible: Iterable[str]
) -> tuple[KnockOutWords, ...]:
    bands = {band.index: wording(band.label) for band in questionnaire.bands}
    phrases = {each.key: each.phrase for each in questionnaire.letter_expectations}
    asked = frozenset(visible)
    rules = (questionnaire.rule(finding.rule) for finding in findings)
    return tuple(
        KnockOutWords(
            key=rule.key,
            message=wording(rule.message),
            cap=bands[rule.cap],
            is_liftable=rule.is_liftable,
            letter=tuple(Phrase(key=key, text=phrases[key]) for key in rule.letter),
            questions=question_names(
                questionnaire, [code for code in rule.questions if code in asked]
            ),
        )
        for rule in rules
        if isinstance(rule, KnockOut)
    )


def red_flags_in_words(questionnaire: Questionnaire, outcome: Outcome) -> tuple[RedFlagWords, ...]:
    """The serious ones first."""
    found = [
        (rule, finding)
        for finding in outcome.red_flags
        if isinstance(rule := questionnaire.rule(finding.rule), RedFlag)
    ]
    order = list(SEVERITIES)
    found.sort(key=lambda pair: order.index(pair[0].severity))
    return tuple(
        RedFlagWords(
            key=rule.key,
            message=wording(rule.message),
            severity=rule.severity,
            severity_label=str(SEVERITIES[rule.severity]),
            questions=question_names(questionnaire, finding.questions),
        )
        for rule, finding in found
    )


def validations_in_words(
    questionnaire: Questionnaire, outcome: Outcome
) -> tuple[ValidationWords, ...]:
    found = ((questionnaire.rule(finding.rule), finding) for finding in outcome.validations)
    return tuple(
        ValidationWords(
            key=rule.key,
            message=wording(rule.message),
            is_error=rule.level is Level.ERROR,
            questions=question_names(questionnaire, finding.questions),
        )
        for rule, finding in found
        if isinstance(rule, Validation)
    )


def improvements_in_words(
    questionnaire: Questionnaire, outcome: Outcome
) -> tuple[ImprovementWords, ...]:
    found = ((questionnaire.question(each.code), each) for each in outcome.improvements)
    return tuple(
        ImprovementWords(
            question=question_name(question),
            gain=each.gain,
            minutes=question.minutes,
            is_knock_out=each.is_knock_out,
        )
        for question, each in found
    )
