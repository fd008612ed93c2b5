"""What people settle about their own account."""

from django import forms
from django.utils.translation import gettext_lazy as _

from assessments.actions.people import Profile
from assessments.forms.names import NameField
from assessments.models import User


class ProfileForm(forms.Form):
    use_required_attribute = False
    name = NameField(
        label=_("Your name"),
        help_text=_("Your colleagues see this name at what you do. It stands in what you sign."),
        max_length=150,
        widget=forms.TextInput(attrs={"class": "input input--30", "autocomplete": "name"}),
        error_messages={
            "required": _("Enter your name."),
            "max_length": _("This is too long: at most 150 characters."),
        },
    )
    position = NameField(
        label=_("Your position"),
        help_text=_(
            "For example sustainability manager. It stands below your name where you sign."
        ),
        max_length=150,
        required=False,
        widget=forms.TextInput(
            attrs={"class": "input input--30", "autocomplete": "organization-title"}
        ),
        error_messages={"max_length": _("This is too long: at most 150 characters.")},
    )
    language = forms.ChoiceField(
        label=_("Language"),
        help_text=_("Of these pages and of the mails you get."),
        choices=[("nl", "Nederlands"), ("en", "English")],
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose a language."),
            "invalid_choice": _("Choose a language from the list."),
        },
    )
    gets_reminders = forms.BooleanField(
        label=_("Send me a reminder by e-mail when something waits for me"),
        help_text=_("At most one a day, with numbers only: never what you or others wrote."),
        required=False,
    )

    @property
    def profile(self) -> Profile:
        return Profile(**self.cleaned_data)


def known(user: User) -> dict[str, object]:
    """What the form begins with."""
    return {name: getattr(user, name) for name in ProfileForm.base_fields}
