"""Questions, each kind with the keys that belong to it."""

from collections.abc import Collection
from dataclasses import dataclass
from fractions import Fraction

from assessments.questionnaires.conditions import ALWAYS
from assessments.questionnaires.entries import Entry, Fields, Read
from assessments.questionnaires.questions import (
    CarryForward,
    EvidenceExpectation,
    Expected,
    Kind,
    Method,
    Publish,
    Question,
    QuestionRole,
    Scope,
    Scoring,
)
from assessments.questionnaires.reading.conditions import condition
from assessments.questionnaires.reading.details import read_details
from assessments.questionnaires.reading.scorings import read_scoring
from assessments.questionnaires.reading.values import (
    choice,
    decimal,
    known,
    name,
    nothing_or,
    number,
    several,
    text,
    truth,
    word,
    wording,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What a question can refer to by name, beside other questions."""

    sections: Collection[str]
    scored_sections: Collection[str]
    letter: Collection[str]
    oecd_steps: Collection[str]
    has_evidence: bool


def read_question(entry: Entry, names: Names) -> Question:
    with Fields(entry, "a question") as fields:
        code = fields.need("code", name)
        fields.what = f"question {code}"
        kind = fields.need("type", choice(Kind))
        role = fields.need("role", choice(QuestionRole))
        scoring = fields.need("scoring", lambda value: read_scoring(value, kind))
        details = read_details(fields, kind, role, scoring)
        return Question(
            code=code,
            section=fields.need("section", known(names.sections, "section")),
            scope=fields.need("scope", choice(Scope)),
            kind=kind,
            role=role,
            text=fields.need("text", text),
            help=fields.need("help", text),
            source=fields.need("source", word),
            review=fields.need("review", text),
            is_required=fields.need("required", truth),
            is_quick=fields.need("quick", truth),
            weight=fields.need("weight", _weight(role, scoring)),
            minutes=fields.need("minutes", decimal),
            evidence=fields.need("evidence", _evidence(names)),
            scoring=scoring,
            show_if=fields.may("show_if", condition, ALWAYS),
            letter=fields.may("letter", several(known(names.letter, "phrase of the letter")), ()),
            oecd_step=fields.may(
                "oecd_step", nothing_or(known(names.oecd_steps, "OECD step")), None
            ),
            interview=fields.may("interview", text, None),
            publish=fields.need("publish", choice(Publish)),
            carry_forward=fields.need("carry_forward", choice(CarryForward)),
            **details,
        )


def _weight(role: QuestionRole, scoring: Scoring) -> Read[Fraction]:
    """Performance earns points, and nothing else does."""

    def read(entry: Entry) -> Fraction:
        weight = number(entry)
        is_scored = weight > 0 and scoring.method is not Method.NONE
        is_unscored = weight == 0 and scoring.method is Method.NONE
        if role is QuestionRole.PERFORMANCE and not is_scored:
            raise entry.refusal("a performance question needs a weight and a way of scoring.")
        if role is not QuestionRole.PERFORMANCE and not is_unscored:
            raise entry.refusal("only a performance question has a weight and a way of scoring.")
        return weight

    return read


def _evidence(names: Names) -> Read[EvidenceExpectation]:
    def read(entry: Entry) -> EvidenceExpectation:
        with Fields(entry, "evidence") as fields:
            expected = fields.need("expected", choice(Expected))
            if expected is Expected.NONE:
                return EvidenceExpectation(expected=expected)
            if not names.has_evidence:
                raise entry.refusal("evidence needs evidence_rules in this file. Add them.")
            return EvidenceExpectation(expected=expected, hint=wording(fields))

    return read
