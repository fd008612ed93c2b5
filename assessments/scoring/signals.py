"""Which rules fire: knock-outs, red flags, validations, the signals of a quick scan."""

from collections.abc import Iterable

from assessments.questionnaires.conditions import Condition
from assessments.questionnaires.definitions import Questionnaire
from assessments.questionnaires.rules import Computed, KnockOut, RedFlag, Signal, Validation
from assessments.scoring.checks import concerned
from assessments.scoring.facts import DossierFacts
from assessments.scoring.results import Finding


def findings(
    rules: Iterable[RedFlag | Validation | Signal], facts: DossierFacts
) -> tuple[Finding, ...]:
    found = ((rule.key, _questions(rule.when, facts)) for rule in rules)
    return tuple(Finding(key, questions) for key, questions in found if questions is not None)


def _questions(when: Condition | Computed, facts: DossierFacts) -> tuple[str, ...] | None:
    """The visible questions concerned, or null when the rule does not fire."""
    if isinstance(when, Computed):
        return concerned(when, facts) or None
    if not when.holds(facts):
        return None
    return _visible((leaf.reference.question for leaf in when.leaves()), facts)


def _visible(codes: Iterable[str | None], facts: DossierFacts) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for code in codes if code in facts.visible and code))


def knock_outs(facts: DossierFacts) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """Those that cap the band, and those that were lifted."""
    fired = [rule for rule in facts.questionnaire.knock_outs if rule.when.holds(facts)]
    lifted = [rule for rule in fired if rule.is_liftable and rule.key in facts.dossier.lifted]
    return (
        tuple(_finding(rule, facts) for rule in fired if rule not in lifted),
        tuple(_finding(rule, facts) for rule in lifted),
    )


def _finding(rule: KnockOut, facts: DossierFacts) -> Finding:
    return Finding(rule.key, _visible(rule.questions, facts))


def cap(questionnaire: Questionnaire, found: Iterable[Finding]) -> int:
    """The highest band index that these knock-outs leave."""
    keys = {finding.rule for finding in found}
    caps = (rule.cap for rule in questionnaire.knock_outs if rule.key in keys)
    return min(caps, default=len(questionnaire.bands))
