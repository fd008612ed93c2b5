from uuid import uuid4

import pytest

from assessments.models import Report
from assessments.reports.publishing import keep
from assessments.tasks import render_report
from tests.factories import a_user, an_assessment

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
