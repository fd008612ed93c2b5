"""Where the harm is, on what, of which kind: what a risk context is made of."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import QueryDict
from django.urls import reverse_lazy
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from assessments.actions.contexts import Place
from assessments.forms.options import context_options, product_choices
from assessments.risks import region_search, regions
from assessments.risks.regions import Region

SUGGESTIONS = "regions"  # the id of the list of suggestions on the page
ORDER = ["company", "region", "region_code", "product", "issue", "stages"]
WHICH_ONE = _("Choose the country or region that you mean.")


def matching(typed: str) -> tuple[Region, ...]:
    """The region of exactly this name or code, else those that look like it."""
    exact = region_search.named(typed)
    return (exact,) if exact else region_search.search(typed, get_language() or "")


def region_label(region: Region) -> str:
    return regions.label(region.code, get_language() or "")


class PlaceForm(forms.Form):
    """What was typed for the region may fit several: then the form asks which one is meant."""

    use_required_attribute = False
    region = forms.CharField(
        label=_("Country or region"),
        help_text=_(
            "Where the harm takes place, not where you buy. Type a name or a code: "
            "Bangladesh, Tamil Nadu, CN-XJ."
        ),
        max_length=150,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "off",
                "list": SUGGESTIONS,
                "hx-get": reverse_lazy("contexts:regions"),
                "hx-trigger": "input changed delay:200ms",
                "hx-target": f"#{SUGGESTIONS}",
            }
        ),
        error_messages={
            "required": _("Say in which country or region the harm takes place."),
            "max_length": _("This is too long for the name of a country or region."),
        },
    )
    product = forms.ChoiceField(
        label=_("Product or raw material"),
        choices=product_choices,
        error_messages={
            "required": _("Choose a product or raw material."),
            "invalid_choice": _("Choose a product or raw material from the list."),
        },
    )
    issue = forms.ChoiceField(
        label=_("Issue"),
        choices=lambda: context_options("issue"),
        help_text=_("One issue per context. For another issue you register another context."),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose the issue."),
            "invalid_choice": _("Choose an issue from the list."),
        },
    )
    stages = forms.MultipleChoiceField(
        label=_("In which stages of your chain?"),
        choices=lambda: context_options("stages"),
        help_text=_("Choose all that apply."),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Choose at least one stage."),
            "invalid_choice": _("Choose stages from the list."),
        },
    )

    def __init__(
        self, data: QueryDict | None = None, initial: Mapping[str, Any] | None = None
    ) -> None:
        super().__init__(data, initial=dict(initial or {}))
        self.matches = matching(data.get("region", "")) if data else ()
        if len(self.matches) > 1:
            self.fields["region_code"] = self._region_code_field()
        self.order_fields(ORDER)

    def clean_region(self) -> str:
        if not self.matches:
            raise forms.ValidationError(
                _(
                    "We know no country or region of this name. Check the spelling, "
                    "or choose the country instead of the region."
                )
            )
        typed: str = self.cleaned_data["region"]
        return typed

    @property
    def sent(self) -> list[tuple[str, str]]:
        """Everything that was chosen, to be sent once more."""
        data = self.data if isinstance(self.data, QueryDict) else QueryDict()
        return [(name, value) for name in self.fields for value in data.getlist(name)]

    @property
    def region_code(self) -> str:
        """The code of the region that is meant; empty while that is not clear."""
        if len(self.matches) == 1:
            return self.matches[0].code
        return str(self.cleaned_data.get("region_code", ""))

    @property
    def place(self) -> Place:
        return Place(
            region=self.region_code,
            product=self.cleaned_data["product"],
            issue=self.cleaned_data["issue"],
            stages=tuple(self.cleaned_data["stages"]),
        )

    def _region_code_field(self) -> forms.ChoiceField:
        return forms.ChoiceField(
            label=_("Which country or region do you mean?"),
            choices=[(region.code, region_label(region)) for region in self.matches],
            widget=forms.RadioSelect,
            error_messages={"required": WHICH_ONE, "invalid_choice": WHICH_ONE},
        )
