"""Choosing the day before which an assessment is to be signed."""

from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from assessments.forms.dates import DayField


class DeadlineForm(forms.Form):
    use_required_attribute = False
    due_on = DayField(
        label=_("Sign before"),
        help_text=_("For example 15 1 2027. Leave it empty to have no day."),
    )

    def __init__(self, day: date | None, data: QueryDict | None = None) -> None:
        super().__init__(data, initial={"due_on": day})

    def clean_due_on(self) -> date | None:
        day: date | None = self.cleaned_data["due_on"]
        if day and day < timezone.localdate():
            raise ValidationError(_("This day is past. Choose today or a later day."))
        return day
