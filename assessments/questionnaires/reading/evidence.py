"""Evidence: its grades, its kinds, and when it counts for less."""

from collections.abc import Collection

from assessments.questionnaires.entries import Entry, Fields, Read
from assessments.questionnaires.judging import (
    Discount,
    EvidenceGrade,
    EvidenceKind,
    EvidenceRules,
)
from assessments.questionnaires.reading.conditions import condition
from assessments.questionnaires.reading.values import (
    known,
    name,
    several,
    unique,
    whole,
    whole_between,
    wording,
)


def read_grades(entry: Entry) -> tuple[EvidenceGrade, ...]:
    grades = unique(_grade, lambda grade: grade.key, "grade")(entry)
    if not grades or [grade.grade for grade in grades] != list(range(len(grades))):
        raise entry.refusal("the grades of evidence must be 0, 1, 2, … in this order.")
    return grades


def _grade(entry: Entry) -> EvidenceGrade:
    with Fields(entry, "a grade of evidence") as fields:
        return EvidenceGrade(
            grade=fields.need("grade", whole), key=fields.need("key", name), label=wording(fields)
        )


def read_evidence(grades: tuple[EvidenceGrade, ...]) -> Read[EvidenceRules]:
    def read(entry: Entry) -> EvidenceRules:
        with Fields(entry, "evidence_rules") as fields:
            kinds = fields.need("kinds", unique(_kind, lambda kind: kind.key, "kind of evidence"))
            discount = _discount({kind.key for kind in kinds}, len(grades) - 1)
            return EvidenceRules(
                grades=grades,
                kinds=kinds,
                max_age_months=fields.need("max_age_months", whole),
                stale_penalty_grades=fields.need("stale_penalty_grades", whole),
                discounts=fields.may("discounts", several(discount, "discounts"), ()),
            )

    return read


def _kind(entry: Entry) -> EvidenceKind:
    with Fields(entry, "a kind of evidence") as fields:
        return EvidenceKind(key=fields.need("key", name), label=wording(fields))


def _discount(kinds: Collection[str], top: int) -> Read[Discount]:
    def read(entry: Entry) -> Discount:
        with Fields(entry, "a discount") as fields:
            return Discount(
                kinds=fields.need("kinds", several(known(kinds, "kind of evidence"))),
                when=fields.need("if", condition),
                grade=fields.need("grade", whole_between(0, top)),
            )

    return read
