"""Which of many contexts to show."""

from collections.abc import Callable, Mapping

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from assessments.reports.portfolio import Row, Unbegun

type Context = Row | Unbegun

STANDINGS: Mapping[str, Callable[[Context], bool]] = {
    "": lambda _each: True,
    "unbegun": lambda each: isinstance(each, Unbegun),
    "working": lambda each: isinstance(each, Row) and each.progress is not None,
    "late": lambda each: isinstance(each, Row) and each.due is not None and each.due.is_over,
    "signed": lambda each: isinstance(each, Row) and each.submission is not None,
}
LABELS = {
    "": _("All contexts"),
    "unbegun": _("Not started yet"),
    "working": _("In progress"),
    "late": _("Day of signing is past"),
    "signed": _("Signed"),
}


class Filter(forms.Form):
    """What does not fit the form filters nothing."""

    q = forms.CharField(label=_("Name of product, place or issue"), max_length=100, required=False)
    show = forms.ChoiceField(label=_("Show"), choices=list(LABELS.items()), required=False)

    def __init__(self, query: QueryDict) -> None:
        super().__init__({name: query.get(name, "") for name in ("q", "show")})
        self.full_clean()

    @property
    def is_used(self) -> bool:
        return any(self.cleaned_data.values())

    def fits(self, each: Context) -> bool:
        name = f"{each.name} {each.name.issue}".casefold()
        words = self.cleaned_data.get("q", "").casefold().split()
        is_shown = STANDINGS[self.cleaned_data.get("show", "")]
        return is_shown(each) and all(word in name for word in words)
