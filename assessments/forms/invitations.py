"""What somebody who accepts an invitation says of themselves."""

from typing import Any

from django import forms
from django.contrib.auth import password_validation
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from assessments.forms.names import NameField
from assessments.models import User

LONGEST_PASSWORD = 1_000  # characters: hashing more is work for an attacker's fun


class AccountForm(forms.Form):
    use_required_attribute = False
    name = NameField(
        label=_("Your name"),
        help_text=_("Your colleagues see this name at what you do."),
        max_length=150,
        widget=forms.TextInput(attrs={"class": "input input--30", "autocomplete": "name"}),
        error_messages={
            "required": _("Enter your name."),
            "max_length": _("This is too long: at most 150 characters."),
        },
    )
    password1 = forms.CharField(
        label=_("Password"),
        help_text=_(
            "At least 12 characters. Four words that have nothing to do with each other are fine."
        ),
        max_length=LONGEST_PASSWORD,
        strip=False,
        widget=forms.PasswordInput(
            attrs={"class": "input input--30", "autocomplete": "new-password"}
        ),
        error_messages={"required": _("Enter a new password.")},
    )
    password2 = forms.CharField(
        label=_("Password again"),
        strip=False,
        widget=forms.PasswordInput(
            attrs={"class": "input input--30", "autocomplete": "new-password"}
        ),
        error_messages={"required": _("Enter the new password again.")},
    )

    def __init__(self, email: str, data: QueryDict | None = None) -> None:
        super().__init__(data)
        self.email = email

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        first, second = given.get("password1"), given.get("password2")
        if first and second and first != second:
            self.add_error("password2", _("The two passwords are not the same."))
        if first:
            self._validate(first, given.get("name", ""))
        return given

    def _validate(self, password: str, name: str) -> None:
        try:
            password_validation.validate_password(password, User(email=self.email, name=name))
        except forms.ValidationError as error:
            self.add_error("password1", error)
