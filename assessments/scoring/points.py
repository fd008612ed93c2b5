"""From answers to points: questions, sections, the whole."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from assessments.questionnaires.answers import AnswerValue
from assessments.questionnaires.conditions import Reference, Subject
from assessments.questionnaires.definitions import Section
from assessments.questionnaires.operators import number_of
from assessments.questionnaires.questions import Method, Question, Scoring
from assessments.scoring.facts import DossierFacts

ZERO = Fraction(0)


@dataclass(frozen=True, slots=True)
class Points:
    """What one scored, visible, applicable question earned: share is raw out of its maximum."""

    question: Question
    raw: Fraction
    share: Fraction
    is_open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionPoints:
    """The points of one scored section, in weight: all of it, what was earned, what is open."""

    section: Section
    points: tuple[Points, ...]
    weight: Fraction
    earned: Fraction
    open: Fraction

    def score(self, *, open_as_max: bool = False) -> Fraction | None:
        """0 to 100; null when no question of it counts."""
        if not self.points:
            return None
        earned = self.earned + self.open if open_as_max else self.earned
        return 100 * earned / self.weight


def score_sheet(facts: DossierFacts) -> tuple[SectionPoints, ...]:
    return tuple(
        _section_points(section, facts)
        for section in facts.questionnaire.sections
        if section.is_scored
    )


def overall(sheet: tuple[SectionPoints, ...], *, open_as_max: bool = False) -> Fraction | None:
    """The mean of the sections that have a score, by their weight."""
    scores = [(each.section.weight, each.score(open_as_max=open_as_max)) for each in sheet]
    total = sum(weight for weight, score in scores if score is not None)
    earned = sum(weight * score for weight, score in scores if score is not None)
    return Fraction(earned) / total if total else None


def _section_points(section: Section, facts: DossierFacts) -> SectionPoints:
    points = tuple(
        _points(question, facts)
        for question in section.questions
        if question.is_scored
        and question.code in facts.visible
        and question.code not in facts.not_applicable
    )
    weighed = [(each.question.weight, each) for each in points]
    return SectionPoints(
        section=section,
        points=points,
        weight=sum((weight for weight, _ in weighed), ZERO),
        earned=sum((weight * each.share for weight, each in weighed if each.share), ZERO),
        open=sum((weight for weight, each in weighed if each.is_open), ZERO),
    )


def _points(question: Question, facts: DossierFacts) -> Points:
    answer = facts.answers.get(question.code)
    if answer is None:
        return Points(question, ZERO, ZERO, is_open=True)
    raw = METHODS[question.scoring.method](question, answer, facts)
    return Points(question, raw, raw / question.scoring.max, is_open=False)


def _option(question: Question, answer: AnswerValue, _facts: DossierFacts) -> Fraction:
    return question.option(str(answer)).score or ZERO


def _option_sum(question: Question, answer: AnswerValue, _facts: DossierFacts) -> Fraction:
    keys = answer if isinstance(answer, tuple) else ()
    chosen = [question.option(str(key)) for key in keys]
    if any(option.is_exclusive for option in chosen):
        return ZERO
    return min(question.scoring.max, sum((option.score or ZERO for option in chosen), ZERO))


def _bands(question: Question, answer: AnswerValue, _facts: DossierFacts) -> Fraction:
    number = number_of(answer) or ZERO
    bands = question.scoring.bands
    return next(b.score for b in bands if b.limit is None or number >= b.limit)


def _age_months(question: Question, _answer: AnswerValue, facts: DossierFacts) -> Fraction:
    months = _months(question, facts)
    return ZERO if months < 0 else _first_not_passed(question.scoring, months)


def _months_ahead(question: Question, answer: AnswerValue, facts: DossierFacts) -> Fraction:
    on = facts.dossier.assessed_on
    if answer == on:
        return _first_not_passed(question.scoring, 0)
    ahead = -_months(question, facts)
    return ZERO if ahead <= 0 else _first_not_passed(question.scoring, ahead)


def _months(question: Question, facts: DossierFacts) -> int:
    months = facts.value_of(Reference(Subject.AGE, question.code))
    return months if isinstance(months, int) else 0


def _first_not_passed(scoring: Scoring, months: int) -> Fraction:
    return next(b.score for b in scoring.bands if b.limit is None or months <= b.limit)


def _completeness(question: Question, _answer: AnswerValue, facts: DossierFacts) -> Fraction:
    share = number_of(facts.value_of(Reference(Subject.COMPLETENESS, question.code))) or ZERO
    return question.scoring.max * share


METHODS: Mapping[Method, Callable[[Question, AnswerValue, DossierFacts], Fraction]] = {
    Method.OPTION: _option,
    Method.OPTION_SUM: _option_sum,
    Method.BANDS: _bands,
    Method.AGE_MONTHS: _age_months,
    Method.MONTHS_AHEAD: _months_ahead,
    Method.SUBSTANCE: _completeness,
    Method.COMPLETENESS: _completeness,
    Method.TABLE_COMPLETENESS: _completeness,
}
