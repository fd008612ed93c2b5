import errno
import hashlib

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, default_storage

from assessments.actions.documents import NOT_STORED, AlreadyThere, Document, have_scanned, store
from assessments.models import Evidence
from assessments.workflow import Refused
from tests.clamd import VIRUS
from tests.factories import a_company, a_user

pytestmark = pytest.mark.django_db
Scan = Evidence.Scan


@pytest.fixture
def company():
    return a_company()


@pytest.fixture
def preparer(company):
    return a_user(company)


@pytest.fixture
def kept(company, preparer, django_capture_on_commit_callbacks):
    """Stores a document, up to and including what follows when it is committed."""

    def keep(**changes):
        with django_capture_on_commit_callbacks(execute=True):
            evidence = store(company, a_document(**changes), by=preparer)
        return Evidence.objects.get(pk=evidence.pk)

    return keep


def a_document(content=b"a policy", **changes):
    fields = {
        "title": "Policy",
        "kind": "policy",
        "grade": 2,
        "file": ContentFile(content),
        "file_name": "policy.pdf",
        "media_type": "application/pdf",
    }
    return Document(**(fields | changes))


def test_file_is_kept_with_its_digest_under_a_name_of_ours(company, kept):
    evidence = kept()

    assert evidence.file.name == f"evidence/{company.pk}/{evidence.pk}"
    assert evidence.sha256 == hashlib.sha256(b"a policy").hexdigest()
    assert (evidence.size, evidence.file_name) == (8, "policy.pdf")


def test_without_a_scanner_nothing_is_said_of_a_file(kept):
    assert kept().scan == Scan.NOT_SCANNED


def test_file_waits_until_it_is_scanned(company, preparer, clamd):
    evidence = store(company, a_document(), by=preparer)

    assert Evidence.objects.get(pk=evidence.pk).scan == Scan.WAITING
    assert clamd.heard == []


def test_file_is_scanned_once_it_is_committed(kept, clamd):
    assert kept().scan == Scan.CLEAN
    assert clamd.heard == [b"a policy"]


def test_file_with_a_virus_is_found_and_deleted(kept, clamd):
    evidence = kept(content=VIRUS)

    assert evidence.scan == Scan.INFECTED
    assert default_storage.listdir(f"evidence/{evidence.organisation_id}")[1] == []


def test_file_is_kept_while_the_scanner_is_away(kept, no_clamd):
    assert kept().scan == Scan.FAILED


def test_link_is_not_scanned(kept, clamd):
    evidence = kept(file=None, file_name="", link="https://example.org")

    assert (evidence.scan, clamd.heard) == (Scan.NOT_SCANNED, [])


def test_file_with_its_verdict_is_not_scanned_again(
    kept, clamd, django_capture_on_commit_callbacks
):
    evidence = kept()

    with django_capture_on_commit_callbacks(execute=True):
        have_scanned(evidence)

    assert len(clamd.heard) == 1


def test_same_content_under_another_name_is_the_same_file(kept):
    first = kept()

    with pytest.raises(AlreadyThere) as caught:
        kept(file_name="again.pdf", title="Again")

    assert caught.value.evidence == first


def test_another_company_may_have_the_same_file(kept):
    kept()
    elsewhere = a_company()

    store(elsewhere, a_document(), by=a_user(elsewhere))

    assert elsewhere.evidence.count() == 1


def test_removed_file_may_come_back(kept):
    first = kept()
    Evidence.objects.filter(pk=first.pk).update(removed_at=first.added_at)

    assert kept() != first


def test_file_that_held_a_virus_is_not_there_already(kept, clamd):
    first = kept(content=VIRUS)

    assert kept(content=VIRUS) != first


def test_file_that_cannot_be_written_is_refused_with_a_sentence(company, preparer, monkeypatch):
    def full(*_):
        raise OSError(errno.ENOSPC, "no space left on device")

    monkeypatch.setattr(FileSystemStorage, "_save", full)

    with pytest.raises(Refused) as caught:
        store(company, a_document(), by=preparer)

    assert caught.value.reasons == (NOT_STORED,)
    assert Evidence.objects.count() == 0
