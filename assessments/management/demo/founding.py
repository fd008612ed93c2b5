"""Making the demo's programme, its organisations and their people."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.text import slugify

from assessments.actions import admission
from assessments.management.demo import reading
from assessments.models import Organisation, User
from assessments.templatetags.demo import DOMAIN
from assessments.workflow import Role

FACTS = ("size", "sector", "chain_roles", "kvk_number")


@dataclass(frozen=True, slots=True)
class House:
    """An organisation and its people, by role."""

    organisation: Organisation
    people: Mapping[Role, User]

    @property
    def preparer(self) -> User:
        """In a micro company this is the one who signs."""
        return self.people.get(Role.PREPARER) or self.people[Role.APPROVER]


def found(year: int) -> dict[str, House]:
    """All houses, by their key in the cast; companies join the programme they name."""
    cast = reading.cast()
    houses = {key: _house(given) for key, given in cast["organisations"].items()}
    secretariat = houses[cast["programme"]["secretariat"]].organisation
    programme = admission.begin_programme(cast["programme"]["name"], secretariat)
    programme.due_on = date(year, 12, 31)
    programme.save(update_fields=["due_on"])
    for key, given in cast["organisations"].items():
        if "joined" in given:
            admission.join(houses[key].organisation, programme, year + given["joined"])
    return houses


def _house(given: Mapping[str, Any]) -> House:
    facts = {key: given[key] for key in FACTS if key in given}
    organisation = admission.found(Organisation(kind=given["kind"], name=given["name"], **facts))
    people = {Role(each["role"]): _person(each, organisation) for each in given["people"]}
    return House(organisation, people)


def _person(given: Mapping[str, str], organisation: Organisation) -> User:
    return admission.admit(
        User(
            email=slugify(given["name"]).replace("-", ".") + DOMAIN,
            name=given["name"],
            position=given["position"],
            language=given.get("language", "nl"),
        ),
        organisation,
        Role(given["role"]),
    )
