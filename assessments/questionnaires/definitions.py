"""What is asked: an immutable description of one questionnaire version."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction
from functools import cached_property

from assessments.questionnaires.derivations import Derived
from assessments.questionnaires.judging import (
    ConfidenceBand,
    EvidenceRules,
    NotApplicable,
    ProgrammeTargets,
    QualityBand,
    QuickScan,
    WhatIf,
)
from assessments.questionnaires.layout import Chapter
from assessments.questionnaires.questions import Option, Question, QuestionRole
from assessments.questionnaires.rules import (
    ConsistencyRule,
    Floor,
    KnockOut,
    RedFlag,
    Rule,
    Validation,
)
from assessments.questionnaires.texts import Text


class FieldKind(StrEnum):
    SINGLE = "single"
    MULTI = "multi"
    TEXT = "text"
    BOOL = "bool"
    INT = "int"
    REGION_CODE = "region_code"
    PRODUCT_CODE = "product_code"


class EnteredBy(StrEnum):
    COMPANY = "company"
    SYSTEM = "system"
    RISK_TABLE = "risk_table"
    ISSUE_DEFAULTS = "issue_defaults"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A fact about the company or the context that the questions do not ask for."""

    key: str
    kind: FieldKind
    label: Text
    options: tuple[Option, ...] = ()
    entered_by: EnteredBy = EnteredBy.COMPANY


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterExpectation:
    key: str
    phrase: str  # in the letter's own language
    actors: tuple[str, ...]
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLetter:
    title: str
    dated: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    key: str
    title: Text
    weight: Fraction  # of 100; 0 when not scored
    is_scored: bool
    oecd_step: str | None
    questions: tuple[Question, ...]


@dataclass(frozen=True, kw_only=True, eq=False)
class Questionnaire:
    """Compared and hashed by identity: the library hands out one object per version."""

    slug: str
    version: str
    valid_from: date
    languages: tuple[str, ...]
    default_language: str
    title: Text
    subtitle: Text | None
    disclaimer: Text | None
    source_letter: SourceLetter | None
    sections: tuple[Section, ...]
    evidence: EvidenceRules
    not_applicable: NotApplicable
    bands: tuple[QualityBand, ...]  # from low to high
    confidence_bands: tuple[ConfidenceBand, ...]  # from low to high
    company_fields: tuple[Field, ...] = ()
    context_fields: tuple[Field, ...] = ()
    context_defaults: Mapping[str, str | bool | int] = field(default_factory=dict)
    issue_defaults: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    oecd_steps: Mapping[str, Text] = field(default_factory=dict)
    letter_expectations: tuple[LetterExpectation, ...] = ()
    derived: tuple[Derived, ...] = ()
    labels: Mapping[str, Mapping[str, Text]] = field(default_factory=dict)
    consistency_rules: tuple[ConsistencyRule, ...] = ()
    knock_outs: tuple[KnockOut, ...] = ()
    red_flags: tuple[RedFlag, ...] = ()
    validations: tuple[Validation, ...] = ()
    floors: tuple[Floor, ...] = ()
    what_if: WhatIf | None = None
    programme_targets: ProgrammeTargets | None = None
    quick_scan: QuickScan | None = None
    report: tuple[Chapter, ...] = ()

    def section(self, key: str) -> Section:
        """Raise LookupError when there is no such section."""
        return self._sections_by_key[key]

    def question(self, code: str) -> Question:
        """Raise LookupError when there is no such question."""
        return self._questions_by_code[code]

    def questions(self) -> Iterator[Question]:
        """All of them, in the order of the file, which is the order of asking."""
        return iter(self._questions_by_code.values())

    def derivation(self, key: str) -> Derived:
        """Raise LookupError when there is no such derived variable."""
        return self._derived_by_key[key]

    def rule(self, key: str) -> Rule:
        """The rule behind a finding, with its message. Raise LookupError when there is none."""
        return self._rules_by_key[key]

    def rules(self) -> Iterator[Rule]:
        """Everything that can fire, whatever it is about; keys are unique among all of them."""
        yield from self.consistency_rules
        yield from self.knock_outs
        yield from self.red_flags
        yield from self.validations
        if self.quick_scan:
            yield from self.quick_scan.signals

    @cached_property
    def decision(self) -> Question | None:
        decisions = (q for q in self.questions() if q.role is QuestionRole.DECISION)
        return next(decisions, None)

    @cached_property
    def _sections_by_key(self) -> Mapping[str, Section]:
        return {section.key: section for section in self.sections}

    @cached_property
    def _questions_by_code(self) -> Mapping[str, Question]:
        return {q.code: q for section in self.sections for q in section.questions}

    @cached_property
    def _derived_by_key(self) -> Mapping[str, Derived]:
        return {derived.key: derived for derived in self.derived}

    @cached_property
    def _rules_by_key(self) -> Mapping[str, Rule]:
        return {rule.key: rule for rule in self.rules()}
