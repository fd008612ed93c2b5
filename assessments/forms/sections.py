"""The form of one section: saving it half-filled is always allowed, going on asks for more."""

from collections.abc import Collection, Iterable
from typing import Any, cast

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from assessments.actions.answers import Given
from assessments.forms.asked import Asked, belongs
from assessments.forms.cards import Card, DoneCard, EnterSaves, card_of
from assessments.forms.conflicts import Conflict, conflict_of
from assessments.forms.fields import AnswerField, PartlyRead
from assessments.forms.kinds import FIELDS
from assessments.forms.texts import TextControl, TextField
from assessments.language import wording
from assessments.models import User
from assessments.questionnaires.answers import is_empty
from assessments.questionnaires.questions import Question
from assessments.questionnaires.rules import Check, Computed, Level, Validation
from assessments.scoring.results import Finding

FORM_ID = "section-form"
DONE = "done"
YES, NO = "yes", "no"
MINE, THEIRS = "mine", "theirs"
CHANGED_MEANWHILE = _(
    "This answer was changed while you worked on it. Choose which of the two is to stay."
)


class SectionForm(forms.Form):
    """The questions of one section, as far as they are asked now.

    Each has the fields "A01", the answer, and "A01-remark"; where it may not apply also
    "A01-na" and "A01-reason". The page tells by "A01-seen" which answer the person began with.
    Who saw that a colleague changed it, and keeps their own, presses "mine": "A01 <fingerprint>".
    """

    use_required_attribute = False

    def __init__(self, asked: Asked, data: QueryDict | None = None) -> None:
        super().__init__(data)
        self.asked = asked
        self.partly: dict[str, PartlyRead] = {}
        self.codes: dict[str, str] = {}  # of the question each field belongs to
        self.conflicts: dict[str, Conflict] = {}
        codes = [question.code for question in asked.questions]
        # The questions that stood on the posted page.
        self.posted = [code for code in codes if self._was_posted(code)]
        for question in asked.questions:
            self._add(question)
        self.fields[DONE] = forms.ChoiceField(
            choices=[(YES, YES), (NO, NO)],
            required=False,
            widget=forms.RadioSelect,
            initial=YES if asked.is_finished else NO,
        )
        self.helper = FormHelper()
        self.helper.form_id = FORM_ID

    def _add(self, question: Question) -> None:
        code, stored = question.code, self.asked.answers.get(question.code)
        self._add_field(code, code, FIELDS[question.kind](question), self.asked.value(question))
        self._add_field(code, f"{code}-remark", TextField(), stored.remark if stored else "")
        if question.may_be_not_applicable:
            is_out = stored.is_not_applicable if stored else False
            self._add_field(code, f"{code}-na", forms.BooleanField(required=False), is_out)
            self._add_field(code, f"{code}-reason", TextField(), stored.reason if stored else "")

    def _add_field(self, code: str, name: str, field: forms.Field, initial: object) -> None:
        field.initial = initial
        # A question that did not stand on the posted page keeps what is stored.
        field.disabled = self.is_bound and code not in self.posted
        self.fields[name], self.codes[name] = field, code

    def _was_posted(self, code: str) -> bool:
        return f"{code}-seen" in self.data or any(belongs(key, code) for key in self.data)

    @property
    def is_called_done(self) -> bool | None:
        """What was answered to the last question; None when it was not answered."""
        return {YES: True, NO: False}.get(self.cleaned_data.get(DONE, ""))

    def given(self) -> dict[str, Given]:
        """What can be kept of the questions on the posted page, whether or not it is complete."""
        self.full_clean()
        return {code: self._given(code) for code in self.posted}

    def _given(self, code: str) -> Given:
        stored = self.asked.answers.get(code)
        value = self._kept(code)
        return Given(
            value=None if is_empty(value) else value,
            is_not_applicable=self._kept(f"{code}-na", stored and stored.is_not_applicable)
            or False,
            reason=self._kept(f"{code}-reason", stored and stored.reason) or "",
            remark=self._kept(f"{code}-remark"),
            seen=self._seen(code),
        )

    def _seen(self, code: str) -> str | None:
        chosen, _space, standing = self.data.get(MINE, "").partition(" ")
        return standing if chosen == code else self.data.get(f"{code}-seen")

    def _kept(self, name: str, otherwise: Any = None) -> Any:
        """What was read; where that failed what could be read in part, else what is stored."""
        if name in self.cleaned_data:
            return self.cleaned_data[name]
        if name in self.partly:
            return self.partly[name].value
        return self.fields[name].initial if name in self.fields else otherwise

    def add_error(self, field: str | None, error: Any) -> None:
        """In the summary an error stands alone: it begins with the code of its question."""
        if isinstance(error, PartlyRead) and field:
            self.partly[field] = error
        code = self.codes.get(field or "")
        messages = forms.ValidationError(error).messages
        prefix = f"{code}: " if code else ""
        super().add_error(field, forms.ValidationError([prefix + each for each in messages]))

    def mark_conflicts(self, codes: Collection[str], *, by: User) -> None:
        """Show what a colleague made of these beside what was typed."""
        given, asked = self.given(), self.asked
        # What is not asked any more is told elsewhere.
        self.conflicts = {
            code: conflict_of(
                asked.questionnaire.question(code), given[code], asked.answers.get(code), by=by
            )
            for code in codes
            if code in given
        }
        for code in self.conflicts:
            if not self.has_error(code):
                self.add_error(code, CHANGED_MEANWHILE)

    def require(self, findings: Iterable[Finding], *, shown: Collection[str]) -> None:
        """Say what keeps this section from being complete, beside each question it concerns.

        Only questions that were shown: what just came into view is left in peace.
        """
        rules = [(self.asked.questionnaire.rule(each.rule), each.questions) for each in findings]
        errors = [
            (rule, code)
            for rule, codes in rules
            if isinstance(rule, Validation) and rule.level is Level.ERROR
            for code in codes
            if code in shown and code in self.codes
        ]
        # What is wrong with an answer says more than that there is none.
        for rule, code in sorted(errors, key=lambda each: _is_missing(each[0])):
            if not self.has_error(code):
                self.add_error(code, self._sentence(rule, code))

    def _sentence(self, rule: Validation, code: str) -> str:
        field = cast("AnswerField", self.fields[code])
        return str(field.missing) if _is_missing(rule) else wording(rule.message)

    def lay_out(self, *, can_answer: bool) -> None:
        """Called for a page; a form that only saves needs no layout."""
        cards = [self.card(question, can_answer=can_answer) for question in self.asked.questions]
        self.helper.layout = Layout(EnterSaves(), *cards, DoneCard(section=self.asked.section))

    def counts(self, question: Question) -> list[TextControl]:
        """The boxes of this question that say how long their text is."""
        bound = self[question.code]
        control = cast("AnswerField", bound.field).control(bound)
        boxes = control if isinstance(control, list) else [control]
        return [each for each in boxes if isinstance(each, TextControl) and each.count]

    def card(self, question: Question, *, can_answer: bool) -> Card:
        return card_of(self.asked, question, conflicts=self.conflicts, can_answer=can_answer)


def _is_missing(rule: Validation) -> bool:
    return isinstance(rule.when, Computed) and rule.when.check is Check.REQUIRED_MISSING
