"""How the decision fits the facts, and what would change that."""

from functools import lru_cache

from assessments.questionnaires.conditions import Fact, Facts, Reference, Subject
from assessments.questionnaires.definitions import Questionnaire
from assessments.questionnaires.dependencies import behind
from assessments.questionnaires.derivations import Derived
from assessments.scoring.facts import DossierFacts
from assessments.scoring.results import Consistency, WhatIf


def consistency(questionnaire: Questionnaire, facts: Facts) -> Consistency | None:
    """By the first rule that holds; null where a questionnaire has no such rules."""
    rules = (rule for rule in questionnaire.consistency_rules if rule.when.holds(facts))
    rule = next(rules, None)
    return Consistency(rule.key, rule.value.value) if rule else None


def what_if(facts: DossierFacts) -> WhatIf:
    """The verdict for every decision, and for every ability one step better than it is.

    A step better says nothing while there is no decision.
    """
    questionnaire = facts.questionnaire
    tried = questionnaire.what_if
    if tried is None or not questionnaire.consistency_rules:
        return WhatIf()
    decision = Reference(Subject.ANSWER, tried.decision)
    options = questionnaire.question(tried.decision).options
    better = (_one_up(questionnaire.derivation(key), facts) for key in tried.one_up)
    is_decided = tried.decision in facts.answers
    return WhatIf(
        decision={option.key: _verdict(facts, decision, option.key) for option in options},
        one_up={
            reference.name: _verdict(facts, reference, word)
            for reference, word in filter(None, better)
            if is_decided
        },
    )


def _one_up(derived: Derived, facts: Facts) -> tuple[Reference, str] | None:
    """The next better word; words run from good to bad."""
    reference = Reference(Subject.DERIVED, derived.key)
    words = derived.words()
    now = facts.value_of(reference)
    place = words.index(now) if isinstance(now, str) else 0
    return (reference, words[place - 1]) if place else None


def _verdict(facts: DossierFacts, reference: Reference, value: Fact) -> str:
    found = consistency(facts.questionnaire, Supposed(facts, reference, value))
    return found.value if found else ""


class Supposed:
    """The facts, but for one thing and the derived variables that depend on it."""

    def __init__(self, facts: DossierFacts, reference: Reference, value: Fact) -> None:
        self.facts, self.reference, self.value = facts, reference, value
        self.affected = _affected(facts.questionnaire, reference)

    def value_of(self, reference: Reference) -> Fact:
        if reference == self.reference:
            return self.value
        if reference in self.affected:
            return self.facts.questionnaire.derivation(reference.name).value(self)
        return self.facts.value_of(reference)


@lru_cache(maxsize=256)
def _affected(questionnaire: Questionnaire, by: Reference) -> frozenset[Reference]:
    derived = (Reference(Subject.DERIVED, each.key) for each in questionnaire.derived)
    return frozenset(each for each in derived if by in behind(questionnaire, [each]))
