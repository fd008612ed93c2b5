"""Which company wants to begin, and where its first person gets mail."""

from django import forms
from django.utils.translation import gettext_lazy as _

from assessments.forms.names import NameField
from assessments.models.invitations import LONGEST_ADDRESS


class RegistrationForm(forms.Form):
    use_required_attribute = False
    company = NameField(
        label=_("Name of your company"),
        help_text=_("As it stands in the Chamber of Commerce register, for example."),
        max_length=200,
        widget=forms.TextInput(attrs={"class": "input input--30", "autocomplete": "organization"}),
        error_messages={
            "required": _("Enter the name of your company."),
            "max_length": _("This is too long: at most 200 characters."),
        },
    )
    email = forms.EmailField(
        label=_("Your e-mail address at work"),
        help_text=_("We send a link to this address. With it you choose a password."),
        max_length=LONGEST_ADDRESS,
        widget=forms.EmailInput(attrs={"class": "input input--30", "autocomplete": "email"}),
        error_messages={
            "required": _("Enter your e-mail address."),
            "invalid": _("Enter an e-mail address, such as name@company.example."),
            "max_length": _("Enter an e-mail address, such as name@company.example."),
        },
    )
