"""Rules: what is said about a dossier when a condition holds or a check finds something."""

from collections.abc import Collection

from assessments.questionnaires.conditions import ALWAYS, Condition
from assessments.questionnaires.entries import Entry, Fields, Read
from assessments.questionnaires.reading.conditions import condition, expression
from assessments.questionnaires.reading.values import (
    choice,
    known,
    name,
    several,
    text,
    truth,
    whole_between,
)
from assessments.questionnaires.rules import (
    Check,
    Computed,
    ConsistencyRule,
    FlagSeverity,
    Floor,
    KnockOut,
    Level,
    RedFlag,
    Signal,
    Validation,
    Verdict,
)

OF_QUESTIONS = {Check.DECLARATION_MISSING, Check.DATE_IN_PAST}  # need to be told which


def read_consistency_rule(entry: Entry) -> ConsistencyRule:
    with Fields(entry, "a consistency rule") as fields:
        return ConsistencyRule(
            key=fields.need("id", name),
            when=fields.need("if", condition),
            value=fields.need("value", choice(Verdict)),
            message=fields.need("message", text),
        )


def read_knock_out(
    codes: Collection[str], letter: Collection[str], top_band: int
) -> Read[KnockOut]:
    def read(entry: Entry) -> KnockOut:
        with Fields(entry, "a knock-out") as fields:
            return KnockOut(
                key=fields.need("id", name),
                when=fields.need("if", condition),
                cap=fields.need("cap", whole_between(1, top_band)),
                is_liftable=fields.need("liftable", truth),
                questions=fields.need("questions", several(known(codes, "question"))),
                message=fields.need("message", text),
                letter=fields.may("letter", several(known(letter, "phrase of the letter")), ()),
            )

    return read


def read_red_flag(codes: Collection[str]) -> Read[RedFlag]:
    def read(entry: Entry) -> RedFlag:
        with Fields(entry, "a red flag") as fields:
            return RedFlag(
                key=fields.need("id", name),
                when=_when(fields, codes),
                severity=fields.need("severity", choice(FlagSeverity)),
                message=fields.need("message", text),
            )

    return read


def read_validation(codes: Collection[str]) -> Read[Validation]:
    def read(entry: Entry) -> Validation:
        with Fields(entry, "a validation rule") as fields:
            return Validation(
                key=fields.need("id", name),
                when=_when(fields, codes),
                level=fields.need("level", choice(Level)),
                message=fields.need("message", text),
            )

    return read


def _when(fields: Fields, codes: Collection[str]) -> Condition | Computed:
    if "computed" not in fields:
        return fields.need("if", condition)
    check = fields.need("computed", choice(Check))
    if check not in OF_QUESTIONS:
        return Computed(check=check)
    questions = fields.need("questions", several(known(codes, "question")))
    return Computed(check=check, questions=questions)


def read_signal(entry: Entry) -> Signal:
    with Fields(entry, "a signal") as fields:
        return Signal(
            key=fields.need("id", name),
            when=fields.need("if", condition),
            message=fields.need("message", text),
        )


def read_floor(derived: Collection[str]) -> Read[Floor]:
    def read(entry: Entry) -> Floor:
        with Fields(entry, "a floor") as fields:
            return Floor(
                derived=fields.need("derived", known(derived, "derived variable")),
                stated=fields.need("stated", expression),
                when=fields.may("if", condition, ALWAYS),
            )

    return read
