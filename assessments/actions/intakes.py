"""Answers from a file: kept aside until somebody says yes, then saved or thrown away."""

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import timedelta
from typing import Any, cast

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from assessments.actions import answers
from assessments.actions.answers import Given, Saved
from assessments.models import AnswerVersion, Assessment, Intake, User
from assessments.models.dossiers import answers_of
from assessments.questionnaires.answers import MAX_ROWS, Row, from_json
from assessments.workflow import Refused

KEPT = timedelta(days=1)
TOO_MANY = _("This table takes at most %(limit)s rows. Leave out the others.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What could not be read from a file, with the cell where it stands."""

    code: str  # of the question
    place: str  # "Vragen!D12"; empty when it is about no cell
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What a file would change in an assessment, before anything is saved."""

    given: Mapping[str, Given] = field(default_factory=dict)  # by question, what would change
    conflicts: frozenset[str] = frozenset()  # of these: changed on the site after the download
    problems: tuple[Problem, ...] = ()
    unchanged: int = 0  # questions
    question: str = ""  # the one whose rows it holds; empty when it is about all


@transaction.atomic
def keep(assessment: Assessment, proposal: Proposal, *, file_name: str, by: User) -> Intake:
    """Remember what was read, in the place of what this person uploaded here before.

    Raises Refused when the assessment is locked or the person may not fill in.
    """
    if reason := answers.refusal(assessment, by):
        raise Refused(reason)
    Intake.objects.filter(at__lt=timezone.now() - KEPT).delete()
    assessment.intakes.filter(by=by).delete()
    stored = {
        code: {**each.as_stored(), "seen": each.seen, "is_conflict": code in proposal.conflicts}
        for code, each in proposal.given.items()
    }
    return Intake.objects.create(
        assessment=assessment,
        given=stored,
        problems=[asdict(each) for each in proposal.problems],
        unchanged=proposal.unchanged,
        question=proposal.question,
        file_name=file_name[:255],
        by=by,
    )


@transaction.atomic
def save(intake: Intake, *, instead: Collection[str] = (), by: User) -> Saved:
    """Save what waits and forget it. `instead` names the conflicts in which the file wins.

    Raises Refused when the assessment is locked or the person may not fill in.
    """
    heard = {
        code: each
        for code, each in given_of(intake).items()
        if code in instead or not intake.given[code]["is_conflict"]
    }
    return _save(intake, heard, by)


@transaction.atomic
def save_rows(intake: Intake, *, is_added: bool, by: User) -> Saved:
    """Save the rows of one table: behind those there are, or in their place. Raises Refused."""
    assessment, code = intake.assessment, intake.question
    given = given_of(intake)[code]
    if is_added:
        rows = (*rows_now(assessment, code), *cast("tuple[Row, ...]", given.value or ()))
        if len(rows) > MAX_ROWS:
            raise Refused(TOO_MANY % {"limit": MAX_ROWS})
        given = replace(given, value=rows)
    return _save(intake, {code: given}, by)


def discard(intake: Intake) -> None:
    """Forget what was read. Nothing was saved, so nothing else changes."""
    intake.delete()


def given_of(intake: Intake) -> dict[str, Given]:
    """What waits, by question."""
    questionnaire = intake.assessment.questionnaire
    return {
        code: Given(
            value=from_json(questionnaire.question(code), stored["value"]),
            is_not_applicable=stored["is_not_applicable"],
            reason=stored["reason"],
            remark=stored["remark"],
            seen=stored["seen"],
        )
        for code, stored in cast("Mapping[str, dict[str, Any]]", intake.given).items()
    }


def rows_now(assessment: Assessment, code: str) -> tuple[Row, ...]:
    """The rows that are stored at a table question."""
    answer = answers_of(assessment).get(code)
    question = assessment.questionnaire.question(code)
    stored = from_json(question, answer.value) if answer else None
    return cast("tuple[Row, ...]", stored or ())


def _save(intake: Intake, given: Mapping[str, Given], by: User) -> Saved:
    saved = answers.save(intake.assessment, given, by=by, origin=AnswerVersion.Origin.IMPORTED)
    intake.delete()
    return saved
