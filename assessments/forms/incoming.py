"""Choosing a file whose answers are read in."""

from collections.abc import Sequence

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from assessments.forms.uploads import EMPTY


class FileForm(forms.Form):
    """Whether it can be read at all is found out by who reads it."""

    use_required_attribute = False

    file = forms.FileField(
        label=gettext_lazy("File"),
        error_messages={
            "required": gettext_lazy("Choose a file."),
            "missing": gettext_lazy("Choose a file."),
            "empty": EMPTY,
            "max_length": gettext_lazy("The name of this file is too long. Give it a shorter one."),
        },
        max_length=255,
    )

    def __init__(
        self, request: HttpRequest, *, endings: Sequence[str], help_text: str | Promise
    ) -> None:
        is_sent = request.method == "POST"
        super().__init__(request.POST if is_sent else None, request.FILES if is_sent else None)
        self.fields["file"].help_text = str(help_text)
        self.fields["file"].widget.attrs["accept"] = ",".join(endings)

    @property
    def upload(self) -> "UploadedFile[bytes]":
        found: UploadedFile[bytes] = self.cleaned_data["file"]
        return found
