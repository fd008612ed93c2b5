"""What waits to be saved, beside what is stored now, for people to look at."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils import timezone

from assessments.actions.answers import Given
from assessments.actions.intakes import given_of
from assessments.models import Answer, Assessment, Intake, User
from assessments.models.dossiers import answers_of, dossier_from, evidence_of
from assessments.questionnaires.answers import from_json
from assessments.questionnaires.questions import Question
from assessments.reports.wordings import AnswerInWords, answer_in_words
from assessments.scoring.outcome import evaluate


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    answer: AnswerInWords
    is_not_applicable: bool
    reason: str
    remark: str

    @property
    def is_empty(self) -> bool:
        texts = self.reason or self.remark
        return self.answer.is_empty and not self.is_not_applicable and not texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    question: Question
    was: Side
    becomes: Side
    is_conflict: bool
    changed_by: str  # of a conflict: who gave the answer that is stored now
    is_asked: bool  # with these answers saved


def changes_of(intake: Intake) -> list[Change]:
    """In the order of asking."""
    assessment, given = intake.assessment, given_of(intake)
    answers = answers_of(assessment)
    visible = _visible(assessment, answers, given)
    names = _authors(answers[code] for code in given if code in answers)
    return [
        Change(
            question=question,
            was=_side(question, answers.get(question.code)),
            becomes=_side(question, Answer(**given[question.code].as_stored())),
            is_conflict=intake.given[question.code]["is_conflict"],
            changed_by=names.get(question.code, ""),
            is_asked=question.code in visible,
        )
        for question in assessment.questionnaire.questions()
        if question.code in given
    ]


def _visible(
    assessment: Assessment, answers: Mapping[str, Answer], given: Mapping[str, Given]
) -> frozenset[str]:
    """What is asked once all of it is saved."""
    after = {code: Answer(question=code, **each.as_stored()) for code, each in given.items()}
    dossier = dossier_from(
        assessment, {**answers, **after}, evidence_of(assessment), on=timezone.localdate()
    )
    return frozenset(evaluate(dossier).visible)


def _side(question: Question, answer: Answer | None) -> Side:
    answer = answer or Answer()
    return Side(
        answer=answer_in_words(question, from_json(question, answer.value)),
        is_not_applicable=answer.is_not_applicable,
        reason=answer.reason,
        remark=answer.remark,
    )


def _authors(answers: Iterable[Answer]) -> dict[str, str]:
    """Who gave them, by question, in one query."""
    people = {answer.question: answer.answered_by_id for answer in answers}
    found = User.objects.in_bulk(people.values())
    return {code: found[pk].name for code, pk in people.items()}
