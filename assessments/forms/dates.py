"""A date in three boxes: day, month, year."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from assessments.forms.fields import AnswerField

PARTS = ("day", "month", "year")
YEARS = range(1900, 2201)
INCOMPLETE = _("Fill in day, month and year, all three.")
NO_SUCH_DAY = _("This day does not exist. Check day, month and year.")
WRONG_YEAR = _("Fill in a year from 1900 to 2200, in four digits.")


def read_day(day: str, month: str, year: str) -> date | None:
    """The date in three boxes; None when all are empty. Raise ValidationError otherwise."""
    typed = [day.strip(), month.strip(), year.strip()]
    if not any(typed):
        return None
    if not all(typed):
        raise ValidationError(INCOMPLETE)
    if not all(each.isdecimal() and len(each) <= 4 for each in typed):  # noqa: PLR2004 - a year's digits
        raise ValidationError(NO_SUCH_DAY)
    numbers = [int(each) for each in typed]
    if numbers[2] not in YEARS:
        raise ValidationError(WRONG_YEAR)
    with suppress(ValueError):
        return date(numbers[2], numbers[1], numbers[0])
    raise ValidationError(NO_SUCH_DAY)


class DayBoxes(forms.MultiWidget):
    template_name = "widgets/date.html"
    use_fieldset = True

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        boxes: dict[str, forms.Widget | type[forms.Widget]] = {
            each: forms.TextInput() for each in PARTS
        }
        super().__init__(boxes, attrs)

    def decompress(self, value: Any) -> list[str]:
        if isinstance(value, date):
            return [str(value.day), str(value.month), str(value.year)]
        return ["", "", ""]


@dataclass(frozen=True, slots=True)
class DayBox:
    id: str
    name: str
    text: str


class DayField(AnswerField):
    template = "sections/_day.html"
    missing = _("Fill in a date.")
    widget = DayBoxes
    is_group = True

    def clean(self, value: Any) -> date | None:
        return read_day(*(str(each or "") for each in value or ("", "", "")))

    def control(self, bound: BoundField) -> Mapping[str, DayBox]:
        value = bound.value()
        texts = value if isinstance(value, list) else DayBoxes().decompress(value)
        return {
            part: DayBox(f"{bound.auto_id}_{number}", f"{bound.html_name}_{part}", text or "")
            for number, (part, text) in enumerate(zip(PARTS, texts, strict=True))
        }
