"""What rules can look at in one dossier. Each thing is worked out once."""

from collections.abc import Callable, Mapping
from datetime import date

from assessments.questionnaires.answers import AnswerValue, Row, is_empty
from assessments.questionnaires.conditions import Fact, Reference, Subject
from assessments.questionnaires.questions import Question
from assessments.scoring.ages import months_old
from assessments.scoring.dossier import Dossier
from assessments.scoring.evidence import best_grade
from assessments.scoring.substance import completeness, normalised, rows_of, substantive_parts


class DossierFacts:
    """Grows question by question, in the order of asking: rules never look ahead."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.questionnaire = dossier.questionnaire
        self.context = dossier.context_facts()
        self.visible: dict[str, Question] = {}
        self.answers: dict[str, AnswerValue] = {}
        self.not_applicable: set[str] = set()
        self._known: dict[Reference, Fact] = {}

    def value_of(self, reference: Reference) -> Fact:
        if reference not in self._known:
            self._known[reference] = READERS[reference.subject](self, reference.name)
        return self._known[reference]

    def hear(self, question: Question) -> None:
        """Take in what was replied to a question that is asked."""
        code = question.code
        self.visible[code] = question
        reply = self.dossier.reply(code)
        if not reply.not_applicable:
            if reply.value is not None:
                self.answers[code] = reply.value
        elif self._may_pass(question, reply.reason):
            self.not_applicable.add(code)

    def _may_pass(self, question: Question, reason: str) -> bool:
        least = self.questionnaire.not_applicable.reason_min_chars
        is_refused = question.code in self.dossier.refused_not_applicable
        return (
            question.may_be_not_applicable and not is_refused and len(normalised(reason)) >= least
        )

    def evidence_grade(self, code: str) -> int | None:
        """The highest effective grade behind an answer; null when there is no answer."""
        grade = self.value_of(Reference(Subject.EVIDENCE, code))
        return grade if isinstance(grade, int) else None


class RowFacts:
    """One row of a table, for its metrics: nothing but cells."""

    def __init__(self, row: Row) -> None:
        self.row = row

    def value_of(self, reference: Reference) -> Fact:
        cell = self.row.get(reference.name)
        return None if is_empty(cell) else cell


def _evidence(facts: DossierFacts, code: str) -> Fact:
    if code not in facts.answers:
        return None
    evidence = facts.dossier.reply(code).evidence
    return best_grade(evidence, facts.questionnaire.evidence, facts.dossier.assessed_on, facts)


def _completeness(facts: DossierFacts, code: str) -> Fact:
    if code not in facts.answers:
        return None
    return completeness(facts.questionnaire.question(code), facts.answers[code])


def _part(facts: DossierFacts, name: str) -> Fact:
    code, _, element = name.partition(".")
    if code not in facts.answers:
        return None
    return element in substantive_parts(facts.questionnaire.question(code), facts.answers[code])


def _metric(facts: DossierFacts, name: str) -> Fact:
    code, _, key = name.partition(".")
    if code not in facts.answers:
        return None
    metrics = facts.questionnaire.question(code).metrics
    counts = next(metric.counts for metric in metrics if metric.key == key)
    return sum(counts.holds(RowFacts(row)) for row in rows_of(facts.answers[code]))


def _age(facts: DossierFacts, code: str) -> Fact:
    day = facts.answers.get(code)
    return months_old(day, facts.dossier.assessed_on) if isinstance(day, date) else None


def _input(facts: DossierFacts, code: str) -> Fact:
    chosen = facts.answers.get(code)
    if not isinstance(chosen, str):
        return None
    return facts.questionnaire.question(code).option(chosen).input_value


READERS: Mapping[Subject, Callable[[DossierFacts, str], Fact]] = {
    Subject.ANSWER: lambda facts, code: facts.answers.get(code),
    Subject.CONTEXT: lambda facts, name: facts.context.get(name),
    Subject.COMPANY: lambda facts, name: facts.dossier.company.get(name),
    Subject.DERIVED: lambda facts, key: facts.questionnaire.derivation(key).value(facts),
    Subject.EVIDENCE: _evidence,
    Subject.COMPLETENESS: _completeness,
    Subject.PART: _part,
    Subject.METRIC: _metric,
    Subject.AGE: _age,
    Subject.INPUT: _input,
}  # a cell is a fact of a row
