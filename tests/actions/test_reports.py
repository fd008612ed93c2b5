from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from assessments.actions.reports import request_all, request_draft
from assessments.models import Report
from assessments.reports.publishing import keep
from assessments.workflow import Role
from tests.factories import a_company, a_programme, a_submission, a_user, an_assessment

pytestmark = pytest.mark.django_db


def test_signing_asks_for_a_report_in_every_language_once():
    submission = a_submission(a_company(a_programme()))

    found = [(report.language, report.state) for report in submission.reports.order_by("language")]
    assert found == [("en", Report.State.WAITING), ("nl", Report.State.WAITING)]
    with pytest.raises(IntegrityError), transaction.atomic():
        request_all(submission, by=submission.signed_by)


def test_a_viewer_may_print_a_draft():
    assessment = an_assessment()
    viewer = a_user(assessment.organisation, Role.VIEWER)

    report = request_draft(assessment, "nl", by=viewer)

    assert (report.submission, report.language, report.requested_by) == (None, "nl", viewer)


def test_somebody_of_another_company_may_not():
    with pytest.raises(PermissionDenied):
        request_draft(an_assessment(), "nl", by=a_user(a_company()))


def test_a_new_draft_replaces_the_earlier_one_and_its_file(django_capture_on_commit_callbacks):
    assessment = an_assessment()
    user = a_user(assessment.organisation)
    earlier = request_draft(assessment, "nl", by=user)
    other = request_draft(assessment, "en", by=user)
    keep(earlier, b"earlier")
    earlier.refresh_from_db()
    path = Path(earlier.pdf.path)

    with django_capture_on_commit_callbacks() as callbacks:
        later = request_draft(assessment, "nl", by=user)
    callbacks[0]()

    assert set(assessment.reports.all()) == {other, later}
    assert not path.exists()
