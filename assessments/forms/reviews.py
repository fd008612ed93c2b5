"""What a reviewer writes when a submission is returned or concluded."""

from django import forms
from django.utils.translation import gettext_lazy as _

from assessments.workflow import Conclusion

LONGEST_REASON = 5000
REASON_ERRORS = {
    "required": _("Give a reason."),
    "max_length": _("Make the reason shorter: at most %(limit_value)d characters."),
}


class ChangesForm(forms.Form):
    """What the company is asked to change or add."""

    use_required_attribute = False
    reason = forms.CharField(
        label=_("What must the company change or add?"),
        help_text=_(
            "Name the questions by their codes, and say what is missing. The company reads this."
        ),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages=REASON_ERRORS,
    )


class ConclusionForm(forms.Form):
    use_required_attribute = False
    conclusion = forms.ChoiceField(
        label=_("Conclusion"),
        choices=Conclusion.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose a conclusion."),
            "invalid_choice": _("Choose one of the conclusions."),
        },
    )
    reason = forms.CharField(
        label=_("Reason for the conclusion"),
        help_text=_("The company reads this, and it stays with the dossier."),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages=REASON_ERRORS,
    )
