from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.datastructures import MultiValueDict

from assessments.forms.evidence import EvidenceForm
from tests.forms import files
from tests.forms.filling import posted
from tests.questionnaires.files import every_construct

RULES = every_construct().evidence
WHOLE = {
    "link": "https://example.org/policy",
    "title": "Our policy",
    "kind": "bill",
    "grade": "2",
    "dated_day": "15",
    "dated_month": "6",
    "dated_year": "2026",
    "expires_on_day": "15",
    "expires_on_month": "6",
    "expires_on_year": "2027",
}


def form_of(content=None, name="policy.pdf", **changes):
    uploads = {"file": [SimpleUploadedFile(name, content)]} if content is not None else {}
    return EvidenceForm(RULES, posted({**WHOLE, **changes}), MultiValueDict(uploads))


def errors_of(*args, **changes):
    return form_of(*args, **changes).errors


def test_link_is_evidence():
    form = form_of()

    assert form.is_valid()
    document = form.document()
    assert (document.title, document.kind, document.grade) == ("Our policy", "bill", 2)
    assert (document.dated, document.link) == (date(2026, 6, 15), "https://example.org/policy")
    assert (document.file, document.file_name, document.media_type) == (None, "", "")
    assert document.expires_on == date(2027, 6, 15)


def test_file_is_evidence_by_its_content():
    form = form_of(files.PDF, link="")

    assert form.is_valid()
    document = form.document()
    assert (document.file_name, document.media_type) == ("policy.pdf", "application/pdf")
    assert document.file.read() == files.PDF


def test_without_a_title_the_name_of_the_file_is_one():
    form = form_of(files.PDF, title="")

    assert form.is_valid()
    assert form.document().title == "policy.pdf"


def test_without_a_title_a_long_link_is_cut():
    form = form_of(title="", link="https://example.org/" + "a" * 400)

    assert form.is_valid()
    assert len(form.document().title) == 200


def test_neither_file_nor_link_is_refused():
    assert errors_of(link="") == {"file": ["Choose a file, or give a link."]}


def test_refused_file_gets_one_sentence():
    assert errors_of(files.PROGRAM, link="") == {
        "file": ["This is a program, whatever its name says. Programs are not accepted."]
    }


def test_empty_file_is_refused():
    assert errors_of(b"") == {"file": ["This file is empty. Choose another one."]}


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "ftp://example.org", "example.org", "https://", "file:///etc"]
)
def test_link_that_is_no_public_page_is_refused(link):
    assert errors_of(link=link) == {"link": ["Fill in a whole link, beginning with https://."]}


def test_link_over_the_limit_is_refused():
    assert errors_of(link="https://example.org/" + "a" * 500) == {
        "link": ["Use a link of at most 500 characters."]
    }


def test_link_and_file_come_before_what_is_said_of_them():
    names = ["file", "link", "title", "kind", "dated", "expires_on", "grade"]

    assert list(EvidenceForm(RULES).fields) == names
