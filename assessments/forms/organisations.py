"""What is known about a company, in the fields of the questionnaire."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from assessments.actions.organisations import CompanyFacts
from assessments.forms.options import company_options
from assessments.models import Organisation

KVK_NUMBER = re.compile(r"[0-9]{8}")
BETWEEN_DIGITS = re.compile(r"[\s.\-]")


class CompanyForm(forms.Form):
    use_required_attribute = False
    size = forms.ChoiceField(
        label=_("How large is your company?"),
        help_text=_(
            "This decides who signs. The person who asks for approval may not sign as well. "
            "Only in a micro company may one person do both; that is then recorded."
        ),
        choices=lambda: company_options("size"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose the size of your company."),
            "invalid_choice": _("Choose a size from the list."),
        },
    )
    sector = forms.ChoiceField(
        label=_("In which sector do you mainly work?"),
        help_text=_(
            "The secretariat compares companies of the same sector with each other, without names."
        ),
        choices=lambda: [("", _("Choose a sector")), *company_options("sector")],
        error_messages={
            "required": _("Choose your sector."),
            "invalid_choice": _("Choose a sector from the list."),
        },
    )
    chain_roles = forms.MultipleChoiceField(
        label=_("What do you do in the chain?"),
        help_text=_(
            "A company that makes or imports goods can often do other things than a company that sells them. "
            "Choose all that apply."
        ),
        choices=lambda: company_options("roles"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Choose at least one role."),
            "invalid_choice": _("Choose roles from the list."),
        },
    )
    kvk_number = forms.CharField(
        label=_("Chamber of Commerce number"),
        help_text=_(
            "Eight digits, with the zeros in front: 01234567. "
            "It stands in your report, so that a reader knows which company it is about."
        ),
        required=False,
        max_length=40,
        widget=forms.TextInput(
            attrs={"class": "input input--10", "inputmode": "numeric", "autocomplete": "off"}
        ),
        error_messages={"max_length": _("A Chamber of Commerce number has 8 digits.")},
    )

    def clean_kvk_number(self) -> str:
        number = BETWEEN_DIGITS.sub("", self.cleaned_data["kvk_number"])
        if number and not KVK_NUMBER.fullmatch(number):
            raise forms.ValidationError(
                _("A Chamber of Commerce number has 8 digits, for example 01234567.")
            )
        return number

    @property
    def facts(self) -> CompanyFacts:
        return CompanyFacts(**self.cleaned_data)


def known(company: Organisation) -> dict[str, object]:
    """What the form begins with."""
    return {name: getattr(company, name) for name in CompanyForm.base_fields}
