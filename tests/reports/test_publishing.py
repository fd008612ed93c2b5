import hashlib
import logging
from pathlib import Path

import pikepdf
import pytest
import time_machine

from assessments.models import Report
from assessments.reports import printing
from assessments.reports.printing import NotPrinted
from assessments.reports.publishing import keep, publish
from tests.factories import GOLDEN_DAY, a_submission, a_user, an_assessment

pytestmark = pytest.mark.django_db


@pytest.fixture
def report():
    assessment = an_assessment()
    user = a_user(assessment.organisation)
    return Report.objects.create(assessment=assessment, language="en", requested_by=user)


def kept(report):
    report.refresh_from_db()
    with report.pdf.open() as file:
        return file.read()


def files(report):
    return [path.name for path in Path(report.pdf.storage.base_location).rglob("*.pdf")]


@time_machine.travel(GOLDEN_DAY)
def test_a_signed_report_is_made_once_and_kept_with_its_digest():
    report = a_submission().reports.get(language="nl")

    publish(report)
    data = kept(report)
    publish(report)

    assert report.is_ready
    assert report.rendered_at.date() == GOLDEN_DAY
    assert report.sha256 == hashlib.sha256(data).hexdigest()
    assert report.pdf.name == f"reports/{report.assessment.organisation_id}/{report.pk}.pdf"
    assert (kept(report), files(report)) == (data, [f"{report.pk}.pdf"])
    with pikepdf.open(report.pdf.path) as pdf:
        assert 14 <= len(pdf.pages) <= 20


def test_a_worker_that_comes_second_keeps_its_hands_off(report):
    keep(report, b"first")

    keep(report, b"second")

    assert (kept(report), files(report)) == (b"first", [f"{report.pk}.pdf"])


def test_a_file_left_by_a_stopped_worker_is_replaced(report):
    left = Path(report.pdf.storage.path(f"reports/{report.assessment.organisation_id}"))
    left.mkdir(parents=True)
    (left / f"{report.pk}.pdf").write_bytes(b"half")

    keep(report, b"whole")

    assert (kept(report), files(report)) == (b"whole", [f"{report.pk}.pdf"])


def test_a_draft_that_was_replaced_meanwhile_is_forgotten(report):
    stale = Report.objects.get(pk=report.pk)
    report.delete()

    keep(stale, b"late")

    assert (Report.objects.count(), files(stale)) == (0, [])


def test_a_report_that_failed_can_be_kept_after_all(report):
    Report.objects.update(state=Report.State.FAILED)

    keep(report, b"whole")

    assert (kept(report), report.is_ready) == (b"whole", True)


def test_a_failure_is_noted_logged_and_raised(report, monkeypatch, caplog):
    monkeypatch.setattr(printing, "SECONDS", 0.05)

    with pytest.raises(NotPrinted), caplog.at_level(logging.ERROR):
        publish(report)

    report.refresh_from_db()
    assert (report.state, report.sha256, files(report)) == (Report.State.FAILED, "", [])
    assert str(report.pk) in caplog.text
