"""What is the same on everybody's page of a question, rendered once per language."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from math import ceil

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from assessments.forms.choices import ListField
from assessments.forms.kinds import FIELDS
from assessments.forms.numbers import written
from assessments.language import wording
from assessments.questionnaires.definitions import Questionnaire
from assessments.questionnaires.questions import Question

# Some versions of a questionnaire in both languages; what falls out is rendered again.
KEPT = 2000
# Stands in the rendered list where a choice can be checked; no text can hold it.
SLOT = "\x00"


@dataclass(frozen=True, slots=True)
class Printed:
    meta: SafeString  # code, weight, minutes
    about: SafeString  # label or legend, help, why we ask, what evidence to think of
    choices: tuple[str, ...]  # the list, cut at every slot; empty where there is none
    keys: tuple[str, ...]  # of the choices, in that order
    foot: str  # rendered, for who may answer and made no remark: adding evidence or a remark

    def checked(self, chosen: Collection[str]) -> SafeString:
        """The list with these choices checked."""
        marks = (" checked" if key in chosen else "" for key in self.keys)
        cut = zip(self.choices, (*marks, ""), strict=True)
        # Pieces of what our own template rendered, and a word of ours.
        return SafeString("".join(piece for pair in cut for piece in pair))


@lru_cache(maxsize=KEPT)
def printed(questionnaire: Questionnaire, code: str, language: str) -> Printed:
    """The texts in the language that is being spoken, which `language` names."""
    del language  # only tells one rendering from another
    question = questionnaire.question(code)
    field = FIELDS[question.kind](question)
    context = {
        "question": question,
        "field": field,
        "slot": SLOT,
        "can_answer": True,
        "remark": None,
        "weight": written(Decimal(question.weight.numerator) / question.weight.denominator),
        "minutes": ceil(question.minutes),
        "role": _role(questionnaire, question),
        "phrases": _phrases(questionnaire, question.letter),
        "letter": questionnaire.source_letter,
        "step": questionnaire.oecd_steps.get(question.oecd_step or ""),
    }
    is_list = isinstance(field, ListField)
    return Printed(
        meta=render_to_string("sections/_meta.html", context),
        about=render_to_string("sections/_about.html", context),
        choices=tuple(render_to_string(field.template, context).split(SLOT)) if is_list else (),
        keys=tuple(option.key for option in question.options),
        foot=render_to_string("sections/_foot.html", context),
    )


def _role(questionnaire: Questionnaire, question: Question) -> str:
    """What the answer is for, in words; empty where the questionnaire has none."""
    label = questionnaire.labels.get("question_role", {}).get(question.role)
    return wording(label) if label else ""


def _phrases(questionnaire: Questionnaire, keys: Sequence[str]) -> list[str]:
    """The letter's own words, in the order of the letter."""
    return [each.phrase for each in questionnaire.letter_expectations if each.key in keys]
