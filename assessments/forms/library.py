"""Looking for documents in the library, and choosing some of them for an answer."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, cast

from django import forms
from django.db.models import F, OrderBy, Q
from django.db.models.functions import Lower
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from assessments.language import wording
from assessments.models.evidence import EvidenceQuerySet
from assessments.questionnaires.judging import EvidenceRules

type Shown = Callable[[EvidenceQuerySet, date], EvidenceQuerySet]

# What the address may ask for, and nothing else.
SHOWN: Mapping[str, tuple[Promise, Shown]] = {
    "": (_("Everything"), lambda found, _on: found),
    "ending": (_("Expired, or within 30 days"), lambda found, on: found.ending(on)),
    "unused": (_("Used nowhere"), lambda found, _on: found.unused()),
    "withheld": (_("Held back by the virus scanner"), lambda found, _on: found.withheld()),
}
SORTS: Mapping[str, tuple[Promise, OrderBy]] = {
    "": (_("Latest added first"), F("added_at").desc()),
    "title": (_("Title"), Lower("title").asc()),
    "-dated": (_("Newest date first"), F("dated").desc(nulls_last=True)),
    "expires_on": (_("First to expire"), F("expires_on").asc(nulls_last=True)),
    "-grade": (_("Strongest first"), F("grade").desc()),
}
MAX_SEARCHED = 100  # characters; longer ones a database may refuse


class SearchForm(forms.Form):
    """What it does not understand it leaves out: an address is typed by nobody."""

    q = forms.CharField(label=_("Search in titles and file names"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), required=False)
    show = forms.ChoiceField(
        label=_("Show"), required=False, choices=[(key, each[0]) for key, each in SHOWN.items()]
    )
    sort = forms.ChoiceField(
        label=_("Order"), required=False, choices=[(key, each[0]) for key, each in SORTS.items()]
    )

    def __init__(self, rules: EvidenceRules, data: Mapping[str, Any]) -> None:
        super().__init__(data)
        kinds = [(kind.key, wording(kind.label)) for kind in rules.kinds]
        cast("forms.ChoiceField", self.fields["kind"]).choices = [("", _("Every kind")), *kinds]
        self.is_valid()

    def found(self, evidence: EvidenceQuerySet, *, on: date) -> EvidenceQuerySet:
        words, kind, show, sort = (self._wanted(name) for name in ("q", "kind", "show", "sort"))
        for word in words[:MAX_SEARCHED].split():
            evidence = evidence.filter(Q(title__icontains=word) | Q(file_name__icontains=word))
        if kind:
            evidence = evidence.filter(kind=kind)
        return SHOWN[show][1](evidence, on).order_by(SORTS[sort][1], "pk")

    @property
    def is_narrow(self) -> bool:
        """Whether anything is left out."""
        return any(self._wanted(name) for name in ("q", "kind", "show"))

    def _wanted(self, name: str) -> str:
        return str(self.cleaned_data.get(name, ""))


class ChoiceForm(forms.Form):
    """Documents of the library to put behind an answer."""

    evidence = forms.MultipleChoiceField(
        error_messages={
            "required": _("Tick at least one document."),
            "invalid_choice": _(
                "A document that you ticked is not in the library any more. Choose again."
            ),
        },
    )

    def __init__(self, choosable: EvidenceQuerySet, data: QueryDict | None = None) -> None:
        super().__init__(data)
        self.choosable = choosable
        choices = [(str(pk), str(pk)) for pk in choosable.values_list("pk", flat=True)]
        cast("forms.MultipleChoiceField", self.fields["evidence"]).choices = choices
        # Nothing but what can be chosen: what was sent may be anything.
        sent = set(data.getlist("evidence")) if data else set()
        self.ticked = frozenset(pk for pk, _label in choices if pk in sent)

    def chosen(self) -> EvidenceQuerySet:
        return self.choosable.filter(pk__in=self.ticked)
