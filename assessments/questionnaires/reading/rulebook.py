"""All rules together: their keys are unique among all of them."""

from collections.abc import Callable, Collection
from typing import TypedDict

from assessments.questionnaires.conditions import ALWAYS
from assessments.questionnaires.entries import Entry, Fields, Read
from assessments.questionnaires.judging import QuickScan
from assessments.questionnaires.reading.judging import read_quick_scan
from assessments.questionnaires.reading.rules import (
    read_consistency_rule,
    read_floor,
    read_knock_out,
    read_red_flag,
    read_validation,
)
from assessments.questionnaires.reading.values import several, unique
from assessments.questionnaires.rules import (
    ConsistencyRule,
    Floor,
    KnockOut,
    RedFlag,
    Rule,
    Validation,
)


class Rulebook(TypedDict):
    consistency_rules: tuple[ConsistencyRule, ...]
    knock_outs: tuple[KnockOut, ...]
    red_flags: tuple[RedFlag, ...]
    validations: tuple[Validation, ...]
    floors: tuple[Floor, ...]
    quick_scan: QuickScan | None


def read_rulebook(
    fields: Fields,
    codes: Collection[str],
    letter: Collection[str],
    derived: Collection[str],
    top_band: int,
) -> Rulebook:
    taken: set[str] = set()

    def rules[R: Rule](read: Read[R]) -> Read[tuple[R, ...]]:
        return unique(read, _key, "rule", taken)

    return Rulebook(
        consistency_rules=fields.may(
            "consistency_rules", _ending(rules(read_consistency_rule)), ()
        ),
        knock_outs=fields.may("knock_outs", rules(read_knock_out(codes, letter, top_band)), ()),
        red_flags=fields.may("red_flags", rules(read_red_flag(codes)), ()),
        validations=fields.may("validation_rules", rules(read_validation(codes)), ()),
        floors=fields.may("floors", several(read_floor(derived), "floors"), ()),
        quick_scan=fields.may("quick_scan", read_quick_scan(taken), None),
    )


def _key(rule: Rule) -> str:
    return rule.key


def _ending(
    read_all: Callable[[Entry], tuple[ConsistencyRule, ...]],
) -> Read[tuple[ConsistencyRule, ...]]:
    """The last rule takes every dossier that no other took."""

    def read(entry: Entry) -> tuple[ConsistencyRule, ...]:
        rules = read_all(entry)
        if not rules or rules[-1].when is not ALWAYS:
            raise entry.refusal("the last consistency rule must always hold: write if: true.")
        return rules

    return read
