"""The sum behind a score: its sections, and the points of the questions in each."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from assessments.language import wording
from assessments.questionnaires.definitions import Questionnaire, Section
from assessments.questionnaires.judging import EvidenceRules
from assessments.reports.scales import TOP
from assessments.reports.wordings import QuestionName, question_name
from assessments.scoring.outcome import Outcome
from assessments.scoring.results import QuestionScore

TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionRow:
    question: QuestionName
    raw: Decimal
    max: Decimal
    weight: Decimal
    gain: Decimal  # points of the whole score that can still be won here
    grade: str  # of the evidence as it counts, such as "E2"; empty where none was answered


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionRow:
    key: str
    title: str
    score: Decimal | None  # None: not applicable
    maximum: Decimal | None  # of a draft with open questions here: when they earned their maximum
    weight: Decimal
    share: Decimal  # the points of the whole score that it can give
    points: Decimal  # those that it gives
    questions: tuple[QuestionRow, ...]


def section_rows(
    questionnaire: Questionnaire, outcome: Outcome, *, is_draft: bool
) -> tuple[SectionRow, ...]:
    counting = (each for each in outcome.section_scores.values() if each.score is not None)
    total = sum((each.weight for each in counting), Decimal(0))
    still_open = frozenset(outcome.open_questions) if is_draft else frozenset()
    return tuple(
        _section_row(section, outcome, total, still_open, questionnaire.evidence)
        for section in questionnaire.sections
        if section.key in outcome.section_scores
    )


def _section_row(
    section: Section,
    outcome: Outcome,
    total: Decimal,
    still_open: frozenset[str],
    rules: EvidenceRules,
) -> SectionRow:
    reached = outcome.section_scores[section.key]
    share = reached.weight * TOP / total if reached.score is not None else Decimal(0)
    scores = {
        question.code: outcome.question_scores[question.code]
        for question in section.questions
        if question.code in outcome.question_scores
    }
    return SectionRow(
        key=section.key,
        title=wording(section.title),
        score=reached.score,
        maximum=_maximum(scores, still_open),
        weight=reached.weight,
        share=_rounded(share),
        points=_rounded(share * (reached.score or 0) / TOP),
        questions=_question_rows(section, scores, share, rules),
    )


def _maximum(scores: Mapping[str, QuestionScore], still_open: frozenset[str]) -> Decimal | None:
    if not scores.keys() & still_open:
        return None
    best = sum(
        each.weight * (1 if code in still_open else each.raw / each.max)
        for code, each in scores.items()
    )
    return _rounded(TOP * best / _weight(scores))


def _question_rows(
    section: Section, scores: Mapping[str, QuestionScore], share: Decimal, rules: EvidenceRules
) -> tuple[QuestionRow, ...]:
    return tuple(
        QuestionRow(
            question=question_name(question),
            raw=points.raw,
            max=points.max,
            weight=points.weight,
            # Source: instrument.md, part 4.8; of the stored points, which have two decimals.
            gain=_rounded(share * points.weight / _weight(scores) * (1 - points.raw / points.max)),
            grade=grade_name(rules, points.evidence_grade),
        )
        for question in section.questions
        if (points := scores.get(question.code))
    )


def _weight(scores: Mapping[str, QuestionScore]) -> Decimal:
    return sum((each.weight for each in scores.values()), Decimal(0))


def grade_name(rules: EvidenceRules, grade: int | None) -> str:
    return next((each.key for each in rules.grades if each.grade == grade), "")


def _rounded(value: Decimal) -> Decimal:
    return value.quantize(TENTH, ROUND_HALF_UP)
