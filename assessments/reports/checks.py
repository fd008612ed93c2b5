"""What must be mended before an assessment can be signed, and what may be looked at first."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from assessments.language import wording
from assessments.questionnaires.definitions import Questionnaire
from assessments.questionnaires.questions import Expected, Kind, Question
from assessments.questionnaires.rules import Check, Computed, Level, Validation
from assessments.reports.answered import AnsweredQuestion, AnsweredSection
from assessments.reports.results import Results
from assessments.reports.wordings import QuestionName, question_name, question_names
from assessments.scoring.outcome import Outcome
from assessments.scoring.results import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckPoint:
    """A sentence, and the questions where something can be done about it."""

    message: str
    questions: tuple[QuestionName, ...]
    is_list: bool = False  # without its questions the sentence does not say enough

    def __str__(self) -> str:
        codes = ", ".join(question.code for question in self.questions)
        return f"{self.message} ({codes})" if self.is_list and codes else self.message


def errors_of(
    questionnaire: Questionnaire, outcome: Outcome, *, but: Collection[Question] = ()
) -> tuple[CheckPoint, ...]:
    """What keeps this from being signed, apart from what only concerns the questions in `but`."""
    return tuple(_findings(questionnaire, outcome, Level.ERROR, but))


def points_of(
    questionnaire: Questionnaire,
    outcome: Outcome,
    results: Results,
    sections: Collection[AnsweredSection],
    suspected: Collection[str] = (),
) -> tuple[CheckPoint, ...]:
    """What is worth a look before signing, the gravest first. None of it keeps from signing.

    `suspected` holds the codes of the questions at which a person may be named.
    """
    return (
        *_knock_outs(results),
        *_consistency(questionnaire, results),
        *_findings(questionnaire, outcome, Level.WARNING, ()),
        *_personal_data(questionnaire, suspected),
        *_without_evidence(sections),
    )


def declarations_of(questionnaire: Questionnaire) -> tuple[Question, ...]:
    return tuple(q for q in questionnaire.questions() if q.kind is Kind.DECLARATION)


def _knock_outs(results: Results) -> Iterator[CheckPoint]:
    for knock_out in results.knock_outs:
        limit = _("As long as this is so, the band is at most “%(band)s”.") % {
            "band": knock_out.cap
        }
        yield CheckPoint(message=f"{knock_out.message} {limit}", questions=knock_out.questions)


def _consistency(questionnaire: Questionnaire, results: Results) -> Iterator[CheckPoint]:
    consistency, decision = results.consistency, questionnaire.decision
    if consistency and decision and not consistency.is_consistent:
        yield CheckPoint(message=consistency.message, questions=(question_name(decision),))


def _personal_data(
    questionnaire: Questionnaire, suspected: Collection[str]
) -> Iterator[CheckPoint]:
    """No rule can look for it: the questionnaire only says in which words to warn."""
    rules = (rule for rule in questionnaire.validations if _is_about(rule, Check.PERSONAL_DATA))
    for rule in rules if suspected else ():
        yield CheckPoint(
            message=wording(rule.message),
            questions=question_names(questionnaire, suspected),
            is_list=True,
        )


def _without_evidence(sections: Collection[AnsweredSection]) -> Iterator[CheckPoint]:
    bare = tuple(
        question_name(answered.question)
        for section in sections
        for answered in section.questions
        if _lacks_evidence(answered)
    )
    if bare:
        message = _("Evidence is missing. That is allowed, but it makes the evidence less strong.")
        yield CheckPoint(message=message, questions=bare)


def _lacks_evidence(answered: AnsweredQuestion) -> bool:
    is_answered = not (answered.answer.is_empty or answered.is_not_applicable)
    is_expected = answered.question.evidence.expected is Expected.EXPECTED
    return is_answered and is_expected and not answered.evidence


def _findings(
    questionnaire: Questionnaire, outcome: Outcome, level: Level, but: Collection[Question]
) -> Iterator[CheckPoint]:
    later = {question.code for question in but}
    for finding in outcome.validations:
        rule = questionnaire.rule(finding.rule)
        now = [code for code in finding.questions if code not in later]
        is_later = bool(finding.questions) and not now
        if isinstance(rule, Validation) and rule.level is level and not is_later:
            yield CheckPoint(
                message=wording(rule.message),
                questions=question_names(questionnaire, now),
                is_list=_is_list(rule, finding),
            )


def _is_list(rule: Validation, finding: Finding) -> bool:
    """Whether the rule speaks of any question, so that only the finding says which."""
    return _is_about(rule, *LISTS) and bool(finding.questions)


def _is_about(rule: Validation, *checks: Check) -> bool:
    return isinstance(rule.when, Computed) and rule.when.check in checks


LISTS = frozenset({Check.REQUIRED_MISSING, Check.EXCLUSIVE_CONFLICT, Check.REASON_MISSING})
