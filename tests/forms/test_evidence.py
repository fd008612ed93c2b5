from datetime import date

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.datastructures import MultiValueDict

from assessments.forms.evidence import EvidenceForm
from tests.factories import GOLDEN_DAY
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


def test_title_over_the_limit_is_refused():
    assert errors_of(title="a" * 201) == {"title": ["Use at most 200 characters."]}


@pytest.mark.parametrize("title", ["one\r\ntwo", "bell\x07", "line\u2028end"])
def test_title_of_several_lines_is_refused(title):
    assert errors_of(title=title) == {"title": ["Use one line of ordinary characters."]}


def test_title_in_arabic_is_kept_as_typed():
    form = form_of(title="\u200fسياسة")

    assert form.is_valid()
    assert form.document().title == "\u200fسياسة"


def test_kind_and_grade_must_be_chosen_from_the_definition():
    sentences = {
        "kind": ["Choose the kind of document."],
        "grade": ["Choose how strong the evidence is."],
    }

    assert errors_of(kind="", grade="") == sentences
    assert errors_of(kind="policy", grade="9") == sentences


def test_document_without_a_date_is_taken():
    form = form_of(dated_day="", dated_month="", dated_year="")

    assert form.is_valid()
    assert form.document().dated is None


@time_machine.travel(GOLDEN_DAY)
def test_date_in_the_future_is_refused():
    assert errors_of(dated_day="2", dated_month="12") == {
        "dated": ["This date lies in the future."]
    }
    assert errors_of(dated_day="1", dated_month="12") == {}


def test_date_that_does_not_exist_is_refused():
    assert errors_of(dated_day="31", dated_month="2") == {
        "dated": ["This day does not exist. Check day, month and year."]
    }


def test_choices_are_those_of_the_definition():
    form = EvidenceForm(RULES)

    assert list(form.fields["kind"].choices) == [("", ""), ("bill", "Bill"), ("hearsay", "Hearsay")]
    assert list(form.fields["grade"].choices) == [
        ("0", "E0: None"),
        ("1", "E1: Weak"),
        ("2", "E2: Strong"),
    ]
