"""Saving answers, and saying that a section is done."""

import hashlib
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from assessments import access
from assessments.models import (
    Answer,
    AnswerSheet,
    AnswerVersion,
    Assessment,
    FinishedSection,
    User,
)
from assessments.questionnaires.answers import AnswerValue, to_json, unordered
from assessments.questionnaires.questions import Question, Scope
from assessments.workflow import WRONG_MOMENT, Refused, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What was filled in at one question, half or whole."""

    value: AnswerValue | None = None
    is_not_applicable: bool = False
    reason: str = ""
    remark: str = ""
    # Fingerprint of the answer that the person began with; None overwrites whatever is stored.
    seen: str | None = None

    def as_stored(self) -> dict[str, object]:
        return {
            "value": to_json(self.value),
            "is_not_applicable": self.is_not_applicable,
            "reason": self.reason,
            "remark": self.remark,
        }

    @property
    def fingerprint(self) -> str:
        """What the answer will have when this is stored."""
        return _fingerprint(self.as_stored())


class Saved(NamedTuple):
    """The codes of the questions that changed, and of those that were left alone.

    A conflict: a colleague was first, and the person made something else of it.
    """

    changed: list[str]
    conflicts: list[str]


FIELDS = ("value", "is_not_applicable", "reason", "remark")
NOTHING = Given().as_stored()
WRONG_PERSON = _("Only a preparer or an approver of the company can fill in answers.")


@transaction.atomic
def save(
    assessment: Assessment,
    given: Mapping[str, Given],
    *,
    by: User,
    origin: str = AnswerVersion.Origin.FILLED_IN,
) -> Saved:
    """Keep these answers and leave all others alone; each form an answer had stays in its history.

    Raises Refused when the assessment is locked or the person may not answer each of these.
    """
    assessment = _open_for(assessment, by, given)
    saved = Saved([], [])
    for sheet, questions in _by_sheet(assessment, given).items():
        rows = _changed(sheet, questions, given, by, saved)
        _keep(rows, origin)
    return saved


def fingerprint(answer: Answer | None) -> str:
    """Tells one answer from another; empty when there is nothing in it."""
    return _fingerprint({field: getattr(answer, field) for field in FIELDS} if answer else NOTHING)


def _fingerprint(stored: Mapping[str, object]) -> str:
    if stored == NOTHING:
        return ""
    canonical = json.dumps(unordered(stored), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()[:16]


@transaction.atomic
def finish_section(assessment: Assessment, section: str, is_done: bool, *, by: User) -> None:
    """Note that somebody called the section done, or took that back."""
    assessment = _open_for(assessment, by)
    if is_done:
        FinishedSection.objects.get_or_create(
            assessment=assessment, section=section, defaults={"by": by}
        )
    else:
        assessment.finished_sections.filter(section=section).delete()


def sheet_for(
    assessment: Assessment, code: str, by: User, *, with_guests: bool = False
) -> AnswerSheet:
    """The sheet that the answer to this question stands on, open to this person.

    `with_guests`: also to who was only asked this question. Raises Refused when the assessment
    is locked or the person may not fill in.
    """
    assessment = _open_for(assessment, by, {code} if with_guests else ())
    sheet = assessment.sheet_id_for(assessment.questionnaire.question(code))
    # The company's sheet is shared by its contexts: its row is the lock.
    return AnswerSheet.objects.select_for_update().get(pk=sheet)


def refusal(assessment: Assessment, by: User, codes: Collection[str] = ()) -> Promise | None:
    """Why this person cannot fill in answers now; None when they can.

    With `codes` it is about these questions only: they may have been asked of somebody outside.
    """
    if not assessment.is_editable:
        return WRONG_MOMENT[Status(assessment.status)]
    return None if access.can_contribute(assessment, by, codes) else WRONG_PERSON


def _open_for(assessment: Assessment, by: User, codes: Collection[str] = ()) -> Assessment:
    assessment = Assessment.objects.locked(assessment)
    if reason := refusal(assessment, by, codes):
        raise Refused(reason)
    return assessment


def _by_sheet(
    assessment: Assessment, given: Mapping[str, Given]
) -> dict[AnswerSheet, list[Question]]:
    questionnaire = assessment.questionnaire
    sheets = {Scope.CONTEXT: assessment.sheet, Scope.COMPANY: assessment.company_sheet}
    found: dict[AnswerSheet, list[Question]] = {}
    for code in given:
        question = questionnaire.question(code)
        found.setdefault(sheets[question.scope], []).append(question)
    return found


def _changed(
    sheet: AnswerSheet,
    questions: list[Question],
    given: Mapping[str, Given],
    by: User,
    saved: Saved,
) -> list[Answer]:
    """What is to be written on this sheet, noted in `saved` with what must be left alone."""
    # The company's sheet is shared by its contexts: its row is the lock.
    AnswerSheet.objects.select_for_update().get(pk=sheet.pk)
    codes = [question.code for question in questions]
    present = {answer.question: answer for answer in sheet.answers.filter(question__in=codes)}
    saved.conflicts.extend(c for c in codes if _is_conflict(present.get(c), given[c]))
    rows = [
        _row(sheet, present.get(code), code, given[code], by)
        for code in codes
        if _is_change(present.get(code), given[code]) and code not in saved.conflicts
    ]
    saved.changed.extend(row.question for row in rows)
    return rows


def _keep(rows: list[Answer], origin: str) -> None:
    """The answers, and beside them the form that each of them now has."""
    Answer.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["sheet", "question"],
        update_fields=[*FIELDS, "version", "answered_by", "answered_at"],
    )
    now = timezone.now()
    AnswerVersion.objects.bulk_create(
        AnswerVersion(
            **{field: getattr(row, field) for field in (*FIELDS, "sheet", "question", "version")},
            origin=origin,
            answered_by=row.answered_by,
            answered_at=now,
        )
        for row in rows
    )


def _is_change(old: Answer | None, given: Given) -> bool:
    """Whether the person changed it: what they left as they found it is not theirs to write."""
    new = _fingerprint(given.as_stored())
    return new not in {given.seen, fingerprint(old)}


def _is_conflict(old: Answer | None, given: Given) -> bool:
    was_changed_meanwhile = given.seen is not None and given.seen != fingerprint(old)
    return was_changed_meanwhile and _is_change(old, given)


def _row(sheet: AnswerSheet, old: Answer | None, code: str, given: Given, by: User) -> Answer:
    version = old.version + 1 if old else 1
    return Answer(sheet=sheet, question=code, version=version, answered_by=by, **given.as_stored())
