"""One question: what is asked, how it can be answered and what the answer is worth."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from assessments.questionnaires.conditions import ALWAYS, Condition
from assessments.questionnaires.texts import Text


class Kind(StrEnum):
    SINGLE = "single"
    MULTI = "multi"
    PERCENT = "percent"
    NUMBER = "number"
    DATE = "date"
    TEXT = "text"
    STRUCTURED_TEXT = "structured_text"
    TABLE = "table"
    DECLARATION = "declaration"


class ColumnKind(StrEnum):
    TEXT = "text"
    REGION_CODE = "region_code"
    SINGLE = "single"
    MULTI = "multi"
    PERCENT = "percent"


class Scope(StrEnum):
    """Whose answer it is: asked once a year per company, or once per risk context."""

    COMPANY = "company"
    CONTEXT = "context"


class QuestionRole(StrEnum):
    """What the answer is for. Only performance earns points."""

    INFO = "info"
    PERFORMANCE = "performance"
    RISK_INPUT = "risk_input"
    FEASIBILITY_INPUT = "feasibility_input"
    LEVERAGE_INPUT = "leverage_input"
    DECISION = "decision"


class Publish(StrEnum):
    """How much of the answer the public version of a report shows."""

    FULL = "full"
    LEVEL = "level"
    NEVER = "never"


class CarryForward(StrEnum):
    """Whether last year's answer is offered again."""

    CONFIRM = "confirm"
    NEVER = "never"


class Expected(StrEnum):
    """Whether evidence can be attached, and whether its strength is measured."""

    NONE = "none"
    OPTIONAL = "optional"
    EXPECTED = "expected"


class Signatory(StrEnum):
    PREPARER = "preparer"
    APPROVER = "approver"


class Method(StrEnum):
    """How an answer becomes points."""

    NONE = "none"
    OPTION = "option"  # the score of the chosen option
    OPTION_SUM = "option_sum"  # the sum, at most max; an exclusive option gives 0
    BANDS = "bands"  # the first band whose gte the number reaches
    AGE_MONTHS = "age_months"  # the first band whose lte the age does not pass; ahead gives 0
    MONTHS_AHEAD = "months_ahead"  # the same for a date ahead; past gives 0
    SUBSTANCE = "substance"  # max for a text with substance
    COMPLETENESS = "completeness"  # max times the share of parts with substance
    TABLE_COMPLETENESS = "table_completeness"  # max times the share of required cells filled


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    key: str
    label: Text
    score: Fraction | None = None
    input_value: Fraction | None = None
    is_exclusive: bool = False
    is_unknown: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    key: str
    kind: ColumnKind
    label: Text
    options: tuple[Option, ...] = ()
    is_required: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """One part of a structured text."""

    key: str
    label: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Metric:
    """A count of the rows of a table for which the condition (about cells) holds."""

    key: str
    counts: Condition


@dataclass(frozen=True, slots=True, kw_only=True)
class Substance:
    """The floor against emptiness; not a judgement of quality."""

    min_chars: int
    min_unique_words: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceExpectation:
    expected: Expected
    hint: Text | None = None


@dataclass(frozen=True, slots=True)
class Band:
    """A step of a scale: its limit in the unit of the scale (None: everything else), its score."""

    limit: Fraction | None
    score: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Scoring:
    method: Method
    max: Fraction = Fraction(0)
    bands: tuple[Band, ...] = ()


UNSCORED = Scoring(method=Method.NONE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    code: str
    section: str
    scope: Scope
    kind: Kind
    role: QuestionRole
    text: Text
    help: Text
    source: str
    review: Text
    is_required: bool
    is_quick: bool
    weight: Fraction  # inside its section
    minutes: Decimal  # to answer, with the documents at hand
    evidence: EvidenceExpectation
    scoring: Scoring = UNSCORED
    options: tuple[Option, ...] = ()  # single and multi
    columns: tuple[Column, ...] = ()  # table
    metrics: tuple[Metric, ...] = ()  # table
    min_rows: int = 0  # table
    elements: tuple[Element, ...] = ()  # structured text
    substance: Substance | None = None  # text
    element_substance: Substance | None = None  # structured text
    signed_by: Signatory | None = None  # declaration
    show_if: Condition = ALWAYS
    letter: tuple[str, ...] = ()
    oecd_step: str | None = None
    interview: Text | None = None
    publish: Publish = Publish.FULL
    carry_forward: CarryForward = CarryForward.NEVER
    may_be_not_applicable: bool = False
    options_by_key: Mapping[str, Option] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "options_by_key", {option.key: option for option in self.options})

    @property
    def is_scored(self) -> bool:
        return self.scoring.method is not Method.NONE

    @property
    def is_yearly(self) -> bool:
        """Whether it is asked once a year, for all contexts of the company."""
        return self.scope is Scope.COMPANY

    @property
    def takes_evidence(self) -> bool:
        return self.evidence.expected is not Expected.NONE

    def option(self, key: str) -> Option:
        """Raise LookupError when there is no such option."""
        return self.options_by_key[key]
