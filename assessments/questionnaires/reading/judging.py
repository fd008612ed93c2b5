"""How the whole is judged: not applicable, targets, what-if, quick scan."""

from collections.abc import Collection, Iterable
from fractions import Fraction

from assessments.questionnaires.derivations import Banded, Derived
from assessments.questionnaires.entries import Entry, Fields, Read
from assessments.questionnaires.judging import (
    NotApplicable,
    ProgrammeTargets,
    QuickScan,
    WhatIf,
)
from assessments.questionnaires.questions import Question, QuestionRole
from assessments.questionnaires.reading.conditions import condition
from assessments.questionnaires.reading.rules import read_signal
from assessments.questionnaires.reading.values import (
    group,
    known,
    number_up_to,
    several,
    text,
    unique,
    whole,
)

PERCENT = 100


def read_not_applicable(codes: Collection[str]) -> Read[tuple[NotApplicable, tuple[str, ...]]]:
    """The rule, and the codes of the questions it is for."""

    def read(entry: Entry) -> tuple[NotApplicable, tuple[str, ...]]:
        with Fields(entry, "not_applicable") as fields:
            rule = NotApplicable(
                reason_min_chars=fields.need("reason_min_chars", whole),
                max_share_per_section=fields.need("max_share_per_section", number_up_to(1)),
            )
            return rule, fields.need("allowed_questions", several(known(codes, "question")))

    return read


def read_programme_targets(company_fields: Collection[str]) -> Read[ProgrammeTargets]:
    def read(entry: Entry) -> ProgrammeTargets:
        with Fields(entry, "programme_targets") as fields:
            return ProgrammeTargets(
                year_field=fields.need("year_field", known(company_fields, "company field")),
                by_year=fields.need("by_year", _by_year),
                label=fields.need("label", text),
            )

    return read


def _by_year(entry: Entry) -> dict[int, Fraction]:
    years = group(number_up_to(PERCENT), "the targets by year")(entry)
    if list(years) != [str(year) for year in range(1, len(years) + 1)] or not years:
        raise entry.refusal("the years must be 1, 2, 3, … in this order.")
    return {int(year): target for year, target in years.items()}


def read_what_if(questions: Iterable[Question], derived: Iterable[Derived]) -> Read[WhatIf]:
    decisions = [each.code for each in questions if each.role is QuestionRole.DECISION]
    banded = [each.key for each in derived if isinstance(each.how, Banded)]

    def read(entry: Entry) -> WhatIf:
        with Fields(entry, "what_if") as fields:
            return WhatIf(
                decision=fields.need("decision", known(decisions, "decision")),
                one_up=fields.may("one_up", several(known(banded, "banded variable")), ()),
            )

    return read


def read_quick_scan(rule_keys: set[str]) -> Read[QuickScan]:
    signals = unique(read_signal, lambda signal: signal.key, "signal", rule_keys)

    def read(entry: Entry) -> QuickScan:
        with Fields(entry, "quick_scan") as fields:
            return QuickScan(
                minutes=fields.need("minutes", whole),
                full_form_recommended_if=fields.need("full_form_recommended_if", condition),
                signals=fields.need("signals", signals),
            )

    return read
