"""What a dossier comes to: the one entrance of scoring."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import TypedDict

from assessments.scoring.bands import programme_target, reached
from assessments.scoring.consistency import consistency, what_if
from assessments.scoring.dossier import Dossier
from assessments.scoring.explanations import (
    derived_figures,
    open_questions,
    parts_with_substance,
    table_metrics,
)
from assessments.scoring.facts import DossierFacts
from assessments.scoring.figures import Figure, rounded, rounded_if_known
from assessments.scoring.improvements import improvements
from assessments.scoring.judgement import SCORE_PLACES, Outcome
from assessments.scoring.points import Points, SectionPoints, overall, score_sheet
from assessments.scoring.results import Consistency, Finding, QuestionScore, SectionScore, WhatIf
from assessments.scoring.signals import cap, findings, knock_outs
from assessments.scoring.strength import strength_of_evidence
from assessments.scoring.visibility import hear

__all__ = ["Outcome", "evaluate"]


def evaluate(dossier: Dossier) -> Outcome:
    """Of the dossier and nothing else: the same dossier always comes to the same."""
    facts = hear(dossier)
    return _of_quick_scan(facts) if dossier.quick else _of_full_form(facts)


def _of_quick_scan(facts: DossierFacts) -> Outcome:
    scan = facts.questionnaire.quick_scan
    return Outcome(
        **_always(facts),
        is_quick=True,
        full_form_recommended=bool(scan and scan.full_form_recommended_if.holds(facts)),
        signals=findings(scan.signals if scan else (), facts),
    )


def _of_full_form(facts: DossierFacts) -> Outcome:
    questionnaire, sheet = facts.questionnaire, score_sheet(facts)
    score = rounded_if_known(overall(sheet))
    evidence_coverage = rounded_if_known(strength_of_evidence(sheet, facts))
    confidence = reached(questionnaire.confidence_bands, evidence_coverage)
    applied, lifted = knock_outs(facts)
    return Outcome(
        **_always(facts),
        **_bands(facts, score, applied),
        is_quick=False,
        question_scores=dict(_question_scores(sheet, facts)),
        section_scores={each.section.key: _section_score(each) for each in sheet},
        overall=score,
        draft_max=rounded_if_known(overall(sheet, open_as_max=True)),
        knock_outs=applied,
        lifted=lifted,
        red_flags=findings(questionnaire.red_flags, facts),
        validations=findings(questionnaire.validations, facts),
        evidence_coverage=evidence_coverage,
        confidence=confidence.key if confidence else None,
        improvements=improvements(sheet, applied),
        programme_target=programme_target(facts, score),
    )


class Always(TypedDict):
    """What a quick scan and a full form both come to."""

    visible: tuple[str, ...]
    open_questions: tuple[str, ...]
    not_applicable: tuple[str, ...]
    derived: Mapping[str, Figure]
    consistency: Consistency | None
    what_if: WhatIf
    substantive_parts: Mapping[str, tuple[str, ...]]
    table_metrics: Mapping[str, Mapping[str, int]]


def _always(facts: DossierFacts) -> Always:
    return Always(
        visible=tuple(facts.visible),
        open_questions=open_questions(facts),
        not_applicable=tuple(sorted(facts.not_applicable)),
        derived=derived_figures(facts),
        consistency=consistency(facts.questionnaire, facts),
        what_if=what_if(facts),
        substantive_parts=parts_with_substance(facts),
        table_metrics=table_metrics(facts),
    )


class Bands(TypedDict, total=False):
    band_before_caps: str
    band: str
    band_index: int


def _bands(facts: DossierFacts, score: Decimal | None, applied: Iterable[Finding]) -> Bands:
    """Knock-outs act on the band, not on the score."""
    bands = facts.questionnaire.bands
    before = reached(bands, score)
    if before is None:
        return {}
    index = min(before.index, cap(facts.questionnaire, applied))
    return {"band_before_caps": before.key, "band": bands[index - 1].key, "band_index": index}


def _question_scores(
    sheet: Iterable[SectionPoints], facts: DossierFacts
) -> Iterable[tuple[str, QuestionScore]]:
    for section in sheet:
        for points in section.points:
            yield points.question.code, _question_score(points, facts)


def _question_score(points: Points, facts: DossierFacts) -> QuestionScore:
    question = points.question
    return QuestionScore(
        raw=rounded(points.raw, SCORE_PLACES),
        max=rounded(question.scoring.max, SCORE_PLACES),
        weight=rounded(question.weight, SCORE_PLACES),
        evidence_grade=facts.evidence_grade(question.code),
    )


def _section_score(each: SectionPoints) -> SectionScore:
    return SectionScore(score=rounded_if_known(each.score()), weight=rounded(each.section.weight))
