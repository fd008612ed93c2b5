"""What a company says of a document: title, kind, dates, grade."""

import re
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.actions.documents import Description
from assessments.forms.dates import DayField
from assessments.language import wording
from assessments.models import Evidence
from assessments.questionnaires.judging import EvidenceRules

CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
MAX_TITLE = 200


def described(evidence: Evidence) -> dict[str, Any]:
    """What is said of it now, for the form."""
    return {name: getattr(evidence, name) for name in ("title", "kind", "dated", "expires_on")} | {
        "grade": str(evidence.grade)
    }


class DescriptionForm(forms.Form):
    use_required_attribute = False

    title = forms.CharField(
        label=gettext_lazy("Title"),
        error_messages={"required": gettext_lazy("Give the document a title.")},
        help_text=gettext_lazy("How you recognise it."),
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("What kind of document is it?"),
        error_messages={
            "required": gettext_lazy("Choose the kind of document."),
            "invalid_choice": gettext_lazy("Choose the kind of document."),
        },
    )
    dated = DayField(
        label=gettext_lazy("Date of the document"),
        help_text=gettext_lazy("A document without a date, or an old one, counts less."),
    )
    expires_on = DayField(
        label=gettext_lazy("Valid until"),
        help_text=gettext_lazy("For example of a certificate. We warn you 30 days before."),
    )
    grade = forms.ChoiceField(
        label=gettext_lazy("How strong is it?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Choose how strong the evidence is."),
            "invalid_choice": gettext_lazy("Choose how strong the evidence is."),
        },
    )

    def __init__(self, rules: EvidenceRules, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [(kind.key, wording(kind.label)) for kind in rules.kinds]
        grades = [(str(each.grade), f"{each.key}: {wording(each.label)}") for each in rules.grades]
        cast("forms.ChoiceField", self.fields["kind"]).choices = [
            ("", gettext_lazy("Choose a kind")),
            *kinds,
        ]
        cast("forms.ChoiceField", self.fields["grade"]).choices = grades

    def clean_title(self) -> str:
        title: str = self.cleaned_data["title"]
        if len(title) > MAX_TITLE:
            raise ValidationError(_("Use at most %(limit)s characters.") % {"limit": MAX_TITLE})
        if CONTROLS.search(title):
            raise ValidationError(_("Use one line of ordinary characters."))
        return title

    def clean_dated(self) -> object:
        dated = self.cleaned_data["dated"]
        if dated and dated > timezone.localdate():
            raise ValidationError(_("This date lies in the future."))
        return dated

    def clean(self) -> None:
        dated, ends = self.cleaned_data.get("dated"), self.cleaned_data.get("expires_on")
        if dated and ends and ends < dated:
            self.add_error("expires_on", _("This lies before the date of the document."))

    def description(self) -> Description:
        return Description(**self.said)

    @property
    def said(self) -> dict[str, Any]:
        return {
            "title": self.cleaned_data["title"],
            "kind": self.cleaned_data["kind"],
            "grade": int(self.cleaned_data["grade"]),
            "dated": self.cleaned_data["dated"],
            "expires_on": self.cleaned_data["expires_on"],
        }
