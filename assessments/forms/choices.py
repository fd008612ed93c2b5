"""One answer or several from a list."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from assessments.forms.fields import AnswerField, Boxes
from assessments.questionnaires.questions import Option

NOT_IN_THE_LIST = _("Choose an answer from the list.")


class ManyBoxes(Boxes):
    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        del files
        found: list[str] = data.getlist(name)
        return found


class ListField(AnswerField):
    """Choices from a list; the list itself is printed once, see `printed`."""

    template = "sections/_choices.html"
    is_group = True
    input: ClassVar[str]  # the type of each control

    def __init__(self, options: Sequence[Option]) -> None:
        super().__init__()
        self.options = options

    @property
    def is_scale(self) -> bool:
        """Whether these are levels from little to much: they are drawn as cards."""
        return False

    @property
    def or_before(self) -> str | None:
        """The first choice that excludes the others, unless it stands first."""
        excluding = next((o.key for o in self.options if o.is_exclusive), None)
        return None if excluding == self.options[0].key else excluding

    def control(self, bound: BoundField) -> tuple[str, ...]:
        """The keys of what is chosen."""
        value = bound.value() or ()
        return (value,) if isinstance(value, str) else tuple(value)


class OneField(ListField):
    missing = _("Choose an answer.")
    widget = Boxes
    input = "radio"

    @property
    def is_scale(self) -> bool:
        return all(o.score is not None or o.input_value is not None for o in self.options)

    def to_python(self, value: Any) -> str | None:
        if not value:
            return None
        if not any(option.key == value for option in self.options):
            raise ValidationError(NOT_IN_THE_LIST)
        return str(value)


class SomeField(ListField):
    """Several answers. One that excludes the others may still stand beside them while saving."""

    missing = _("Choose at least one answer.")
    widget = ManyBoxes
    input = "checkbox"

    def to_python(self, value: Any) -> tuple[str, ...] | None:
        chosen = set(value or ())
        if chosen - {option.key for option in self.options}:
            raise ValidationError(NOT_IN_THE_LIST)
        return tuple(option.key for option in self.options if option.key in chosen) or None
