"""What stands around every page: the header for who is looking, and the footer."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from django import template
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from assessments.actions.contexts import QUESTIONNAIRE
from assessments.models import Membership, Organisation, User
from assessments.models.submissions import REVIEWING
from assessments.questionnaires import library

register = template.Library()

# The namespaces of the pages that lie below an entry of the main menu.
BELOW_OVERVIEW = frozenset(
    {
        "overview",
        "contexts",
        "assessments",
        "deadlines",
        "sections",
        "workbooks",
        "tables",
        "intakes",
        "questions",
        "remarks",
        "assignments",
        "asked",
        "evidence",
    }
)
BELOW_COMPANY = frozenset({"organisations", "people"})
BELOW_SUBMISSIONS = frozenset({"submissions", "reviews"})


@dataclass(frozen=True, slots=True)
class Link:
    label: str
    address: str
    current: str  # the value of aria-current; empty elsewhere


@register.inclusion_tag("partials/header.html", takes_context=True)
def site_header(context: Mapping[str, Any]) -> dict[str, object]:
    """The header for a company, the secretariat or a visitor; one query for who signed in."""
    request: HttpRequest = context["request"]
    person = _person(request)
    memberships = person.houses if person else []
    houses = [membership.organisation for membership in memberships]
    return {
        "person": person,
        "is_desk": bool(houses) and all(house.is_secretariat for house in houses),
        "home": reverse("overview:index" if person else "pages:start"),
        "subtitle": ", ".join(house.name for house in houses) or _for_whom(),
        "links": list(_links(request, memberships)),
        **_language_choice(request),
    }


@register.inclusion_tag("partials/plain_header.html", takes_context=True)
def plain_header(context: Mapping[str, Any]) -> dict[str, object]:
    """The header of a page that must come up when the database does not."""
    return {"subtitle": _for_whom(), **_language_choice(context["request"])}


@register.inclusion_tag("partials/footer.html")
def site_footer() -> dict[str, object]:
    return {"version": _questionnaire_version()}


@cache
def _questionnaire_version() -> str:
    return library.current(QUESTIONNAIRE).version


def _language_choice(request: HttpRequest) -> dict[str, object]:
    """Choosing a language leads back to this page."""
    here = request.get_full_path() if request.method == "GET" else request.path
    return {"here": here, "language": get_language()}


def _person(request: HttpRequest) -> User | None:
    user = getattr(request, "user", None)
    return user if user is not None and user.is_authenticated else None


def _for_whom() -> str:
    return _("for companies in a context with risks to people")


def _links(request: HttpRequest, memberships: Sequence[Membership]) -> Iterator[Link]:
    companies = [m.organisation for m in memberships if not m.organisation.is_secretariat]
    reviews = any(m.role in REVIEWING for m in memberships if m.organisation.is_secretariat)
    if companies:
        below = BELOW_OVERVIEW if reviews else BELOW_OVERVIEW | BELOW_SUBMISSIONS
        yield _link(request, _("Overview"), reverse("overview:index"), below)
    for company in companies:
        label = _("Company details") if len(companies) == 1 else company.name
        yield _link(request, label, _address(company), BELOW_COMPANY)
    if reviews:
        yield _link(request, _("Submissions"), reverse("submissions:index"), BELOW_SUBMISSIONS)


def _address(company: Organisation) -> str:
    return reverse("organisations:edit", args=[company.pk])


def _link(request: HttpRequest, label: str, address: str, below: frozenset[str]) -> Link:
    """The page itself is current; so is the entry that a page lies below."""
    if request.path == address:
        return Link(label, address, "page")
    match = request.resolver_match
    is_below = match is not None and match.namespace in below
    return Link(label, address, "true" if is_below else "")
