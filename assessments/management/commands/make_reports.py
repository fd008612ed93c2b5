"""Make the reports that failed or still wait, one after the other, and say which cannot be made."""

from django.core.management.base import BaseCommand, CommandError

from assessments.models import Report
from assessments.reports.publishing import publish


class Command(BaseCommand):
    help = __doc__

    def handle(self, **_: object) -> None:
        reports = list(Report.objects.exclude(state=Report.State.READY))
        failed = [report for report in reports if not self._made(report)]
        if failed:
            message = f"{len(failed)} of {len(reports)} reports cannot be made"
            raise CommandError(message)
        self.stdout.write(f"{len(reports)} reports made")

    def _made(self, report: Report) -> bool:
        try:
            publish(report)
        except Exception as error:  # noqa: BLE001 - whatever is wrong with one, the next is tried
            self.stderr.write(f"{report.pk} {report}: {error}")
            return False
        return True
