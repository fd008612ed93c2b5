"""The parts of an outcome."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Self

from assessments.scoring.figures import number, shown

ONE_UP = "_one_up"  # ends the key of a derived variable in JSON


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule that fired, and the visible questions it concerns."""

    rule: str
    questions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Consistency:
    """How the decision fits the facts (a Verdict), by the first rule that matched."""

    rule: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIf:
    """The verdict for each alternative decision, and for each ability one step better."""

    decision: Mapping[str, str] = field(default_factory=dict)
    one_up: Mapping[str, str] = field(default_factory=dict)  # by derived variable

    def to_json(self) -> dict[str, Any]:
        better = {key + ONE_UP: verdict for key, verdict in self.one_up.items()}
        return {"decision": dict(self.decision), **better}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        better = {key: verdict for key, verdict in data.items() if key.endswith(ONE_UP)}
        return cls(
            decision=data["decision"],
            one_up={key.removesuffix(ONE_UP): verdict for key, verdict in better.items()},
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionScore:
    raw: Decimal  # 0 to max, two decimals
    max: Decimal
    weight: Decimal  # inside its section
    evidence_grade: int | None  # effective, after age and discounts; null when not answered


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionScore:
    """Null when no question of it counts; the weight is out of 100."""

    score: Decimal | None
    weight: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Improvement:
    code: str
    gain: Decimal  # points of the overall score
    is_knock_out: bool

    def to_json(self) -> dict[str, Any]:
        return {"code": self.code, "gain": shown(self.gain), "knock_out": self.is_knock_out}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        return cls(code=data["code"], gain=number(data["gain"]), is_knock_out=data["knock_out"])


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeTarget:
    target: Decimal
    is_met: bool

    def to_json(self) -> dict[str, Any]:
        return {"target": shown(self.target), "met": self.is_met}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        return cls(target=number(data["target"]), is_met=data["met"])
