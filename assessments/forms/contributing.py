"""The questions that were asked of somebody, without what else stands on the section page."""

from collections.abc import Collection
from dataclasses import replace

from crispy_forms.layout import Layout
from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from assessments.forms.asked import Asked
from assessments.forms.cards import Card, EnterSaves, card_of
from assessments.forms.remarks import Words
from assessments.forms.sections import SectionForm
from assessments.forms.texts import as_typed
from assessments.questionnaires.questions import EvidenceExpectation, Expected, Question

WORD, ABOUT = "word", "about"
WHICH = _("Choose the question that your remark is about.")
NO_EVIDENCE = EvidenceExpectation(expected=Expected.NONE)


def only(asked: Asked, codes: Collection[str]) -> Asked:
    """Of what is asked in a section these questions and their answers, and nothing else.

    Made anew, field by field: what a section page comes to know besides stays out.
    """
    section = asked.section
    questions = tuple(_alone(each) for each in section.questions if each.code in codes)
    return Asked(
        questionnaire=asked.questionnaire,
        section=replace(section, questions=questions),
        visible=set(asked.visible) & set(codes),
        answers={code: answer for code, answer in asked.answers.items() if code in codes},
    )


def _alone(question: Question) -> Question:
    """The evidence is the company's: who was asked neither sees it nor adds to it here."""
    return replace(question, evidence=NO_EVIDENCE)


class ContributionForm(SectionForm):
    """Reads and draws the questions as the section page does, and a word to who asked.

    Nobody calls the section done here.
    """

    def __init__(self, asked: Asked, data: QueryDict | None = None) -> None:
        super().__init__(asked, data)
        questions = asked.questions or asked.section.questions
        self.speakable = [question.code for question in questions]
        has_word = bool(data and as_typed(data.get(WORD)))
        self.fields[WORD] = Words(
            label=_("Remark for who asked you"),
            help_text=_("For example what you are not sure of, or why you cannot answer."),
            required=False,
        )
        self.fields[ABOUT] = _about(self.speakable, is_required=has_word)

    def clean_about(self) -> str:
        return self.cleaned_data[ABOUT] or self.speakable[0]

    @property
    def has_word(self) -> bool:
        return bool(self.cleaned_data.get(WORD)) and ABOUT in self.cleaned_data

    def lay_out(self, *, can_answer: bool) -> None:
        cards = [
            _bare(card_of(self.asked, each, conflicts=self.conflicts, can_answer=can_answer))
            for each in self.asked.questions
        ]
        self.helper.layout = Layout(EnterSaves(), *cards)
        # What is said to who asked stands in the same form.
        self.helper.form_tag = False
        self.helper.disable_csrf = True


def _about(codes: list[str], *, is_required: bool) -> forms.ChoiceField:
    """About which of the questions the word is: with one there is nothing to choose."""
    is_one = len(codes) == 1
    return forms.ChoiceField(
        label=_("About which question?"),
        choices=[("", ""), *((code, code) for code in codes)],
        required=is_required and not is_one,
        widget=forms.HiddenInput if is_one else forms.Select,
        error_messages=dict.fromkeys(("required", "invalid_choice"), WHICH),
    )


def _bare(card: Card) -> Card:
    """Without the foot that is the same for everybody: it holds a button to add evidence."""
    return replace(card, printed=replace(card.printed, foot=""))
