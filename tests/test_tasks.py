from uuid import uuid4

import pytest
from django.core import mail

from assessments.actions.invitations import invite, withdraw
from assessments.models import Evidence, Invitation, Report
from assessments.reports.publishing import keep
from assessments.tasks import render_report, scan, send_invitation
from assessments.workflow import Role
from tests.factories import a_company, a_user, an_assessment
from tests.letters import secret_of
from tests.test_scanning import a_file

pytestmark = pytest.mark.django_db


def test_a_report_that_is_gone_is_no_error():
    result = render_report.enqueue(str(uuid4()))

    assert (result.errors, result.return_value) == ([], None)


def test_a_report_that_is_ready_is_left_alone():
    assessment = an_assessment()
    user = a_user(assessment.organisation)
    report = Report.objects.create(assessment=assessment, language="nl", requested_by=user)
    keep(report, b"kept")

    render_report.enqueue(str(report.pk))

    report.refresh_from_db()
    with report.pdf.open() as file:
        assert file.read() == b"kept"


def test_scan_of_evidence_that_is_gone_is_no_error():
    result = scan.enqueue(str(uuid4()))

    assert (result.errors, result.return_value) == ([], None)


def test_file_that_waits_is_scanned(clamd):
    evidence = a_file()

    scan.enqueue(str(evidence.pk))

    evidence.refresh_from_db()
    assert evidence.scan == Evidence.Scan.CLEAN


def test_file_with_its_verdict_is_not_scanned_again(clamd):
    evidence = a_file()
    Evidence.objects.update(scan=Evidence.Scan.CLEAN)

    scan.enqueue(str(evidence.pk))

    assert clamd.heard == []


def test_an_invitation_that_was_withdrawn_meanwhile_is_not_sent():
    company = a_company()
    by = a_user(company)
    invitation = invite(company, "ben@company.example", Role.VIEWER, by=by)
    withdraw(invitation, by=by)

    send_invitation.enqueue(str(invitation.pk), "nl")
    send_invitation.enqueue(str(uuid4()), "nl")

    assert mail.outbox == []


def test_an_invitation_that_is_sent_twice_works_with_the_last_mail():
    company = a_company()
    invitation = invite(company, "ben@company.example", Role.VIEWER, by=a_user(company))

    send_invitation.enqueue(str(invitation.pk), "nl")
    send_invitation.enqueue(str(invitation.pk), "nl")

    secrets = map(secret_of, mail.outbox)
    assert [Invitation.objects.with_secret(secret).exists() for secret in secrets] == [False, True]
