"""How the whole is judged: bands, strength of evidence, not applicable, targets, what-if."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from assessments.questionnaires.conditions import Condition
from assessments.questionnaires.rules import Signal
from assessments.questionnaires.texts import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class QualityBand:
    """Of the overall score, rounded to one decimal; a knock-out caps the index."""

    key: str
    index: int
    at_least: Fraction
    label: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfidenceBand:
    """Of the strength of evidence, 0 to 100, rounded to one decimal."""

    key: str
    at_least: Fraction
    label: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceGrade:
    grade: int
    key: str
    label: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceKind:
    key: str
    label: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Discount:
    """Evidence of these kinds counts as this grade while the condition holds."""

    kinds: tuple[str, ...]
    when: Condition
    grade: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceRules:
    grades: tuple[EvidenceGrade, ...]
    kinds: tuple[EvidenceKind, ...]
    max_age_months: int
    stale_penalty_grades: int  # taken off when older or undated; never below 0
    discounts: tuple[Discount, ...] = ()

    @property
    def top_grade(self) -> int:
        return max((grade.grade for grade in self.grades), default=0)


NO_EVIDENCE = EvidenceRules(grades=(), kinds=(), max_age_months=0, stale_penalty_grades=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class NotApplicable:
    reason_min_chars: int
    max_share_per_section: Fraction  # of the weight of a section


NEVER_NOT_APPLICABLE = NotApplicable(reason_min_chars=0, max_share_per_section=Fraction(1))


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeTargets:
    """The overall score a programme expects per year of participation; the last year goes on."""

    year_field: str  # of the company
    by_year: Mapping[int, Fraction]
    label: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIf:
    """What is tried on the consistency rules instead of what is.

    Every option of the decision, and each of these banded variables one step better.
    """

    decision: str
    one_up: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuickScan:
    minutes: int
    full_form_recommended_if: Condition
    signals: tuple[Signal, ...]
