"""Work that waits: a task takes ids, fetches, delegates and ends."""

from django.tasks import task

from assessments import emails, scanning
from assessments.models import Blank, Evidence, Invitation, Report
from assessments.reports.blank_publishing import publish_blank
from assessments.reports.publishing import publish


@task
def render_report(report_id: str) -> None:
    """Make the PDF of a report, once; a report that is gone or ready is left alone."""
    report = Report.objects.filter(pk=report_id).first()
    if report is not None:
        publish(report)


@task
def render_blank(blank_id: str) -> None:
    """Make the PDF of a blank questionnaire, once; one that is gone or ready is left alone."""
    blank = Blank.objects.filter(pk=blank_id).first()
    if blank is not None:
        publish_blank(blank)


@task
def scan(evidence_id: str) -> None:
    """Have a file scanned for viruses; one that is gone or has its verdict is left alone."""
    evidence = Evidence.objects.unscanned().filter(pk=evidence_id).first()
    if evidence is not None:
        scanning.scan(evidence)


@task
def send_invitation(invitation_id: str, language: str, attempt: int = 1) -> None:
    """Make the secret of an invitation, and send it. Trying again makes a new one.

    One that was accepted, withdrawn or forgotten meanwhile is left alone.
    """
    invitation = Invitation.objects.open().filter(pk=invitation_id).first()
    if invitation is not None:
        emails.with_patience(
            lambda: emails.send(emails.invitation(invitation, language)),
            send_invitation,
            attempt,
            invitation_id,
            language,
        )
