"""Registering a risk context: for which company, and about what."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from assessments.actions.contexts import registered
from assessments.forms.places import ORDER, PlaceForm, region_label
from assessments.models import Organisation, RiskContext
from assessments.risks import region_search

ASKED_FOR = ("company", "region", "product", "issue")


def asked_for(query: QueryDict) -> dict[str, str]:
    """What the address of the page fills in: a link can propose a context."""
    found = {key: query.get(key, "") for key in ASKED_FOR if key in query}
    region = region_search.named(found.get("region", ""))
    return {**found, "region": region_label(region)} if region else found


class ContextForm(PlaceForm):
    """A place that this company did not register before."""

    def __init__(
        self,
        companies: Sequence[Organisation],
        data: QueryDict | None = None,
        initial: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(data, initial)
        self.existing: RiskContext | None = None
        self.companies = {str(company.pk): company for company in companies}
        if len(companies) > 1:
            self.fields["company"] = self._company_field()
        self.order_fields(ORDER)

    def clean(self) -> dict[str, Any]:
        if not self.errors:
            self.existing = registered(self.company, self.place)
        if self.existing:
            self.add_error(None, _("Your company already registered this risk context."))
        return self.cleaned_data

    @property
    def company(self) -> Organisation:
        only = next(iter(self.companies))
        return self.companies[self.cleaned_data.get("company", only)]

    def _company_field(self) -> forms.ChoiceField:
        return forms.ChoiceField(
            label=_("For which company?"),
            choices=[(pk, company.name) for pk, company in self.companies.items()],
            widget=forms.RadioSelect,
            error_messages={
                "required": _("Choose the company."),
                "invalid_choice": _("Choose a company from the list."),
            },
        )
