"""Names of people and companies: on one line, and nothing that turns a line around."""

import re
from typing import Any

from django import forms

# Characters that make a line read from right to left, or look like another.
TURNING = re.compile(r"[\u200e\u200f\u202a-\u202e\u2066-\u2069]")


class NameField(forms.CharField):
    def to_python(self, value: Any) -> str:
        return " ".join(TURNING.sub("", super().to_python(value) or "").split())
