"""The outcome of a dossier as a value: the four results, never merged, and what explains them."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from decimal import Decimal
from typing import Any, Self

from assessments.scoring.figures import Figure, figure, number, number_if_known, shown, shown_all
from assessments.scoring.results import (
    Consistency,
    Finding,
    Improvement,
    ProgrammeTarget,
    QuestionScore,
    SectionScore,
    WhatIf,
)

SCORE_PLACES = 2  # of a question; everything else has one decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """Scores are 0 to 100 with one decimal. A quick scan has no score, no band and no findings."""

    is_quick: bool
    visible: tuple[str, ...]
    open_questions: tuple[str, ...]  # visible, unanswered, applicable
    not_applicable: tuple[str, ...]
    derived: Mapping[str, Figure]
    consistency: Consistency | None
    what_if: WhatIf
    question_scores: Mapping[str, QuestionScore] = field(default_factory=dict)
    section_scores: Mapping[str, SectionScore] = field(default_factory=dict)
    overall: Decimal | None = None
    draft_max: Decimal | None = None  # the score when every open question earned its maximum
    band_before_caps: str | None = None
    band: str | None = None
    band_index: int | None = None
    knock_outs: tuple[Finding, ...] = ()
    lifted: tuple[Finding, ...] = ()  # knock-outs that would apply, but were lifted
    red_flags: tuple[Finding, ...] = ()
    validations: tuple[Finding, ...] = ()
    evidence_coverage: Decimal | None = None
    confidence: str | None = None
    improvements: tuple[Improvement, ...] = ()
    programme_target: ProgrammeTarget | None = None
    full_form_recommended: bool | None = None  # quick scan only
    signals: tuple[Finding, ...] = ()  # quick scan only
    substantive_parts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    table_metrics: Mapping[str, Mapping[str, int]] = field(default_factory=dict)

    def findings(self) -> tuple[Finding, ...]:
        """All rules that fired."""
        fired = self.knock_outs + self.lifted + self.red_flags
        return fired + self.validations + self.signals

    def to_json(self) -> dict[str, Any]:
        """Numbers as JSON numbers; what only explains them stands under "explained"."""
        return {
            "visible": list(self.visible),
            "not_applicable": list(self.not_applicable),
            "derived": shown_all(self.derived),
            "consistency": asdict(self.consistency) if self.consistency else None,
            "what_if": self.what_if.to_json(),
            **(self._signals_to_json() if self.is_quick else self._scores_to_json()),
            "explained": self._explanation_to_json(),
        }

    def _signals_to_json(self) -> dict[str, Any]:
        return {
            "full_form_recommended": self.full_form_recommended,
            "signals": _rules(self.signals),
        }

    def _scores_to_json(self) -> dict[str, Any]:
        questions, sections = self.question_scores.items(), self.section_scores.items()
        target = self.programme_target
        return {
            "red_flags": _rules(self.red_flags),
            "question_scores": shown_all({code: each.raw for code, each in questions}),
            "section_scores": shown_all({key: each.score for key, each in sections}),
            "overall": shown(self.overall),
            "draft_max": shown(self.draft_max),
            "band_before_caps": self.band_before_caps,
            "knock_outs": _rules(self.knock_outs),
            "band_index": self.band_index,
            "band": self.band,
            "evidence_coverage": shown(self.evidence_coverage),
            "confidence": self.confidence,
            "validations": _rules(self.validations),
            "improvements": [each.to_json() for each in self.improvements],
            **({"programme_target": target.to_json()} if target else {}),
        }

    def _explanation_to_json(self) -> dict[str, Any]:
        questions, sections = self.question_scores.items(), self.section_scores.items()
        return {
            "open_questions": list(self.open_questions),
            "lifted": _rules(self.lifted),
            "findings": {each.rule: list(each.questions) for each in self.findings()},
            "maximums": shown_all({code: each.max for code, each in questions}),
            "weights": shown_all({code: each.weight for code, each in questions}),
            "evidence_grades": {code: each.evidence_grade for code, each in questions},
            "section_weights": shown_all({key: each.weight for key, each in sections}),
            "substantive_parts": {k: list(parts) for k, parts in self.substantive_parts.items()},
            "table_metrics": {k: dict(metrics) for k, metrics in self.table_metrics.items()},
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """The inverse of to_json."""
        why, target = data["explained"], data.get("programme_target")
        consistency = data["consistency"]

        def findings(keys: Iterable[str]) -> tuple[Finding, ...]:
            return tuple(Finding(key, tuple(why["findings"][key])) for key in keys)

        return cls(
            is_quick="signals" in data,
            visible=tuple(data["visible"]),
            open_questions=tuple(why["open_questions"]),
            not_applicable=tuple(data["not_applicable"]),
            derived={key: figure(stored) for key, stored in data["derived"].items()},
            consistency=Consistency(**consistency) if consistency else None,
            what_if=WhatIf.from_json(data["what_if"]),
            question_scores=_question_scores(data),
            section_scores=_section_scores(data),
            overall=number_if_known(data.get("overall")),
            draft_max=number_if_known(data.get("draft_max")),
            band_before_caps=data.get("band_before_caps"),
            band=data.get("band"),
            band_index=data.get("band_index"),
            knock_outs=findings(data.get("knock_outs", ())),
            lifted=findings(why["lifted"]),
            red_flags=findings(data.get("red_flags", ())),
            validations=findings(data.get("validations", ())),
            evidence_coverage=number_if_known(data.get("evidence_coverage")),
            confidence=data.get("confidence"),
            improvements=tuple(map(Improvement.from_json, data.get("improvements", ()))),
            programme_target=ProgrammeTarget.from_json(target) if target else None,
            full_form_recommended=data.get("full_form_recommended"),
            signals=findings(data.get("signals", ())),
            substantive_parts={k: tuple(parts) for k, parts in why["substantive_parts"].items()},
            table_metrics=why["table_metrics"],
        )


def _question_scores(data: Mapping[str, Any]) -> Mapping[str, QuestionScore]:
    why = data["explained"]
    return {
        code: QuestionScore(
            raw=number(raw, SCORE_PLACES),
            max=number(why["maximums"][code], SCORE_PLACES),
            weight=number(why["weights"][code], SCORE_PLACES),
            evidence_grade=why["evidence_grades"][code],
        )
        for code, raw in data.get("question_scores", {}).items()
    }


def _section_scores(data: Mapping[str, Any]) -> Mapping[str, SectionScore]:
    weights = data["explained"]["section_weights"]
    return {
        key: SectionScore(score=number_if_known(score), weight=number(weights[key]))
        for key, score in data.get("section_scores", {}).items()
    }


def _rules(findings: Iterable[Finding]) -> list[str]:
    return [finding.rule for finding in findings]
