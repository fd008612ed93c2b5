"""The people of the demo, to sign in as with one click."""

from collections.abc import Mapping
from itertools import groupby
from typing import Any

from django import template
from django.conf import settings

from assessments.models import Membership

register = template.Library()

# Only addresses under this reserved name can sign in without a password.
DOMAIN = "@demo.example"


@register.inclusion_tag("demo/_people.html", takes_context=True)
def demo_people(context: Mapping[str, Any]) -> dict[str, object]:
    """Nobody outside the demo."""
    houses = _houses() if settings.DEMO else []
    return {"houses": houses, "csrf_token": context.get("csrf_token")}


def _houses() -> list[tuple[str, list[Membership]]]:
    """The names of the organisations, secretariats last, each with its demo people."""
    memberships = (
        Membership.objects.filter(user__email__endswith=DOMAIN, user__is_active=True)
        .select_related("user", "organisation")
        .order_by("organisation__kind", "organisation__name", "user__name")
    )
    grouped = groupby(memberships, key=lambda membership: membership.organisation.name)
    return [(name, list(people)) for name, people in grouped]
