"""How well the reasons are substantiated: the score, its band, and what limits that."""

from dataclasses import dataclass
from decimal import Decimal

from assessments.language import wording
from assessments.questionnaires.definitions import Questionnaire
from assessments.questionnaires.rules import KnockOut
from assessments.reports.scales import Mark, Step, scale
from assessments.reports.sums import SectionRow, section_rows
from assessments.scoring.outcome import Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What the programme expects in this year of participation."""

    label: str
    target: Decimal
    is_met: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Quality:
    score: Decimal | None
    maximum: Decimal | None  # of a draft with open questions: when all earned their maximum
    band: str
    band_before_caps: str
    is_capped: bool
    capped_by: tuple[str, ...]  # knock-outs
    steps: tuple[Step, ...]  # the bands; the one of the number is reached, before any cap
    sections: tuple[SectionRow, ...]
    target: Target | None


def quality_of(questionnaire: Questionnaire, outcome: Outcome, *, is_draft: bool) -> Quality:
    labels = {band.key: wording(band.label) for band in questionnaire.bands}
    marks = [
        Mark(key=band.key, label=labels[band.key], at_least=band.at_least)
        for band in questionnaire.bands
    ]
    is_capped = outcome.band != outcome.band_before_caps
    is_open = is_draft and outcome.draft_max != outcome.overall
    return Quality(
        score=outcome.overall,
        maximum=outcome.draft_max if is_open else None,
        band=labels.get(outcome.band or "", ""),
        band_before_caps=labels.get(outcome.band_before_caps or "", ""),
        is_capped=is_capped,
        capped_by=_capped_by(questionnaire, outcome) if is_capped else (),
        steps=scale(marks, outcome.band_before_caps),
        sections=section_rows(questionnaire, outcome, is_draft=is_draft),
        target=_target(questionnaire, outcome),
    )


def _capped_by(questionnaire: Questionnaire, outcome: Outcome) -> tuple[str, ...]:
    """The knock-outs whose cap is the band that is left."""
    rules = [questionnaire.rule(finding.rule) for finding in outcome.knock_outs]
    return tuple(
        rule.key for rule in rules if isinstance(rule, KnockOut) and rule.cap == outcome.band_index
    )


def _target(questionnaire: Questionnaire, outcome: Outcome) -> Target | None:
    targets, reached = questionnaire.programme_targets, outcome.programme_target
    if targets is None or reached is None:
        return None
    return Target(label=wording(targets.label), target=reached.target, is_met=reached.is_met)
