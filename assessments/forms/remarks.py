"""What colleagues write to each other at a question."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from assessments.forms.texts import as_typed, too_long
from assessments.models import User

LONGEST = 5_000  # characters
NEW = "new"


class Words(forms.CharField):
    """A text as it was typed; only spaces are nothing."""

    def __init__(self, *, rows: int = 3, **options: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), **options)

    def to_python(self, value: Any) -> str:
        text = as_typed(value)
        if problem := too_long(text, LONGEST):
            raise ValidationError(problem)
        return text


class RemarkForm(forms.Form):
    """A remark, and the colleagues whose attention it asks for."""

    use_required_attribute = False
    text = Words(
        label=_("New remark"),
        help_text=_("Only colleagues read this. It is no part of the answer or the report."),
        error_messages={"required": _("Write your remark first.")},
    )
    mentions = forms.MultipleChoiceField(
        label=_("Who has to read it?"),
        help_text=_("They find it in their overview, until they reply or it is settled."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("Choose colleagues from the list.")},
    )

    def __init__(
        self, colleagues: Iterable[User], data: QueryDict | None = None, *, where: str = NEW
    ) -> None:
        """`where` keeps the ids of several forms on one page apart."""
        super().__init__(data, auto_id=f"id_{where}_%s")
        self.where = where
        if where != NEW:
            self.fields["text"].label = _("Your reply")
            self.fields["text"].help_text = ""
        self.colleagues = {str(each.pk): each for each in colleagues}
        if self.colleagues:
            choices = [(pk, str(each)) for pk, each in self.colleagues.items()]
            cast("forms.MultipleChoiceField", self.fields["mentions"]).choices = choices
        else:
            del self.fields["mentions"]

    def mentioned(self) -> list[User]:
        return [self.colleagues[pk] for pk in self.cleaned_data.get("mentions", ())]


class ChangedRemarkForm(forms.Form):
    """Other words for one's own remark."""

    use_required_attribute = False
    text = Words(
        label=_("Remark"),
        help_text=_("Your colleagues see that it was changed, and when."),
        rows=5,
        error_messages={"required": _("A remark cannot be emptied. Say what holds now instead.")},
    )
