"""The quick scan in two steps: which context it is about, then the questions that are asked there."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from assessments.actions.contexts import QUESTIONNAIRE
from assessments.actions.quick_scan import Scan
from assessments.forms.places import PlaceForm
from assessments.language import wording
from assessments.models.facts import place_facts
from assessments.questionnaires import library
from assessments.questionnaires.answers import AnswerValue
from assessments.questionnaires.questions import Kind, Question
from assessments.reports.quick_scan import asked_in, dossier_of_scan, leading
from assessments.scoring.dossier import Dossier

PLACE = ("region", "region_code", "product", "issue", "stages")
MISSING = _("Question %(number)s: choose an answer.")
NOT_ON_THE_LIST = _("Question %(number)s: choose an answer from the list.")
NOT_TOGETHER = _("Question %(number)s: “%(choice)s” cannot be combined with other answers.")


class OneField(forms.ChoiceField):
    widget = forms.RadioSelect


class SeveralField(forms.MultipleChoiceField):
    """Several answers, unless one of them excludes the others."""

    widget = forms.CheckboxSelectMultiple
    question: Question
    number: int

    def clean(self, value: Any) -> tuple[str, ...]:
        """In the order of the list."""
        chosen = frozenset(super().clean(value))
        options = [option for option in self.question.options if option.key in chosen]
        excluding = next((option for option in options if option.is_exclusive), None)
        if excluding and len(options) > 1:
            words = {"number": self.number, "choice": wording(excluding.label)}
            raise forms.ValidationError(NOT_TOGETHER, params=words)
        return tuple(option.key for option in options)


# A quick scan is answered without looking anything up: by choosing.
FIELDS: Mapping[Kind, type[OneField | SeveralField]] = {
    Kind.SINGLE: OneField,
    Kind.MULTI: SeveralField,
}


def field_of(question: Question, number: int) -> forms.Field:
    """An error names the question by its number: the summary lists them without their labels."""
    field = FIELDS[question.kind](
        label=f"{number}. {wording(question.text)}",
        help_text=wording(question.help),
        choices=[(option.key, wording(option.label)) for option in question.options],
        error_messages={
            "required": MISSING % {"number": number},
            "invalid_choice": NOT_ON_THE_LIST % {"number": number},
            "invalid_list": NOT_ON_THE_LIST % {"number": number},
        },
    )
    if isinstance(field, SeveralField):
        field.question, field.number = question, number
    return field


class Answering(forms.Form):
    """Adds a field for each question; `answers` is what was chosen."""

    use_required_attribute = False
    questions: Sequence[Question]

    def ask(self, questions: Sequence[Question], *, first: int = 1) -> None:
        """`first` is the number of the first of them."""
        self.questions = questions
        for number, question in enumerate(questions, start=first):
            self.fields[question.code] = field_of(question, number)

    def show(self, typed: QueryDict) -> None:
        """What was filled in before, without looking for errors in it."""
        for name, field in self.fields.items():
            self.initial[name] = field.widget.value_from_datadict(typed, {}, name)

    @property
    def answers(self) -> dict[str, AnswerValue]:
        return {
            question.code: cast("AnswerValue", self.cleaned_data[question.code])
            for question in self.questions
        }


class ScanContextForm(PlaceForm, Answering):
    """The context, and the questions that decide which others are asked."""

    def __init__(self, data: QueryDict | None = None) -> None:
        super().__init__(data)
        self.fields["issue"].help_text = ""  # there is no second context to register here
        self.ask(leading(library.current(QUESTIONNAIRE)))

    def dossier(self, further: Mapping[str, AnswerValue] | None = None) -> Dossier:
        """What is answered here, and in the second step."""
        place = self.place
        return dossier_of_scan(
            library.current(QUESTIONNAIRE),
            place_facts(place.region, place.product, place.issue, place.stages),
            {**self.answers, **(further or {})},
            on=timezone.localdate(),
        )

    @property
    def following(self) -> list[Question]:
        """What is asked in the second step."""
        return [each for each in asked_in(self.dossier()) if each not in self.questions]


class ScanQuestionsForm(Answering):
    """The other questions."""

    def __init__(self, context: ScanContextForm, data: QueryDict | None = None) -> None:
        super().__init__(data)
        self.ask(context.following, first=len(context.questions) + 1)


def scan_of(context: ScanContextForm, questions: ScanQuestionsForm) -> Scan:
    """What two valid forms come to."""
    return Scan(place=context.place, answers={**context.answers, **questions.answers})


def everything_in(typed: QueryDict) -> list[tuple[str, str]]:
    """What belongs to a scan, to be sent once more."""
    quick = (q.code for q in library.current(QUESTIONNAIRE).questions() if q.is_quick)
    return [(name, value) for name in (*PLACE, *quick) for value in typed.getlist(name)]
