"""Dossiers from the cases of the oracle, which are plain JSON."""

import json
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from assessments.questionnaires import library
from assessments.questionnaires.answers import from_json
from assessments.questionnaires.definitions import Questionnaire
from assessments.scoring.dossier import Dossier, Evidence, Reply
from tests.oracle import reference

ORACLE = Path(reference.__file__).parent
SLUG, VERSION = "risk-context-justification", "1.0.0"

type Case = Mapping[str, Any]


@cache
def the_instrument() -> dict[str, Any]:
    return reference.load_instrument()


@cache
def golden_cases() -> dict[str, Case]:
    stored = json.loads((ORACLE / "golden_cases.json").read_text("utf-8"))
    return {case["id"]: case for case in stored["cases"]}


def the_questionnaire() -> Questionnaire:
    return library.get(SLUG, VERSION)


def a_dossier(case: Case, questionnaire: Questionnaire | None = None) -> Dossier:
    questionnaire = questionnaire or the_questionnaire()
    review = case.get("review") or {}
    answers = case.get("answers") or {}
    changed = {
        code: {**(answers.get(code) or {}), **change}
        for code, change in (review.get("answers") or {}).items()
    }
    return Dossier(
        questionnaire=questionnaire,
        assessed_on=date.fromisoformat(case["assessment_date"]),
        context=case.get("context") or {},
        company=case.get("company") or {},
        replies={code: a_reply(questionnaire, code, each) for code, each in answers.items()},
        adjusted={code: a_reply(questionnaire, code, each) for code, each in changed.items()},
        refused_not_applicable=frozenset(review.get("na_refused", ())),
        lifted=frozenset(case.get("lifted") or ()),
        quick=case.get("mode") == "quick",
    )


def a_reply(questionnaire: Questionnaire, code: str, stored: Case) -> Reply:
    return Reply(
        value=from_json(questionnaire.question(code), stored.get("value")),
        not_applicable=bool(stored.get("na")),
        reason=stored.get("na_reason") or "",
        evidence=tuple(some_evidence(each) for each in stored.get("evidence") or ()),
    )


def some_evidence(stored: Case) -> Evidence:
    dated = stored.get("date")
    return Evidence(
        kind=stored.get("kind", "other"),
        grade=int(stored.get("grade", 0)),
        dated=date.fromisoformat(dated) if dated else None,
    )
