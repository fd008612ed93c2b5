"""How the decision fits the facts, and which single change would make it fit."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from assessments.language import wording
from assessments.questionnaires.rules import Verdict
from assessments.reports.ground import Ground


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    """Another decision on the same facts, and how that would fit."""

    label: str
    verdict: str
    verdict_label: str
    is_current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that would be different, all else being the same. Never advice."""

    label: str
    to: str
    verdict: str
    verdict_label: str
    is_decision: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Consistency:
    verdict: str
    label: str
    rule: str
    message: str
    changes: tuple[Change, ...]  # that would give consistent; none when it is
    alternatives: tuple[Alternative, ...]
    abilities: tuple[Change, ...]  # every ability one step better

    @property
    def is_consistent(self) -> bool:
        return self.verdict == Verdict.CONSISTENT


def consistency_of(ground: Ground) -> Consistency | None:
    found = ground.outcome.consistency
    if found is None:
        return None
    alternatives, abilities = _alternatives(ground), _abilities(ground)
    others = [_of_decision(each) for each in alternatives if not each.is_current]
    is_consistent = found.value == Verdict.CONSISTENT
    changes = [each for each in (*others, *abilities) if each.verdict == Verdict.CONSISTENT]
    return Consistency(
        verdict=found.value,
        label=verdict_label(ground, found.value),
        rule=found.rule,
        message=wording(ground.questionnaire.rule(found.rule).message),
        changes=() if is_consistent else tuple(changes),
        alternatives=alternatives,
        abilities=abilities,
    )


def verdict_label(ground: Ground, verdict: str) -> str:
    return ground.word_of("consistency", verdict)


def _alternatives(ground: Ground) -> tuple[Alternative, ...]:
    decision = ground.questionnaire.decision
    taken = ground.answer(decision.code) if decision else None
    return tuple(
        Alternative(
            label=ground.word_of("decision", key),
            verdict=verdict,
            verdict_label=verdict_label(ground, verdict),
            is_current=key == taken,
        )
        for key, verdict in ground.outcome.what_if.decision.items()
    )


def _of_decision(alternative: Alternative) -> Change:
    return Change(
        label=_("Decision"),
        to=alternative.label,
        verdict=alternative.verdict,
        verdict_label=alternative.verdict_label,
        is_decision=True,
    )


def _abilities(ground: Ground) -> tuple[Change, ...]:
    return tuple(
        Change(
            label=wording(ground.questionnaire.derivation(key).label),
            to=_one_step_better(ground, key),
            verdict=verdict,
            verdict_label=verdict_label(ground, verdict),
            is_decision=False,
        )
        for key, verdict in ground.outcome.what_if.one_up.items()
    )


def _one_step_better(ground: Ground, key: str) -> str:
    """The word above the present one; the words of a scale run from best to worst."""
    words = ground.questionnaire.derivation(key).words()
    now = words.index(str(ground.outcome.derived[key]))
    return ground.word_of(key, words[max(now - 1, 0)])
