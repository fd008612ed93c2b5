"""Every visible question with its answer, remark and evidence, section by section."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from assessments.language import wording
from assessments.models.earlier import unchanged_since
from assessments.questionnaires.answers import from_json
from assessments.questionnaires.definitions import Questionnaire
from assessments.questionnaires.questions import Question
from assessments.reports.wordings import AnswerInWords, answer_in_words

type Content = Mapping[str, Any]

UNANSWERED: Content = {
    "value": None,
    "not_applicable": False,
    "reason": "",
    "remark": "",
    "evidence": [],
    "answered_at": None,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceLine:
    pk: str
    title: str
    kind: str
    grade: str  # "E2"
    grade_label: str
    dated: date | None
    link: str  # as typed
    file_name: str
    size: int
    sha256: str

    @property
    def address(self) -> str:
        """The link, if it is one that can safely be followed."""
        return self.link if self.link.startswith(("https://", "http://")) else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnsweredQuestion:
    question: Question
    text: str
    answer: AnswerInWords
    is_not_applicable: bool
    reason: str
    remark: str
    evidence: tuple[EvidenceLine, ...]
    answered_at: datetime | None
    unchanged_since: int | None  # a year; None where it was not answered so before

    @property
    def code(self) -> str:
        return self.question.code

    @property
    def section(self) -> str:
        return self.question.section


@dataclass(frozen=True, slots=True, kw_only=True)
class AnsweredSection:
    key: str
    title: str
    questions: tuple[AnsweredQuestion, ...]

    @property
    def unchanged(self) -> int:
        """How many answers are the same as in an earlier year."""
        return sum(question.unchanged_since is not None for question in self.questions)


def answered_sections(
    questionnaire: Questionnaire, visible: Collection[str], content: Content
) -> tuple[AnsweredSection, ...]:
    """Sections of which no question was asked are left out."""
    asked = frozenset(visible)
    sections = (
        AnsweredSection(
            key=section.key,
            title=wording(section.title),
            questions=tuple(
                answered_question(questionnaire, question, content)
                for question in section.questions
                if question.code in asked
            ),
        )
        for section in questionnaire.sections
    )
    return tuple(section for section in sections if section.questions)


def answered_question(
    questionnaire: Questionnaire, question: Question, content: Content
) -> AnsweredQuestion:
    given = content["answers"].get(question.code, UNANSWERED)
    at = given["answered_at"]
    return AnsweredQuestion(
        question=question,
        text=wording(question.text),
        answer=answer_in_words(question, from_json(question, given["value"])),
        is_not_applicable=given["not_applicable"],
        reason=given["reason"],
        remark=given["remark"],
        evidence=tuple(
            evidence_line(questionnaire, pk, content["evidence"][pk]) for pk in given["evidence"]
        ),
        answered_at=datetime.fromisoformat(at) if at else None,
        unchanged_since=unchanged_since(content).get(question.code),
    )


def evidence_line(questionnaire: Questionnaire, pk: str, document: Content) -> EvidenceLine:
    rules = questionnaire.evidence
    kinds = {kind.key: kind.label for kind in rules.kinds}
    grades = {grade.grade: grade for grade in rules.grades}
    kind, grade = kinds.get(document["kind"]), grades.get(document["grade"])
    return EvidenceLine(
        pk=pk,
        title=document["title"],
        kind=wording(kind) if kind else document["kind"],
        grade=grade.key if grade else "",
        grade_label=wording(grade.label) if grade else "",
        dated=date.fromisoformat(document["dated"]) if document["dated"] else None,
        link=document["link"],
        file_name=document["file_name"],
        size=document["size"],
        sha256=document["sha256"],
    )
