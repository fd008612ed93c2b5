import io
import socket
import threading

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from assessments import scanning
from assessments.models import Evidence
from assessments.scanning import CHUNK, NotScanned, answers, is_configured, scan, virus_in
from tests.clamd import VIRUS
from tests.factories import a_company, a_user

Scan = Evidence.Scan


def a_file(content=b"a policy"):
    company = a_company()
    evidence = Evidence(
        organisation=company,
        title="Policy",
        kind="policy",
        grade=2,
        file_name="policy.pdf",
        scan=Scan.WAITING,
        added_by=a_user(company),
    )
    evidence.file.save("", ContentFile(content), save=False)
    evidence.save()
    return evidence


def after(evidence):
    return Evidence.objects.get(pk=evidence.pk)


def test_nothing_is_configured_of_itself(settings):
    assert (settings.CLAMAV_SOCKET, is_configured()) == ("", False)


def test_file_without_a_virus_is_clean(clamd):
    assert virus_in(io.BytesIO(b"a policy")) == ""
    assert clamd.heard == [b"a policy"]


def test_virus_is_called_by_its_name(clamd):
    assert virus_in(io.BytesIO(b"before " + VIRUS)) == "Test.Virus"


def test_large_file_is_sent_in_pieces_and_arrives_whole(clamd):
    content = b"0123456789" * CHUNK

    assert virus_in(io.BytesIO(content)) == ""
    assert clamd.heard == [content]


def test_empty_file_is_clean(clamd):
    assert virus_in(io.BytesIO(b"")) == ""


@pytest.mark.parametrize(
    "reply",
    [
        b"INSTREAM size limit exceeded. ERROR\0",
        b"stream: Can't allocate memory ERROR\0",
        b"stream: OK FOUND nothing\0",
        b"HTTP/1.1 400 Bad Request",
        b"\xff\xfe",
        b"",
    ],
)
def test_answer_that_is_no_verdict_is_none(clamd, reply):
    clamd.replies.append(reply)

    with pytest.raises(NotScanned):
        virus_in(io.BytesIO(b"a policy"))


def test_scanner_that_is_not_there_gives_no_verdict(no_clamd):
    with pytest.raises(NotScanned):
        virus_in(io.BytesIO(b"a policy"))


def test_scanner_that_says_nothing_is_not_waited_for_for_ever(settings, monkeypatch):
    monkeypatch.setattr(scanning, "SECONDS", 0.05)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        settings.CLAMAV_SOCKET = f"127.0.0.1:{silent.getsockname()[1]}"
        with pytest.raises(NotScanned, match="timed out"):
            virus_in(io.BytesIO(b"a policy"))


def test_scanner_behind_a_host_and_port(settings):
    def serve(server):
        visitor, _address = server.accept()
        with visitor:
            visitor.recv(100)
            visitor.sendall(b"PONG\0")

    with socket.create_server(("127.0.0.1", 0)) as server:
        settings.CLAMAV_SOCKET = f"127.0.0.1:{server.getsockname()[1]}"
        thread = threading.Thread(target=serve, args=[server])
        thread.start()
        assert answers(2) is True
        thread.join()


def test_scanner_says_that_it_is_there(clamd):
    assert answers(2) is True


@pytest.mark.parametrize("address", ["/nowhere/clamd.ctl", "127.0.0.1:1", "127.0.0.1:port"])
def test_scanner_that_is_not_there_does_not_answer(settings, address):
    settings.CLAMAV_SOCKET = address

    assert answers(2) is False


@pytest.mark.django_db
def test_clean_file_stays_and_is_called_so(clamd):
    evidence = a_file()

    scan(evidence)

    assert after(evidence).scan == Scan.CLEAN
    assert after(evidence).scanned_at is not None
    assert default_storage.exists(evidence.file.name)


@pytest.mark.django_db
def test_file_with_a_virus_is_deleted_and_its_row_stays(clamd):
    evidence = a_file(VIRUS)

    scan(evidence)

    stored = after(evidence)
    assert (stored.scan, stored.file.name, stored.file_name) == (Scan.INFECTED, "", "policy.pdf")
    assert not default_storage.exists(evidence.file.name)


@pytest.mark.django_db
def test_file_that_nobody_could_scan_stays_unscanned(no_clamd):
    evidence = a_file(VIRUS)

    scan(evidence)

    assert after(evidence).scan == Scan.FAILED
    assert default_storage.exists(evidence.file.name)


@pytest.mark.django_db
def test_file_that_is_gone_from_the_store_is_not_scanned(clamd):
    evidence = a_file()
    default_storage.delete(evidence.file.name)

    scan(evidence)

    assert after(evidence).scan == Scan.FAILED


@pytest.mark.django_db
def test_scanning_one_leaves_the_others_alone(clamd):
    evidence, other = a_file(), a_file(VIRUS)

    scan(evidence)

    assert after(other).scan == Scan.WAITING
