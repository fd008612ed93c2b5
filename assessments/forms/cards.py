"""One question on the page: a crispy layout object, drawn by templates of our own."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast
from uuid import UUID

from django.forms.boundfield import BoundField
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from assessments.actions.answers import Given
from assessments.forms.asked import Asked
from assessments.forms.choices import ListField
from assessments.forms.conflicts import Conflict
from assessments.forms.fields import AnswerField
from assessments.forms.printed import Printed, printed
from assessments.models import Answer, Evidence
from assessments.questionnaires.definitions import Section
from assessments.questionnaires.judging import EvidenceRules
from assessments.questionnaires.questions import Question
from assessments.questionnaires.texts import Text
from assessments.reports.last_year import LastYear, last_year_of
from assessments.reports.personal_hints import hints_for


@dataclass(frozen=True, slots=True, kw_only=True)
class Attached:
    """A document behind the answer."""

    evidence: Evidence
    kind: Text | None
    grade: str  # "E2"

    @property
    def address(self) -> str:
        """The link, if it is one that can safely be followed."""
        link = self.evidence.link
        return link if link.startswith(("https://", "http://")) else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A question as this person finds it now."""

    question: Question
    printed: Printed
    seen: str  # fingerprint of the answer the person begins with
    evidence: tuple[Attached, ...]
    answer: Answer | None  # as it is stored
    assessment: UUID | None  # whose history can be opened
    conflict: Conflict | None  # with what a colleague made of it meanwhile
    is_new: bool  # came into view by the last answers
    added: int  # how many questions came into view, told at the first of them
    can_answer: bool
    least_reason: int  # characters, of a reason why it does not apply
    last_year: LastYear | None  # what was answered in an earlier year
    hints: tuple[str, ...]  # that a text may name a person
    talks: int  # open remarks of colleagues, and questions to them

    @property
    def code(self) -> str:
        return self.question.code

    def render(self, form: Any, _context: Any, **_options: Any) -> SafeString:
        field: BoundField = form[self.code]
        reader = cast("AnswerField", field.field)
        remark: BoundField = form[f"{self.code}-remark"]
        has_remark = remark.value() or remark.errors
        context = {
            "card": self,
            "question": self.question,
            "can_answer": self.can_answer,
            "field": field,
            "errors": field.errors,
            "is_group": reader.is_group,
            "template": reader.template,
            "control": self._control(reader, field),
            "remark": remark if has_remark else None,
            "foot": self.printed.foot if self.can_answer and not has_remark else "",
            **self._not_applicable(form),
        }
        return render_to_string("sections/_question.html", context)

    def _control(self, reader: AnswerField, field: BoundField) -> object:
        """Drawn already where it is a list, else what its template draws."""
        if isinstance(reader, ListField):
            return self.printed.checked(reader.control(field))
        return reader.control(field)

    def _not_applicable(self, form: Any) -> Mapping[str, BoundField]:
        if not self.question.may_be_not_applicable:
            return {}
        return {"is_out": form[f"{self.code}-na"], "reason": form[f"{self.code}-reason"]}


class EnterSaves:
    """The first button of the form: it is pressed when somebody presses Enter in a box."""

    def render(self, _form: Any, _context: Any, **_options: Any) -> SafeString:
        return render_to_string("sections/_enter_saves.html")


@dataclass(frozen=True, slots=True, kw_only=True)
class DoneCard:
    """Whether the section is done: asked of people, never computed."""

    section: Section

    def render(self, form: Any, _context: Any, **_options: Any) -> SafeString:
        context = {"section": self.section, "done": form["done"].value()}
        return render_to_string("sections/_done.html", context)


def card_of(
    asked: Asked, question: Question, *, conflicts: Mapping[str, Conflict], can_answer: bool
) -> Card:
    code, questionnaire = question.code, asked.questionnaire
    conflict = conflicts.get(code)
    return Card(
        question=question,
        printed=printed(questionnaire, code, get_language() or ""),
        # Until the person chose it is the answer they began with.
        seen=conflict.seen if conflict else asked.fingerprint(code),
        evidence=tuple(
            _attached(questionnaire.evidence, each) for each in asked.evidence.get(code, ())
        ),
        answer=asked.answers.get(code),
        assessment=asked.assessment,
        conflict=conflict,
        is_new=code in asked.new,
        added=len(asked.new) if code == asked.first_new else 0,
        can_answer=can_answer,
        least_reason=questionnaire.not_applicable.reason_min_chars,
        last_year=_last_year(asked, question),
        hints=hints_at(asked, question),
        talks=asked.talks.get(code, 0),
    )


def _last_year(asked: Asked, question: Question) -> LastYear | None:
    code = question.code
    was = asked.earlier.get(code)
    if was is None:
        return None
    now, behind = asked.answers.get(code), asked.evidence.get(code, ())
    return last_year_of(question, was, now, behind, on=timezone.localdate())


def hints_at(asked: Asked, question: Question) -> tuple[str, ...]:
    """Where the answer, or what stands behind it, may name a person."""
    answer = asked.answers.get(question.code)
    titles = [each.title for each in asked.evidence.get(question.code, ())]
    return hints_for(question, answer or Given(), titles)


def _attached(rules: EvidenceRules, evidence: Evidence) -> Attached:
    kinds = {kind.key: kind.label for kind in rules.kinds}
    grades = {grade.grade: grade.key for grade in rules.grades}
    return Attached(
        evidence=evidence,
        kind=kinds.get(evidence.kind),
        grade=grades.get(evidence.grade, ""),
    )
