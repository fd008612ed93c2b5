"""Asking a colleague, or somebody outside the company, to answer."""

from collections.abc import Iterable
from datetime import date
from typing import cast

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.forms.dates import DayField
from assessments.forms.remarks import Words
from assessments.models import User
from assessments.models.invitations import LONGEST_ADDRESS

OUTSIDE = "outside"
NO_ADDRESS = gettext_lazy("Fill in a whole e-mail address, like name@example.org.")


class AskForm(forms.Form):
    use_required_attribute = False
    who = forms.ChoiceField(
        label=gettext_lazy("Who can answer this?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Choose whom you ask."),
            "invalid_choice": gettext_lazy("Choose somebody from the list."),
        },
    )
    email = forms.EmailField(
        label=gettext_lazy("E-mail address"),
        help_text=gettext_lazy(
            "They get an invitation by e-mail. They see what you ask and its answer, nothing else."
        ),
        required=False,
        max_length=LONGEST_ADDRESS,
        error_messages={"invalid": NO_ADDRESS, "max_length": NO_ADDRESS},
    )
    note = Words(
        label=gettext_lazy("What do you want to know?"),
        help_text=gettext_lazy("They read this here on the site. It is not in the e-mail."),
        required=False,
    )
    due_on = DayField(label=gettext_lazy("Answer before"))

    def __init__(self, colleagues: Iterable[User], data: QueryDict | None = None) -> None:
        super().__init__(data)
        self.addresses = {str(each.pk): each.email for each in colleagues}
        people = [(str(each.pk), _named(each)) for each in colleagues]
        who = cast("forms.ChoiceField", self.fields["who"])
        who.choices = [*people, (OUTSIDE, _("Somebody outside your company"))]
        who.initial = None if people else OUTSIDE

    def clean_due_on(self) -> date | None:
        due_on: date | None = self.cleaned_data["due_on"]
        if due_on and due_on < timezone.localdate():
            raise ValidationError(_("This date has passed. Choose today or later."))
        return due_on

    def clean(self) -> None:
        is_open = "email" in self.cleaned_data and not self.cleaned_data["email"]
        if self.cleaned_data.get("who") == OUTSIDE and is_open:
            self.add_error("email", NO_ADDRESS)

    @property
    def address(self) -> str:
        """The e-mail address of who is asked."""
        who: str = self.cleaned_data["who"]
        return self.addresses.get(who) or str(self.cleaned_data["email"])

    @property
    def email_html(self) -> SafeString:
        """What is asked further of who chooses somebody outside."""
        return render_to_string(
            "kader/field.html", {"field": self["email"], "optional_is_silent": True}
        )


def _named(person: User) -> str:
    return f"{person}, {person.position}" if person.position else str(person)
