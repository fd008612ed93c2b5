"""The whole definition, from its head to the chapters of the report."""

from collections.abc import Collection
from dataclasses import replace
from typing import TypedDict

from assessments.questionnaires.checking.references import check_references
from assessments.questionnaires.definitions import Questionnaire, Section
from assessments.questionnaires.derivations import Derived
from assessments.questionnaires.entries import Entry, Fields
from assessments.questionnaires.judging import (
    NEVER_NOT_APPLICABLE,
    NO_EVIDENCE,
    ConfidenceBand,
    EvidenceRules,
    NotApplicable,
    ProgrammeTargets,
    QualityBand,
    WhatIf,
)
from assessments.questionnaires.layout import Chapter
from assessments.questionnaires.questions import Question
from assessments.questionnaires.reading.bands import read_bands, read_confidence_bands
from assessments.questionnaires.reading.chapters import default_chapters, read_chapter
from assessments.questionnaires.reading.derivations import read_derived
from assessments.questionnaires.reading.evidence import read_evidence, read_grades
from assessments.questionnaires.reading.facts import KnownFacts, read_known_facts
from assessments.questionnaires.reading.head import read_head
from assessments.questionnaires.reading.judging import (
    read_not_applicable,
    read_programme_targets,
    read_what_if,
)
from assessments.questionnaires.reading.labels import Labels, read_labels
from assessments.questionnaires.reading.questions import Names
from assessments.questionnaires.reading.rulebook import read_rulebook
from assessments.questionnaires.reading.sections import (
    read_headings,
    read_questions,
    with_questions,
)
from assessments.questionnaires.reading.values import unique


class Asked(TypedDict):
    evidence: EvidenceRules
    not_applicable: NotApplicable
    sections: tuple[Section, ...]


class Judged(TypedDict):
    bands: tuple[QualityBand, ...]
    confidence_bands: tuple[ConfidenceBand, ...]
    derived: tuple[Derived, ...]
    labels: Labels
    what_if: WhatIf | None
    programme_targets: ProgrammeTargets | None


def read_questionnaire(entry: Entry) -> Questionnaire:
    """Raise DefinitionError for the first thing that is not sound."""
    with Fields(entry, "the file") as fields:
        head = fields.need("questionnaire", read_head)
        facts = read_known_facts(fields)
        asked = _read_asked(fields, facts)
        questions = [q for section in asked["sections"] for q in section.questions]
        codes = {question.code for question in questions}
        judged = _read_judged(fields, facts, questions)
        derived = {each.key for each in judged["derived"]}
        letter = {phrase.key for phrase in facts["letter_expectations"]}
        rules = read_rulebook(fields, codes, letter, derived, len(judged["bands"]))
        report = fields.may("report", unique(read_chapter(codes, derived), _key, "chapter"), ())
        report = report or default_chapters(questions, has_rules=bool(rules["consistency_rules"]))
    questionnaire = Questionnaire(**head, **facts, **asked, **judged, **rules, report=report)
    check_references(questionnaire, entry.file)
    return questionnaire


def _read_asked(fields: Fields, facts: KnownFacts) -> Asked:
    headings = fields.need("sections", read_headings(facts["oecd_steps"]))
    grades = fields.may("evidence_grades", read_grades, ())
    evidence = fields.may("evidence_rules", read_evidence(grades), NO_EVIDENCE)
    names = Names(
        sections=[heading.key for heading in headings],
        scored_sections={heading.key for heading in headings if heading.is_scored},
        letter={phrase.key for phrase in facts["letter_expectations"]},
        oecd_steps=facts["oecd_steps"],
        has_evidence=evidence is not NO_EVIDENCE,
    )
    questions = fields.need("questions", read_questions(names))
    codes = {question.code for question in questions}
    never = NEVER_NOT_APPLICABLE, ()
    not_applicable, allowed = fields.may("not_applicable", read_not_applicable(codes), never)
    asked = tuple(replace(q, may_be_not_applicable=q.code in allowed) for q in questions)
    return Asked(
        evidence=evidence,
        not_applicable=not_applicable,
        sections=with_questions(headings, asked),
    )


def _read_judged(fields: Fields, facts: KnownFacts, questions: Collection[Question]) -> Judged:
    company_fields = {field.key for field in facts["company_fields"]}
    derived = fields.may("derived", unique(read_derived, _key, "derived variable"), ())
    return Judged(
        bands=fields.may("bands", read_bands, ()),
        confidence_bands=fields.may("confidence_bands", read_confidence_bands, ()),
        derived=derived,
        labels=fields.may("labels", read_labels(questions, derived), {}),
        what_if=fields.may("what_if", read_what_if(questions, derived), None),
        programme_targets=fields.may(
            "programme_targets", read_programme_targets(company_fields), None
        ),
    )


def _key(each: Derived | Chapter) -> str:
    return each.key
