"""Facts about a company and a risk context in the reader's words."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from assessments.language import wording
from assessments.questionnaires.definitions import Field, FieldKind
from assessments.reports.context_names import product_name
from assessments.reports.wordings import region

ENTERED_BY_PEOPLE = "company"


@dataclass(frozen=True, slots=True, kw_only=True)
class FactInWords:
    key: str
    label: str
    text: str


def facts_in_words(fields: Iterable[Field], facts: Mapping[str, Any]) -> tuple[FactInWords, ...]:
    """Those that people entered and that are known, in the order of the questionnaire."""
    return tuple(
        FactInWords(
            key=field.key, label=wording(field.label), text=fact_in_words(field, facts[field.key])
        )
        for field in fields
        if field.entered_by == ENTERED_BY_PEOPLE and facts.get(field.key) not in (None, "", (), [])
    )


def fact_in_words(field: Field, value: Any) -> str:
    return FACTS[field.kind](field, value)


def _label(field: Field, key: str) -> str:
    """The key itself where it is no option any more: facts outlive a questionnaire."""
    return next((wording(option.label) for option in field.options if option.key == key), key)


FACTS: Mapping[FieldKind, Callable[[Field, Any], str]] = {
    FieldKind.SINGLE: _label,
    FieldKind.MULTI: lambda field, keys: ", ".join(_label(field, key) for key in keys),
    FieldKind.TEXT: lambda _field, text: str(text),
    FieldKind.BOOL: lambda _field, is_so: _("Yes") if is_so else _("No"),
    FieldKind.INT: lambda _field, number: str(number),
    FieldKind.REGION_CODE: lambda _field, code: region(code),
    FieldKind.PRODUCT_CODE: lambda _field, code: product_name(code),
}
