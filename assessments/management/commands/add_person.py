"""Give a person a role in an organisation; they choose their own password by mail."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser, no_translations
from django.urls import reverse

from assessments.actions import admission
from assessments.models import Organisation, User
from assessments.workflow import Refused, Role


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")
        parser.add_argument("name")
        parser.add_argument("--organisation", required=True, help="its name, as it was added")
        parser.add_argument("--role", required=True, choices=Role.values)
        parser.add_argument("--position", default="", help="shown where this person signs")
        parser.add_argument(
            "--language", default="nl", choices=[code for code, _ in settings.LANGUAGES]
        )

    @no_translations
    def handle(self, *_: str, **options: Any) -> None:
        person = User(
            email=options["email"],
            name=options["name"].strip(),
            position=options["position"].strip(),
            language=options["language"],
        )
        try:
            organisation = _organisation(options["organisation"])
            user = admission.admit(person, organisation, Role(options["role"]))
        except Refused as refused:
            raise CommandError(" ".join(map(str, refused.reasons))) from refused
        self.stdout.write(f"{user.name} <{user.email}> is now {options['role']} of {organisation}.")
        if not user.has_usable_password():
            page = settings.SITE_URL + reverse("account_reset_password")
            self.stdout.write(
                f"No password was set. They choose one with 'Forgot your password?': {page}"
            )


def _organisation(name: str) -> Organisation:
    found = Organisation.objects.filter(name__iexact=name.strip()).first()
    if found is None:
        names = ", ".join(Organisation.objects.values_list("name", flat=True)) or "none"
        raise Refused(f"There is no organisation named {name}. Known organisations: {names}.")
    return found
