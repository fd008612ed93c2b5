"""What the fields of a section have in common: each reads one answer, and knows how it is drawn."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.utils.functional import Promise

MAX_CHARACTERS = 20_000  # of one text; far beyond what a reason needs


class AnswerField(forms.Field):
    """Reads what was filled in at one question. Leaving it open is always allowed while saving."""

    template: ClassVar[str]  # draws the control
    missing: ClassVar[Promise]  # what to do when it is open and must not be
    is_group: ClassVar[bool] = False  # several controls: a fieldset with a legend

    def __init__(self, **options: Any) -> None:
        super().__init__(required=False, **options)

    def _clean_bound_field(self, bound: BoundField) -> Any:
        """What is stored was read before: a disabled field does not read it as if it were typed."""
        return bound.initial if self.disabled else self.clean(bound.data)

    def control(self, bound: BoundField) -> object:
        """What the template draws, filled in with what was typed or is stored."""
        return bound.value()


class PartlyRead(ValidationError):  # noqa: N818 - says what happened, as all our exceptions do
    """Some of it could be read: `value` is worth keeping, the rest has to be mended."""

    def __init__(self, messages: list[str], value: Any, places: Any) -> None:
        super().__init__(messages)
        self.value = value
        self.places = places


class Box(forms.Widget):
    """One control; its template draws it, this only finds what was typed."""

    template_name = ""


class Boxes(Box):
    """Several controls under one legend."""

    use_fieldset = True
