import pytest
from django.core.management import CommandError, call_command

from assessments.models import Report
from assessments.reports import printing
from assessments.reports.publishing import keep
from tests.factories import a_user, an_assessment

pytestmark = pytest.mark.django_db


@pytest.fixture
def report():
    assessment = an_assessment()
    return Report.objects.create(
        assessment=assessment,
        language="nl",
        state=Report.State.FAILED,
        requested_by=a_user(assessment.organisation),
    )


def test_a_report_that_failed_is_made(report, capsys):
    call_command("make_reports")

    report.refresh_from_db()
    assert report.is_ready
    assert capsys.readouterr().out == "1 reports made\n"


def test_a_report_that_is_ready_is_left_alone(report, capsys):
    keep(report, b"kept")

    call_command("make_reports")

    assert capsys.readouterr().out == "0 reports made\n"


def test_what_cannot_be_made_is_named(report, monkeypatch, capsys):
    monkeypatch.setattr(printing, "SECONDS", 0.05)

    with pytest.raises(CommandError, match="1 of 1 reports cannot be made"):
        call_command("make_reports")

    assert str(report.pk) in capsys.readouterr().err
