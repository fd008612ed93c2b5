"""Adding a document behind an answer."""

import re
from typing import cast

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import URLValidator
from django.http import QueryDict
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.actions.evidence import Document
from assessments.forms.dates import DayField
from assessments.forms.uploads import EMPTY, ENDINGS, FileType, recognised
from assessments.language import wording
from assessments.questionnaires.judging import EvidenceRules

LINK = URLValidator(schemes=["http", "https"])
CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
MAX_LINK = 500
MAX_TITLE = 200


class EvidenceForm(forms.Form):
    """A file or a link, and what the company says of it. What a file is, its content decides."""

    use_required_attribute = False

    file = forms.FileField(
        label=gettext_lazy("File"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ",".join(ENDINGS)}),
        help_text=gettext_lazy(
            "PDF, Word (.docx), Excel (.xlsx), ODT, ODS, PNG, JPEG or plain text, "
            "at most 25 MB. Or give a link below."
        ),
        error_messages={"empty": EMPTY},
    )
    link = forms.CharField(
        label=gettext_lazy("Link"),
        required=False,
        help_text=gettext_lazy("To a public page, for example https://www.example.org/policy"),
    )
    title = forms.CharField(
        label=gettext_lazy("Title"),
        required=False,
        help_text=gettext_lazy("How you recognise it. Empty: the name of the file."),
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
    grade = forms.ChoiceField(
        label=gettext_lazy("How strong is it?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Choose how strong the evidence is."),
            "invalid_choice": gettext_lazy("Choose how strong the evidence is."),
        },
    )

    def __init__(
        self,
        rules: EvidenceRules,
        data: QueryDict | None = None,
        files: "MultiValueDict[str, UploadedFile[bytes]] | None" = None,
    ) -> None:
        super().__init__(data, files)
        self.type: FileType | None = None
        kinds = [(kind.key, wording(kind.label)) for kind in rules.kinds]
        grades = [(str(each.grade), f"{each.key}: {wording(each.label)}") for each in rules.grades]
        cast("forms.ChoiceField", self.fields["kind"]).choices = [("", ""), *kinds]
        cast("forms.ChoiceField", self.fields["grade"]).choices = grades
        self.helper = FormHelper()
        self.helper.add_input(Submit("add", _("Add this evidence")))

    def clean_file(self) -> "UploadedFile[bytes] | None":
        upload: UploadedFile[bytes] | None = self.cleaned_data["file"]
        if upload:
            self.type = recognised(upload)
        return upload

    def clean_link(self) -> str:
        link: str = self.cleaned_data["link"]
        if not link:
            return ""
        if len(link) > MAX_LINK:
            raise ValidationError(
                _("Use a link of at most %(limit)s characters.") % {"limit": MAX_LINK}
            )
        try:
            LINK(link)
        except ValidationError:
            raise ValidationError(_("Fill in a whole link, beginning with https://.")) from None
        return link

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
        has_problem = self.has_error("file") or self.has_error("link")
        if not has_problem and not (self.cleaned_data.get("file") or self.cleaned_data.get("link")):
            self.add_error("file", _("Choose a file, or give a link."))

    def document(self) -> Document:
        upload: UploadedFile[bytes] | None = self.cleaned_data["file"]
        name = (upload.name if upload else "") or ""
        return Document(
            title=self.cleaned_data["title"] or (name or self.cleaned_data["link"])[:MAX_TITLE],
            kind=self.cleaned_data["kind"],
            grade=int(self.cleaned_data["grade"]),
            dated=self.cleaned_data["dated"],
            link=self.cleaned_data["link"],
            file=upload,
            file_name=name,
            media_type=self.type.media_type if self.type else "",
        )
