"""From stored answers to the dossier that is scored; the only place where two sheets meet."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from uuid import UUID

from assessments.models.assessments import Answer, Assessment
from assessments.models.evidence import Evidence, EvidenceUse
from assessments.models.facts import (
    Answers,
    company_facts,
    context_facts,
    last_before,
    submissions_before,
)
from assessments.models.submissions import Submission
from assessments.questionnaires.answers import from_json
from assessments.questionnaires.questions import Question
from assessments.scoring import dossier as scoring

type EvidenceBehind = Mapping[str, list[Evidence]]  # by question


def answers_of(assessment: Assessment) -> dict[str, Answer]:
    """The stored answers of both sheets, by question."""
    return _joined(assessment, _answers([assessment]))


def evidence_of(assessment: Assessment) -> dict[str, list[Evidence]]:
    """The evidence behind the answers of both sheets, by question, in the order of adding."""
    return _joined(assessment, _evidence([assessment]))


def _answers(assessments: Iterable[Assessment]) -> dict[UUID, dict[str, Answer]]:
    """By sheet and question."""
    found: defaultdict[UUID, dict[str, Answer]] = defaultdict(dict)
    for answer in Answer.objects.filter(sheet__in=_sheets(assessments)):
        found[answer.sheet_id][answer.question] = answer
    return found


def _evidence(assessments: Iterable[Assessment]) -> dict[UUID, dict[str, list[Evidence]]]:
    """By sheet and question."""
    found: defaultdict[UUID, dict[str, list[Evidence]]] = defaultdict(dict)
    uses = EvidenceUse.objects.filter(sheet__in=_sheets(assessments))
    for use in uses.select_related("evidence"):
        found[use.sheet_id].setdefault(use.question, []).append(use.evidence)
    return found


def _sheets(assessments: Iterable[Assessment]) -> set[UUID]:
    return {sheet for each in assessments for sheet in (each.sheet_id, each.company_sheet_id)}


def _joined[T](assessment: Assessment, by_sheet: Mapping[UUID, dict[str, T]]) -> dict[str, T]:
    sheets = (assessment.company_sheet_id, assessment.sheet_id)
    return {code: each for sheet in sheets for code, each in by_sheet.get(sheet, {}).items()}


def _complete(assessments: Collection[Assessment]) -> None:
    """See to it that each has what `with_context` sets: of many at once, in one query."""
    bare = {each.pk: each for each in assessments if not hasattr(each, "was_signed_before")}
    if not bare:
        return
    for found in Assessment.objects.filter(pk__in=bare).with_context():
        bare[found.pk].participating_since = found.participating_since
        bare[found.pk].was_signed_before = found.was_signed_before
        bare[found.pk].company_was_signed_before = found.company_was_signed_before


def dossier_of(assessment: Assessment, *, on: date) -> scoring.Dossier:
    """The dossier of a draft as it is now, judged on that day."""
    return dossiers_of([assessment], on=on)[assessment.pk]


def dossiers_of(assessments: Collection[Assessment], *, on: date) -> dict[UUID, scoring.Dossier]:
    """The dossiers of several drafts, in as many queries as that of one."""
    _complete(assessments)
    answers, evidence = _answers(assessments), _evidence(assessments)
    earlier = submissions_before(assessments)
    return {
        each.pk: _dossier(
            each,
            _joined(each, answers),
            _joined(each, evidence),
            last_before(each, earlier),
            on=on,
        )
        for each in assessments
    }


def dossier_from(
    assessment: Assessment, answers: Answers, evidence: EvidenceBehind, *, on: date
) -> scoring.Dossier:
    """The same, of answers and evidence that were already fetched."""
    _complete([assessment])
    earlier = last_before(assessment, submissions_before([assessment]))
    return dossier_beside(earlier, assessment, answers, evidence, on=on)


def dossier_beside(
    earlier: Submission | None,
    assessment: Assessment,
    answers: Answers,
    evidence: EvidenceBehind,
    *,
    on: date,
) -> scoring.Dossier:
    """The same, when what was signed last in an earlier year was fetched too."""
    _complete([assessment])
    return _dossier(assessment, answers, evidence, earlier, on=on)


def _dossier(
    assessment: Assessment,
    answers: Answers,
    evidence: EvidenceBehind,
    earlier: Submission | None,
    *,
    on: date,
) -> scoring.Dossier:
    questionnaire = assessment.questionnaire
    return scoring.Dossier(
        questionnaire=questionnaire,
        assessed_on=on,
        context=context_facts(assessment, answers, earlier),
        company=company_facts(assessment),
        replies={
            question.code: _reply(question, answers[question.code], evidence)
            for question in questionnaire.questions()
            if question.code in answers
        },
    )


def _reply(question: Question, answer: Answer, evidence: EvidenceBehind) -> scoring.Reply:
    return scoring.Reply(
        value=from_json(question, answer.value),
        not_applicable=answer.is_not_applicable,
        reason=answer.reason,
        evidence=tuple(
            scoring.Evidence(kind=each.kind, grade=each.grade, dated=each.dated)
            for each in evidence.get(question.code, ())
            if not each.has_virus
        ),
    )
