"""Texts, whole and in parts, kept as they were typed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.forms.fields import MAX_CHARACTERS, AnswerField, Box, Boxes
from assessments.language import wording
from assessments.questionnaires.questions import Element, Substance


def as_typed(text: Any) -> str:
    """The text with the line ends that we store; nothing where there are only spaces."""
    unified = str(text or "").replace("\r\n", "\n").replace("\r", "\n")
    return unified if unified.strip() else ""


def too_long(text: str, limit: int = MAX_CHARACTERS) -> str | None:
    """The sentence for a text over the limit."""
    if len(text) <= limit:
        return None
    return _("Use at most %(limit)s characters. You used %(count)s.") % {
        "limit": number_format(limit),
        "count": number_format(len(text)),
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class TextControl:
    """One textarea; `count` says how long the text is and from where it counts."""

    id: str
    name: str
    text: str
    label: str = ""
    count: str = ""

    @property
    def rows(self) -> int:
        """High enough to show most texts whole."""
        return max(3, min(16, 2 + self.text.count("\n") + len(self.text) // 75))


def count_of(text: str, substance: Substance | None) -> str:
    """How many characters there are, and how many are the least that counts."""
    if substance is None:
        return ""
    return _("Counts from %(least)s characters on. Now: %(count)s.") % {
        "least": number_format(substance.min_chars),
        "count": number_format(len(text)),
    }


class TextField(AnswerField):
    template = "sections/_text.html"
    missing = gettext_lazy("Fill in an answer.")
    widget = Box

    def __init__(self, *, substance: Substance | None = None, **options: Any) -> None:
        super().__init__(**options)
        self.substance = substance

    def to_python(self, value: Any) -> str:
        text = as_typed(value)
        if problem := too_long(text):
            raise ValidationError(problem)
        return text

    def control(self, bound: BoundField) -> TextControl:
        text = as_typed(bound.value())
        return TextControl(
            id=bound.auto_id,
            name=bound.html_name,
            text=text,
            count=count_of(text, self.substance),
        )


class PartBoxes(Boxes):
    """A textarea for each part, named "F06.severity"."""

    def __init__(self, elements: tuple[Element, ...]) -> None:
        super().__init__()
        self.elements = elements

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Any:
        del files
        return {each.key: data.get(f"{name}.{each.key}", "") for each in self.elements}


class PartsField(AnswerField):
    """A text in parts: {part: text}, only the parts that were filled."""

    template = "sections/_parts.html"
    missing = gettext_lazy("Fill in every part.")
    is_group = True

    def __init__(self, elements: tuple[Element, ...], substance: Substance | None) -> None:
        super().__init__(widget=PartBoxes(elements))
        self.elements = elements
        self.substance = substance

    def clean(self, value: Any) -> dict[str, str]:
        texts = {key: text for key, typed in value.items() if (text := as_typed(typed))}
        problems = [
            f"{wording(each.label)}: {problem}"
            for each in self.elements
            if (problem := too_long(texts.get(each.key, "")))
        ]
        if problems:
            raise ValidationError(problems)
        return texts

    def control(self, bound: BoundField) -> list[TextControl]:
        texts = bound.value() or {}
        return [
            TextControl(
                id=f"{bound.auto_id}_{number}",
                name=f"{bound.html_name}.{each.key}",
                label=wording(each.label),
                text=text,
                count=count_of(text, self.substance),
            )
            for number, each in enumerate(self.elements)
            if (text := as_typed(texts.get(each.key))) is not None
        ]
