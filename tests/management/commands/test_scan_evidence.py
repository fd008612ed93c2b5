import pytest
from django.core.management import CommandError, call_command

from assessments.models import Evidence
from tests.clamd import VIRUS
from tests.factories import a_company, a_user
from tests.test_scanning import a_file

pytestmark = pytest.mark.django_db
Scan = Evidence.Scan


def test_what_failed_waits_or_was_never_scanned_gets_its_verdict(clamd, capsys):
    for number, scan in enumerate([Scan.FAILED, Scan.WAITING, Scan.NOT_SCANNED]):
        Evidence.objects.filter(pk=a_file(b"file %d" % number).pk).update(scan=scan)
    a_file(VIRUS)

    call_command("scan_evidence")

    assert sorted(Evidence.objects.values_list("scan", flat=True)) == [
        Scan.CLEAN,
        Scan.CLEAN,
        Scan.CLEAN,
        Scan.INFECTED,
    ]
    assert capsys.readouterr().out == "Every file is scanned\n"


def test_what_has_its_verdict_is_not_scanned_again(clamd):
    Evidence.objects.filter(pk=a_file().pk).update(scan=Scan.CLEAN)

    call_command("scan_evidence")

    assert clamd.heard == []


def test_link_is_no_file_to_scan(clamd):
    company = a_company()
    Evidence.objects.create(
        organisation=company,
        title="Page",
        kind="policy",
        grade=1,
        link="https://example.org",
        added_by=a_user(company),
    )

    call_command("scan_evidence")

    assert Evidence.objects.get().scan == Scan.NOT_SCANNED


def test_how_many_could_not_be_scanned_is_told(no_clamd):
    a_file()

    with pytest.raises(CommandError, match="1 files could not be scanned"):
        call_command("scan_evidence")


def test_without_a_scanner_it_says_so():
    with pytest.raises(CommandError, match="set CLAMAV_SOCKET"):
        call_command("scan_evidence")
