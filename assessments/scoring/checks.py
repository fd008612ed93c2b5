"""The rules that no condition can say: each finds the questions it concerns."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from assessments.questionnaires.conditions import Reference, Subject
from assessments.questionnaires.definitions import Section
from assessments.questionnaires.questions import Kind, Question
from assessments.questionnaires.rules import Check, Computed
from assessments.scoring.evidence import discount_on
from assessments.scoring.facts import DossierFacts

type Codes = Iterable[str]


def concerned(computed: Computed, facts: DossierFacts) -> tuple[str, ...]:
    """The codes of the questions that a check finds; it fires when there are any."""
    return tuple(CHECKS[computed.check](facts, computed))


def _required_missing(facts: DossierFacts, _computed: Computed) -> Codes:
    return (
        code
        for code, question in facts.visible.items()
        if question.is_required
        and question.kind is not Kind.DECLARATION
        and code not in facts.answers
        and code not in facts.not_applicable
    )


def _exclusive_conflict(facts: DossierFacts, _computed: Computed) -> Codes:
    return (code for code in facts.answers if _conflicts(facts.visible[code], facts.answers[code]))


def _conflicts(question: Question, answer: object) -> bool:
    if question.kind is not Kind.MULTI or not isinstance(answer, tuple) or len(answer) == 1:
        return False
    return any(option.is_exclusive and option.key in answer for option in question.options)


def _reason_missing(facts: DossierFacts, _computed: Computed) -> Codes:
    return (
        code
        for code in facts.visible
        if facts.dossier.reply(code).not_applicable and code not in facts.not_applicable
    )


def _declaration_missing(facts: DossierFacts, computed: Computed) -> Codes:
    asked = (code for code in computed.questions if code in facts.visible)
    return (code for code in asked if facts.answers.get(code) is not True)


def _date_in_past(facts: DossierFacts, computed: Computed) -> Codes:
    for code in computed.questions:
        day = facts.answers.get(code)
        if isinstance(day, date) and day < facts.dossier.assessed_on:
            yield code


def _evidence_discounted(facts: DossierFacts, _computed: Computed) -> Codes:
    rules = facts.questionnaire.evidence
    return (
        code
        for code in facts.answers
        if any(discount_on(each, rules, facts) for each in facts.dossier.reply(code).evidence)
    )


def _floor_used(facts: DossierFacts, _computed: Computed) -> Codes:
    found: list[str] = []
    for floor in facts.questionnaire.floors:
        stated = floor.stated.value(facts) if floor.when.holds(facts) else None
        if stated is not None and stated != _derived(floor.derived, facts):
            found += [look.reference.question or "" for look in floor.stated.looks()]
    return dict.fromkeys(filter(None, found))


def _derived(key: str, facts: DossierFacts) -> object:
    return facts.value_of(Reference(Subject.DERIVED, key))


def _not_applicable_share(facts: DossierFacts, _computed: Computed) -> Codes:
    if not facts.not_applicable:
        return ()
    return (
        code
        for section in facts.questionnaire.sections
        if section.is_scored
        for code in _too_many(section, facts)
    )


def _too_many(section: Section, facts: DossierFacts) -> Codes:
    """The questions marked not applicable, when they are too large a part of the weight."""
    asked = [q for q in section.questions if q.is_scored and q.code in facts.visible]
    passed = [q for q in asked if q.code in facts.not_applicable]
    most = facts.questionnaire.not_applicable.max_share_per_section
    is_too_much = sum(q.weight for q in passed) > most * sum(q.weight for q in asked)
    return [q.code for q in passed] if is_too_much else []


CHECKS: Mapping[Check, Callable[[DossierFacts, Computed], Codes]] = {
    Check.REQUIRED_MISSING: _required_missing,
    Check.EXCLUSIVE_CONFLICT: _exclusive_conflict,
    Check.REASON_MISSING: _reason_missing,
    Check.DECLARATION_MISSING: _declaration_missing,
    Check.DATE_IN_PAST: _date_in_past,
    Check.EVIDENCE_DISCOUNTED: _evidence_discounted,
    Check.FLOOR_USED: _floor_used,
    Check.NOT_APPLICABLE_SHARE: _not_applicable_share,
    Check.PERSONAL_DATA: lambda _facts, _computed: (),
}
