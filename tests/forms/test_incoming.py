import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory

from assessments.forms.incoming import FileForm


def form(method="post", file=None, **more):
    data = {"file": file} if file else {}
    request = getattr(RequestFactory(), method)("/", data if method == "post" else {})
    return FileForm(request, endings=[".csv", ".xlsx"], help_text="With rows.", **more)


def test_form_that_was_only_opened_says_nothing_yet():
    opened = form("get")

    assert not opened.is_bound
    assert opened.fields["file"].widget.attrs["accept"] == ".csv,.xlsx"
    assert opened.fields["file"].help_text == "With rows."


def test_file_that_was_sent_is_handed_on():
    sent = form(file=SimpleUploadedFile("rows.csv", b"name\n"))

    assert sent.is_valid()
    assert sent.upload.read() == b"name\n"


@pytest.mark.parametrize("file", [None, SimpleUploadedFile("rows.csv", b"")])
def test_without_a_file_or_with_an_empty_one_it_asks_for_one(file):
    assert form(file=file).has_error("file")
