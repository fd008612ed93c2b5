"""What is said about a dossier: consistency, knock-outs, red flags, validations, signals."""

from dataclasses import dataclass
from enum import StrEnum

from assessments.questionnaires.conditions import Condition
from assessments.questionnaires.expressions import Expression
from assessments.questionnaires.texts import Text


class Check(StrEnum):
    """Rules that no condition can say.

    Each finds the questions it concerns, and fires when there are any.
    """

    REQUIRED_MISSING = "required_missing"
    EXCLUSIVE_CONFLICT = "exclusive_conflict"
    REASON_MISSING = "na_reason_missing"
    DECLARATION_MISSING = "declaration_missing"  # of the rule's questions
    DATE_IN_PAST = "date_in_past"  # of the rule's questions
    EVIDENCE_DISCOUNTED = "evidence_discounted"
    FLOOR_USED = "floor_used"
    NOT_APPLICABLE_SHARE = "na_share"
    PERSONAL_DATA = "personal_data_suspected"  # asked of texts by the application, never here


@dataclass(frozen=True, slots=True, kw_only=True)
class Computed:
    check: Check
    questions: tuple[str, ...] = ()


class FlagSeverity(StrEnum):
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Level(StrEnum):
    """An error blocks signing, a warning asks for confirmation."""

    ERROR = "error"
    WARNING = "warning"


class Verdict(StrEnum):
    """How the decision fits the facts."""

    CONSISTENT = "consistent"
    EXPLAIN = "explain"
    TENSION = "tension"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsistencyRule:
    key: str
    when: Condition
    value: Verdict
    message: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class KnockOut:
    key: str
    when: Condition
    cap: int  # the highest band index that can still be reached
    is_liftable: bool  # by the lead, with a recorded reason
    questions: tuple[str, ...]  # where to improve
    message: Text
    letter: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RedFlag:
    key: str
    when: Condition | Computed
    severity: FlagSeverity
    message: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Validation:
    key: str
    when: Condition | Computed
    level: Level
    message: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal:
    """What a quick scan points at."""

    key: str
    when: Condition
    message: Text


type Rule = ConsistencyRule | KnockOut | RedFlag | Validation | Signal


@dataclass(frozen=True, slots=True, kw_only=True)
class Floor:
    """A derived number and what the company itself stated, null where it stated nothing.

    They differ when a floor or a ceiling of the system was used.
    """

    derived: str
    stated: Expression
    when: Condition
