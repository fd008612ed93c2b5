"""What the template pack in templates/kader asks of icons, fields and choices."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, TypedDict

from django import forms, template
from django.forms.boundfield import BoundField
from django.forms.utils import ErrorList
from django.forms.widgets import Input
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

ICONS = Path(__file__).resolve().parent.parent / "static" / "assessments" / "icons"

# The first class that fits gives the control its look; a widget's own class wins.
LOOKS: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.Textarea, "textarea"),
    (forms.Select, "select"),
    (forms.FileInput, ""),
    (forms.CheckboxInput, ""),
    (Input, "input"),
)
# What the context may say about the options of a field: see kader/layout/choices.html.
SAID_OF_VALUES = ("hints", "or_before", "conditional_on", "conditional_html")


@register.simple_tag
@cache
def icon(name: str, modifier: str = "") -> SafeString:
    """The drawing from static/assessments/icons, hidden from screen readers: words say the same.

    Raise FileNotFoundError when there is no such drawing.
    """
    drawing = (ICONS / f"{name}.svg").read_text("utf-8")
    paths = drawing.partition(">")[2].rpartition("<")[0].replace("\n", "")
    return format_html(
        '<svg class="{}" viewBox="0 0 24 24" aria-hidden="true" focusable="false">{}</svg>',
        f"icon {modifier}".strip(),
        mark_safe(paths),  # noqa: S308 - our own file, no data
    )


class Anatomy(TypedDict):
    """What kader/field.html asks about a field, looked up once: absent names are dear."""

    errors: ErrorList
    is_listed: bool  # radio buttons or checkboxes (Django derives those from these)
    is_group: bool  # several controls: a fieldset with a legend
    is_radio: bool
    is_tick: bool  # one checkbox: the label stands behind it
    described_by: str
    says_optional: bool
    label_class: str
    question: object
    prefix: str
    suffix: str
    maxlength: str


@register.simple_tag(takes_context=True)
def anatomy(context: Mapping[str, Any], field: BoundField) -> Anatomy:
    widget = field.field.widget
    return Anatomy(
        errors=field.errors,
        is_listed=isinstance(widget, forms.RadioSelect),
        is_group=field.use_fieldset,
        is_radio=getattr(widget, "input_type", "") == "radio",
        is_tick=isinstance(widget, forms.CheckboxInput),
        described_by=field.aria_describedby or "",
        says_optional=not field.field.required and not context.get("optional_is_silent"),
        label_class=context.get("label_class", ""),
        question=context.get("question"),
        prefix=context.get("prefix", ""),
        suffix=context.get("suffix", ""),
        maxlength=context.get("maxlength", ""),
    )


@register.simple_tag
def control(field: BoundField) -> SafeString:
    """The widget with our class and without the browser's own checks.

    Those come too early, in the browser's language; and a `maxlength` cuts off
    pasted text without a word.
    """
    field.form.use_required_attribute = False
    attrs: dict[str, str | bool] = {"maxlength": False, "minlength": False, "placeholder": False}
    widget = field.field.widget
    if look := widget.attrs.get("class", _look(widget)):
        attrs["class"] = look
    if field.field.required and not field.use_fieldset:
        attrs["aria-required"] = "true"
    return field.as_widget(attrs=attrs)


def _look(widget: forms.Widget) -> str:
    return next((look for kind, look in LOOKS if isinstance(widget, kind)), "")


@register.filter
def focus_id(field: BoundField) -> str:
    """Where the error summary leads: the control, or the first one of a group."""
    if isinstance(field.field.widget, forms.RadioSelect):
        return next((option.id_for_label for option in field), f"div_{field.auto_id}")
    return f"{field.auto_id}_0" if field.use_fieldset else field.id_for_label


class Choice(TypedDict):
    id: str
    type: str
    value: str
    label: object
    is_chosen: bool
    stands_apart: bool  # "or" stands before it, because it excludes the others
    hint: object  # what stands under it
    further: object  # what is shown below it when it is chosen


@register.simple_tag(takes_context=True)
def choices(context: Mapping[str, Any], field: BoundField) -> list[tuple[object, list[Choice]]]:
    """The options in their groups, with what the context says about some values."""
    given = {name: context.get(name) for name in SAID_OF_VALUES}
    widget = field.field.widget
    chosen = widget.format_value(field.value())
    groups = widget.optgroups(field.html_name, chosen, {"id": field.auto_id})
    return [(group, [_choice(each, given) for each in options]) for group, options, _ in groups]


def _choice(option: Mapping[str, Any], given: Mapping[str, Any]) -> Choice:
    value = str(option["value"])
    is_asked_further = given["conditional_on"] == value
    return Choice(
        id=option["attrs"]["id"],
        type=option["type"],
        value=value,
        label=option["label"],
        is_chosen=option["selected"],
        stands_apart=given["or_before"] == value,
        hint=(given["hints"] or {}).get(value),
        further=given["conditional_html"] if is_asked_further else None,
    )
