"""Work that waits: a task takes ids, fetches, delegates and ends."""

from django.tasks import task

from assessments.models import Report
from assessments.reports.publishing import publish


@task
def render_report(report_id: str) -> None:
    """Make the PDF of a report, once; a report that is gone or ready is left alone."""
    report = Report.objects.filter(pk=report_id).first()
    if report is not None:
        publish(report)
