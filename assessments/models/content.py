"""What a signature covers: everything the outcome follows from, as plain JSON."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from assessments.models.assessments import Answer, Assessment
from assessments.models.dossiers import answers_of, evidence_of
from assessments.models.earlier import Earlier, earlier_of
from assessments.models.evidence import Evidence
from assessments.models.organisations import User
from assessments.models.submissions import Submission
from assessments.questionnaires import library
from assessments.questionnaires.answers import from_json
from assessments.questionnaires.definitions import Questionnaire
from assessments.questionnaires.questions import Kind
from assessments.risks import table
from assessments.scoring import dossier as scoring

SCHEMA = 1  # of the content below; raised when its shape changes

type Content = dict[str, Any]


def freeze(
    assessment: Assessment, dossier: scoring.Dossier, visible: tuple[str, ...], signers: Content
) -> tuple[Content, list[Evidence]]:
    """The content of a submission, and the evidence it refers to.

    Only what was asked and answered: hidden answers are kept in their sheet, but
    are not part of what is signed.
    """
    answers, evidence = answers_of(assessment), _proving(evidence_of(assessment))
    asked = [code for code in visible if code in answers]
    documents = {e.pk: e for code in asked for e in evidence.get(code, [])}
    context, current = assessment.context, table.current()
    row = current.match(context.region, context.product, context.issue)
    content: Content = {
        "schema": SCHEMA,
        "assessed_on": dossier.assessed_on.isoformat(),
        "year": assessment.year,
        "questionnaire": {
            "slug": assessment.questionnaire_slug,
            "version": assessment.questionnaire_version,
            "sha256": library.digest(
                assessment.questionnaire_slug, assessment.questionnaire_version
            ),
        },
        "risk_table": {"version": current.version, "row": row.id if row else None},
        "organisation": {
            "id": str(assessment.organisation_id),
            "name": assessment.organisation.name,
        },
        "programme": context.programme.name if context.programme else None,
        "company": _plain(dossier.company),
        "context": _plain(dossier.context),
        "answers": {code: _answer(answers[code], evidence.get(code, [])) for code in asked},
        "evidence": {str(pk): _document(each) for pk, each in documents.items()},
        "earlier": _compared(earlier_of(assessment), assessment.questionnaire, answers, asked),
        **signers,
    }
    return content, list(documents.values())


def _proving(evidence: Mapping[str, list[Evidence]]) -> dict[str, list[Evidence]]:
    return {code: [e for e in found if not e.has_virus] for code, found in evidence.items()}


def _compared(
    earlier: Earlier,
    questionnaire: Questionnaire,
    answers: Mapping[str, Answer],
    asked: Iterable[str],
) -> Content:
    """What was signed in an earlier year, and since when each answer is the same.

    Frozen with the rest, so that a report says the same when another year is signed after it.
    """
    questions = (questionnaire.question(code) for code in asked)
    before = earlier.answers(each for each in questions if each.kind is not Kind.DECLARATION)
    return {
        "submissions": [str(each.pk) for each in earlier.submissions],
        "unchanged_since": {
            code: was.since
            for code, was in before.items()
            if was.is_same(answers[code].value, is_not_applicable=answers[code].is_not_applicable)
        },
    }


def signer(user: User) -> dict[str, str]:
    return {"id": str(user.pk), "name": user.name, "position": user.position}


def _answer(answer: Answer, evidence: list[Evidence]) -> Content:
    return {
        "value": answer.value,
        "not_applicable": answer.is_not_applicable,
        "reason": answer.reason,
        "remark": answer.remark,
        "evidence": [str(each.pk) for each in evidence],
        "answered_at": answer.answered_at.isoformat(),
    }


def _document(evidence: Evidence) -> Content:
    return {
        "title": evidence.title,
        "kind": evidence.kind,
        "dated": evidence.dated.isoformat() if evidence.dated else None,
        "grade": evidence.grade,
        "link": evidence.link,
        "file_name": evidence.file_name,
        "size": evidence.size,
        "sha256": evidence.sha256,
    }


def _plain(facts: Mapping[str, Any]) -> Content:
    return {k: list(v) if isinstance(v, tuple) else v for k, v in facts.items()}


def digest(content: Content, outcome: Content) -> str:
    """SHA-256 over content and outcome in their canonical form: sorted keys, no spaces, UTF-8."""
    canonical = json.dumps(
        {"content": content, "outcome": outcome},
        sort_keys=True,
        separators=(",", ":"),
        ensure_ascii=False,
    )
    return hashlib.sha256(canonical.encode()).hexdigest()


def fingerprint(content: Content) -> str:
    """Differs when anybody filled in something else; on another day it is still the same."""
    return digest({key: each for key, each in content.items() if key != "assessed_on"}, {})


def dossier_again(submission: Submission) -> scoring.Dossier:
    """The dossier as it was signed, to show its answers or to prove its score again."""
    return thaw(submission.questionnaire, submission.content)


def thaw(questionnaire: Questionnaire, content: Content) -> scoring.Dossier:
    return scoring.Dossier(
        questionnaire=questionnaire,
        assessed_on=date.fromisoformat(content["assessed_on"]),
        context=_facts(content["context"]),
        company=_facts(content["company"]),
        replies={
            code: scoring.Reply(
                value=from_json(questionnaire.question(code), answer["value"]),
                not_applicable=answer["not_applicable"],
                reason=answer["reason"],
                evidence=tuple(_evidence(content["evidence"][pk]) for pk in answer["evidence"]),
            )
            for code, answer in content["answers"].items()
        },
    )


def _facts(plain: Content) -> Content:
    return {k: tuple(v) if isinstance(v, list) else v for k, v in plain.items()}


def _evidence(document: Content) -> scoring.Evidence:
    return scoring.Evidence(
        kind=document["kind"],
        grade=document["grade"],
        dated=date.fromisoformat(document["dated"]) if document["dated"] else None,
    )
