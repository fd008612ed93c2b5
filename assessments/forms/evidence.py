"""Adding a document to the company's evidence."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import URLValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.actions.documents import Document
from assessments.forms.descriptions import MAX_TITLE, DescriptionForm
from assessments.forms.file_button import FileButton
from assessments.forms.uploads import EMPTY, ENDINGS, FileType, recognised
from assessments.questionnaires.judging import EvidenceRules

LINK = URLValidator(schemes=["http", "https"])
MAX_LINK = 500


class EvidenceForm(DescriptionForm):
    """A file or a link, and what the company says of it. What a file is, its content decides."""

    field_order = ("file", "link", "title", "kind", "dated", "expires_on", "grade")

    file = forms.FileField(
        label=gettext_lazy("File"),
        required=False,
        widget=FileButton(attrs={"accept": ",".join(ENDINGS)}),
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

    def __init__(self, rules: EvidenceRules, *args: Any) -> None:
        super().__init__(rules, *args)
        self.type: FileType | None = None
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

    def clean(self) -> None:
        super().clean()
        has_problem = self.has_error("file") or self.has_error("link")
        if not has_problem and not (self.cleaned_data.get("file") or self.cleaned_data.get("link")):
            self.add_error("file", _("Choose a file, or give a link."))

    def document(self) -> Document:
        upload: UploadedFile[bytes] | None = self.cleaned_data["file"]
        name = (upload.name if upload else "") or ""
        title = self.cleaned_data["title"] or (name or self.cleaned_data["link"])[:MAX_TITLE]
        return Document(
            **{**self.said, "title": title},
            link=self.cleaned_data["link"],
            file=upload,
            file_name=name,
            media_type=self.type.media_type if self.type else "",
        )
