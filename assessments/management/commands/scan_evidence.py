"""Have every file scanned for viruses on which no scanner gave its verdict yet."""

from django.core.management.base import BaseCommand, CommandError

from assessments import scanning
from assessments.models import Evidence


class Command(BaseCommand):
    help = __doc__

    def handle(self, **_: object) -> None:
        if not scanning.is_configured():
            raise CommandError("No scanner is configured: set CLAMAV_SOCKET")
        for evidence in Evidence.objects.unscanned().iterator():
            scanning.scan(evidence)
        if failed := Evidence.objects.unscanned().count():
            raise CommandError(f"{failed} files could not be scanned")
        self.stdout.write("Every file is scanned")
