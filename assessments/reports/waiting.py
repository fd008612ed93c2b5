"""What colleagues ask of somebody: questions to answer, and remarks that mention them."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from assessments.language import wording
from assessments.models import Assignment, Remark, User
from assessments.questionnaires.definitions import Questionnaire
from assessments.reports.context_names import ContextName, name_of


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingAssignment:
    pk: UUID
    what: str  # "B03. Which facts …", "Section B. Insight in the chain"
    company: str
    context: ContextName
    by: str
    note: str
    due_on: date | None
    is_overdue: bool

    @property
    def address(self) -> str:
        return reverse("asked:answer", args=[self.pk])


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingMention:
    pk: UUID
    assessment: UUID
    question: str
    what: str
    company: str
    context: ContextName
    by: str
    at: datetime
    text: str

    @property
    def address(self) -> str:
        page = reverse("questions:show", args=[self.assessment, self.question])
        return f"{page}#remark-{self.pk}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    assignments: tuple[WaitingAssignment, ...]  # what is due first comes first
    mentions: tuple[WaitingMention, ...]  # from old to new

    def __len__(self) -> int:
        return len(self.assignments) + len(self.mentions)


def waiting_for(user: User, *, on: date) -> Waiting:
    around = ("assessment__organisation", "assessment__context")
    assignments = Assignment.objects.open_to(user).select_related("asked_by", *around)
    mentions = Remark.objects.waiting_for(user).select_related("by", *around)
    by_day = sorted(assignments, key=lambda each: (each.due_on or date.max, each.asked_at))
    return Waiting(
        assignments=tuple(_assignment(each, on) for each in by_day),
        mentions=tuple(_mention(each) for each in mentions),
    )


def subject(questionnaire: Questionnaire, section: str, question: str) -> str:
    """What is asked or spoken about, in words."""
    if question:
        return f"{question}. {wording(questionnaire.question(question).text)}"
    title = wording(questionnaire.section(section).title)
    return _("Section %(key)s. %(title)s") % {"key": section, "title": title}


def _assignment(assignment: Assignment, on: date) -> WaitingAssignment:
    assessment = assignment.assessment
    questionnaire = assessment.questionnaire
    return WaitingAssignment(
        pk=assignment.pk,
        what=subject(questionnaire, assignment.section, assignment.question),
        company=assessment.organisation.name,
        context=name_of(assessment.context, questionnaire),
        by=str(assignment.asked_by),
        note=assignment.note,
        due_on=assignment.due_on,
        is_overdue=assignment.is_overdue(on),
    )


def _mention(remark: Remark) -> WaitingMention:
    assessment = remark.assessment
    questionnaire = assessment.questionnaire
    return WaitingMention(
        pk=remark.pk,
        assessment=assessment.pk,
        question=remark.question,
        what=subject(questionnaire, "", remark.question),
        company=assessment.organisation.name,
        context=name_of(assessment.context, questionnaire),
        by=str(remark.by),
        at=remark.at,
        text=remark.text,
    )
