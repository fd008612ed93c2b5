"""Add a company, or a secretariat with its programme: how a new installation begins."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser, no_translations
from django.db import transaction
from django.utils import timezone

from assessments.actions import admission
from assessments.models import Organisation, Programme
from assessments.workflow import Refused


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name")
        parser.add_argument("--kind", required=True, choices=Organisation.Kind.values)
        parser.add_argument(
            "--programme",
            help="of a secretariat: the one it begins; of a company: the one it joins",
        )
        parser.add_argument(
            "--first-year", type=int, help="of a company in the programme; this year if not given"
        )

    @no_translations
    def handle(self, *_: str, **options: Any) -> None:
        try:
            organisation = _added(**{key: options[key] for key in NAMES})
        except Refused as refused:
            raise CommandError(" ".join(map(str, refused.reasons))) from refused
        self.stdout.write(f"Added {organisation.kind} {organisation.name}.")
        self.stdout.write("Its people are added with manage.py add_person.")


NAMES = ("name", "kind", "programme", "first_year")


@transaction.atomic
def _added(name: str, kind: str, programme: str | None, first_year: int | None) -> Organisation:
    organisation = admission.found(Organisation(name=name.strip(), kind=kind))
    is_company = kind == Organisation.Kind.COMPANY
    if first_year is not None and not (is_company and programme):
        raise Refused("A first year belongs to a company that joins a programme.")
    if programme and is_company:
        year = timezone.localdate().year if first_year is None else first_year
        admission.join(organisation, _programme(programme), year)
    elif programme:
        admission.begin_programme(programme.strip(), organisation)
    return organisation


def _programme(name: str) -> Programme:
    found = Programme.objects.filter(name__iexact=name.strip()).first()
    if found is None:
        names = ", ".join(Programme.objects.values_list("name", flat=True)) or "none"
        raise Refused(f"There is no programme named {name}. Known programmes: {names}.")
    return found
