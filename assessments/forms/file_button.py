"""The control to choose a file with, in the language of the page instead of the browser's."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from assessments.forms.uploads import too_large

# What dropping.js says while it works; it knows no words of its own.
SAID = {
    "none": _("No file chosen"),
    "uploading": _("Uploading…"),
    "scanning": _("Being scanned for viruses…"),
    "clean": _("Ready"),
    "failed": _(
        "The file could not be uploaded. Check your connection and try again. "
        "Your file and what you filled in are still here."
    ),
}


class FileButton(forms.FileInput):
    """Without scripts the browser shows the name of the chosen file, with them dropping.js."""

    template_name = "widgets/file_button.html"

    def get_context(self, name: str, value: Any, attrs: Mapping[str, Any] | None) -> dict[str, Any]:
        return {
            **super().get_context(name, value, dict(attrs or {})),
            "said": {**SAID, "large": too_large()},
            "limit": settings.EVIDENCE_MAX_BYTES,
        }
