"""What reports are made of, without a database: golden cases, and a tiny questionnaire."""

from collections.abc import Mapping
from datetime import UTC, datetime
from html import unescape
from typing import Any

from django.utils import translation
from django.utils.html import strip_tags

from assessments.questionnaires.definitions import Questionnaire
from assessments.reports.basis import Basis
from assessments.reports.justification import Justification, justification_of, render
from assessments.scoring.dossier import Dossier, Reply
from assessments.scoring.outcome import evaluate
from tests.questionnaires.files import tiny
from tests.scoring.cases import a_dossier, golden_cases

AT = datetime(2026, 12, 1, 14, 32, tzinfo=UTC)
PLACE = {"region": "CN-XJ", "product": "yarn_textile_apparel", "issue": "forced_labour"}


def a_basis(case: str = "G10", *, remarks: Mapping[str, str] | None = None, **facts: Any) -> Basis:
    """A golden case as a draft; every piece of evidence stands at one question."""
    stored = golden_cases()[case]["input"]
    dossier = a_dossier(stored)
    answers = {
        code: _answer(code, reply, (remarks or {}).get(code, ""))
        for code, reply in stored["answers"].items()
    }
    documents = {
        f"{code}-{number}": _document(f"Document {code}-{number}", each)
        for code, reply in stored["answers"].items()
        for number, each in enumerate(reply.get("evidence", []))
    }
    context = {**PLACE, **stored["context"], "stages": ["processing"]}
    return _basis(dossier, answers, documents, context=context, **facts)


def a_tiny_basis() -> Basis:
    """Three questions, no context, no rules, no report block."""
    values = {"X1": "shed", "X2": "Because the rain comes from the west here."}
    dossier = Dossier(
        questionnaire=tiny(),
        assessed_on=AT.date(),
        replies={code: Reply(value=value) for code, value in values.items()},
    )
    answers = {code: _answer(code, {"value": value}, "") for code, value in values.items()}
    return _basis(dossier, answers, {}, context={**PLACE, "stages": []})


def html(basis: Basis, language: str = "en") -> str:
    with translation.override(language):
        return render(justification(basis))


def justification(basis: Basis) -> Justification:
    return justification_of(basis, document="2026-TEST-0")


def _basis(
    dossier: Dossier, answers: Mapping[str, Any], documents: Mapping[str, Any], **facts: Any
) -> Basis:
    content = {
        "schema": 1,
        "year": 2026,
        "questionnaire": _version(dossier.questionnaire),
        "risk_table": {"version": "2026-11", "row": "RT02"},
        "organisation": {"id": "1", "name": "Linde & Vos Kleding"},
        "programme": None,
        "company": {},
        "answers": answers,
        "evidence": documents,
        **facts,
    }
    return Basis(
        questionnaire=dossier.questionnaire,
        outcome=evaluate(dossier),
        dossier=dossier,
        content=content,
        at=AT,
        submission=None,
    )


def _version(questionnaire: Questionnaire) -> dict[str, str]:
    return {"slug": questionnaire.slug, "version": questionnaire.version, "sha256": "ab" * 32}


def _answer(code: str, reply: Mapping[str, Any], remark: str) -> dict[str, Any]:
    return {
        "value": reply.get("value"),
        "not_applicable": reply.get("na", False),
        "reason": reply.get("na_reason", ""),
        "remark": remark,
        "evidence": [f"{code}-{n}" for n in range(len(reply.get("evidence", [])))],
        "answered_at": AT.isoformat(),
    }


def _document(title: str, evidence: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "title": title,
        "kind": evidence["kind"],
        "dated": evidence.get("date"),
        "grade": evidence["grade"],
        "link": "",
        "file_name": "file.pdf",
        "size": 1200,
        "sha256": "cd" * 32,
    }


def words(page: str) -> str:
    """What a page says, without its markup, with single spaces."""
    return " ".join(unescape(strip_tags(page)).split())
