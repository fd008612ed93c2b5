"""What is ticked and written when an assessment goes on to the next person."""

from collections.abc import Iterable

from django import forms
from django.conf import settings
from django.http import QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from assessments.language import wording
from assessments.questionnaires.questions import Question

LONGEST_REASON = 5_000  # characters


class DeclarationForm(forms.Form):
    """One box per declaration that this signatory makes; each has to be ticked."""

    use_required_attribute = False

    def __init__(self, declarations: Iterable[Question], data: QueryDict | None = None) -> None:
        super().__init__(data)
        for question in declarations:
            self.fields[question.code] = forms.BooleanField(
                label=wording(question.text),
                help_text=wording(question.help),
                error_messages={
                    "required": _("Tick this if it is so. Without it you cannot go on.")
                },
            )


class ReasonForm(forms.Form):
    use_required_attribute = False
    reason = forms.CharField(
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={
            "required": _("Give a reason."),
            "max_length": _("This is too long: at most 5,000 characters."),
        },
    )

    def __init__(self, label: str, help_text: str, data: QueryDict | None = None) -> None:
        super().__init__(data)
        self.fields["reason"].label = label
        self.fields["reason"].help_text = help_text


class DraftForm(forms.Form):
    """In which language a draft report is made."""

    use_required_attribute = False
    language = forms.ChoiceField(
        label=_("Language of the draft report"),
        choices=settings.LANGUAGES,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose a language."),
            "invalid_choice": _("Choose a language from the list."),
        },
    )

    def __init__(self, data: QueryDict | None = None) -> None:
        super().__init__(data, initial={"language": (get_language() or "")[:2]})
