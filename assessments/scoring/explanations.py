"""What explains an outcome: derived figures, open questions, parts with substance, counted rows."""

from collections.abc import Mapping
from fractions import Fraction

from assessments.questionnaires.conditions import Reference, Subject
from assessments.questionnaires.questions import Kind, Question
from assessments.scoring.facts import DossierFacts
from assessments.scoring.figures import Figure, rounded
from assessments.scoring.substance import substantive_parts


def derived_figures(facts: DossierFacts) -> Mapping[str, Figure]:
    return {each.key: _derived(each.key, facts) for each in facts.questionnaire.derived}


def _derived(key: str, facts: DossierFacts) -> Figure:
    value = facts.value_of(Reference(Subject.DERIVED, key))
    if isinstance(value, Fraction):
        return rounded(value)
    return value if isinstance(value, str) else None


def open_questions(facts: DossierFacts) -> tuple[str, ...]:
    closed = facts.answers.keys() | facts.not_applicable
    return tuple(code for code in facts.visible if code not in closed)


def parts_with_substance(facts: DossierFacts) -> Mapping[str, tuple[str, ...]]:
    return {
        question.code: substantive_parts(question, facts.answers[question.code])
        for question in _answered(facts, Kind.STRUCTURED_TEXT)
    }


def table_metrics(facts: DossierFacts) -> Mapping[str, Mapping[str, int]]:
    return {
        question.code: {
            metric.key: _count(f"{question.code}.{metric.key}", facts)
            for metric in question.metrics
        }
        for question in _answered(facts, Kind.TABLE)
    }


def _answered(facts: DossierFacts, kind: Kind) -> list[Question]:
    return [facts.visible[code] for code in facts.answers if facts.visible[code].kind is kind]


def _count(name: str, facts: DossierFacts) -> int:
    count = facts.value_of(Reference(Subject.METRIC, name))
    return count if isinstance(count, int) else 0
