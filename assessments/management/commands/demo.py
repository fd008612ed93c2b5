"""Fill an empty database with fictional companies, a secretariat and dossiers in every status."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from assessments.management.demo import reading
from assessments.management.demo.founding import found
from assessments.management.demo.playing import play
from assessments.models import User
from assessments.templatetags.demo import DOMAIN


class Command(BaseCommand):
    help = __doc__
    # bin/demo migrates just before, which checks everything: a second start is to be quick.
    requires_system_checks = ()

    def handle(self, **_: object) -> None:
        if not settings.DEMO:
            raise CommandError("The demo is only for an installation that runs with DEMO=yes.")
        if User.objects.filter(email__endswith=DOMAIN).exists():
            self.stdout.write(
                f"The demo is already there. Remove {settings.DATA_DIR} to begin anew."
            )
            return
        self.stdout.write(f"The demo is ready: {_play_all()} dossiers.")


@transaction.atomic
def _play_all() -> int:
    """All or nothing: a demo that stopped half-way would never be completed."""
    houses = found(timezone.localdate().year)
    secretariat = houses[reading.cast()["programme"]["secretariat"]]
    return len([play(story, houses, secretariat) for story in reading.stories()])
