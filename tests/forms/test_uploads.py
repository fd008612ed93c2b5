import struct
import zlib

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from assessments.forms import uploads
from assessments.forms.archives import DAMAGED, PROTECTED, ZIP
from assessments.forms.uploads import (
    CHUNK,
    EMPTY,
    ENDINGS,
    MARKUP,
    OLD_OFFICE,
    PROGRAM,
    TOO_MANY_PIXELS,
    UNKNOWN,
    recognised,
)
from tests.forms import files


def a_file(content, name, header="application/pdf"):
    return SimpleUploadedFile(name, content, header)


def refusal_of(content, name="policy.pdf"):
    with pytest.raises(ValidationError) as caught:
        recognised(a_file(content, name))
    return caught.value.messages


def a_header_of_a_png(width, height):
    """A picture that only says how large it is."""

    def chunk(name, data):
        check = struct.pack(">L", zlib.crc32(name + data))
        return struct.pack(">L", len(data)) + name + data + check

    size = struct.pack(">LLBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("content", "name", "media_type"),
    [
        (files.PDF, "Beleid 2026.PDF", "application/pdf"),
        (files.picture("PNG"), "site.png", "image/png"),
        (files.picture("JPEG"), "site.jpeg", "image/jpeg"),
        (files.picture("JPEG"), "site.jpg", "image/jpeg"),
        (files.docx(), "plan.docx", uploads.TYPES["docx"].media_type),
        (files.xlsx(), "list.xlsx", uploads.TYPES["xlsx"].media_type),
        (files.odt(), "plan.odt", "application/vnd.oasis.opendocument.text"),
        (files.ods(), "list.ods", "application/vnd.oasis.opendocument.spreadsheet"),
        (files.TEXT, "list.csv", "text/plain"),
        ("Vrouw & zoon – één".encode("cp1252"), "note.txt", "text/plain"),
    ],
)
def test_file_is_recognised_by_its_content_whatever_the_browser_says(content, name, media_type):
    assert recognised(a_file(content, name, "text/html; charset=x")).media_type == media_type


def test_file_can_be_read_from_its_beginning_afterwards():
    upload = a_file(files.PDF, "a.pdf")

    recognised(upload)

    assert upload.read() == files.PDF


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", EMPTY),
        (files.PROGRAM, PROGRAM),
        (b"\x7fELF\x02\x01\x01" + b"\0" * 60, PROGRAM),
        (b"#!/bin/sh\nrm -rf /\n", PROGRAM),
        (files.SVG, MARKUP),
        (b"\xef\xbb\xbf \n<!DOCTYPE html><p>hi", MARKUP),
        (b"hello <script>x()</script>", MARKUP),
        (files.OLD_WORD, OLD_OFFICE),
        (files.LOCKED_WORD, PROTECTED),
        (files.LOCKED_PDF, PROTECTED),
        (files.a_zip({"a.txt": b"x"}), ZIP),
        (b"GIF89a" + b"\0" * 60, UNKNOWN),
        (b"\0" * 60, UNKNOWN),
        (files.picture()[:40], DAMAGED),
        (b"\xff\xd8\xff\xe0" + b"\0" * 60, DAMAGED),
        (a_header_of_a_png(60_000, 60_000), TOO_MANY_PIXELS),
        (a_header_of_a_png(10_000, 9_000), TOO_MANY_PIXELS),
        (a_header_of_a_png(10_000, 6_000), TOO_MANY_PIXELS),
    ],
)
def test_file_that_is_not_taken_gets_its_own_sentence(content, sentence):
    assert refusal_of(content) == [str(sentence)]


def test_file_over_the_limit_is_refused(settings):
    settings.EVIDENCE_MAX_BYTES = 2 * 1024 * 1024

    assert refusal_of(files.PDF + b" " * 2 * 1024 * 1024) == [
        "This file is larger than 2 MB. Make it smaller, or split it."
    ]


def test_file_of_the_limit_is_taken(settings):
    settings.EVIDENCE_MAX_BYTES = len(files.PDF)

    assert recognised(a_file(files.PDF, "a.pdf")).media_type == "application/pdf"


@pytest.mark.parametrize("before", [CHUNK - 5, CHUNK, 2 * CHUNK - 12])
def test_password_of_a_pdf_is_found_on_the_border_of_two_pieces(before):
    content = files.PDF.ljust(before, b" ") + b"/Encrypt 12 0 R"

    assert refusal_of(content) == [str(PROTECTED)]


def test_pdf_about_encryption_is_taken():
    assert recognised(a_file(files.PDF + b"(how /Encrypt works)", "a.pdf")).endings == (".pdf",)


def test_name_that_says_something_else_is_refused():
    assert refusal_of(files.picture(), "policy.pdf") == [
        "The name of this file ends in “.pdf”, but its content is a PNG picture."
    ]


def test_name_without_an_ending_is_refused():
    (sentence,) = refusal_of(files.picture("JPEG"), "policy")

    assert sentence == (
        "The name of this file has no ending, but its content is a JPEG picture. "
        "Give it a name that ends in .jpg, .jpeg."
    )


@pytest.mark.parametrize("name", ["a.html", "a.svg", "a.exe", "a.pdf.exe", "a.docm"])
def test_text_by_a_dangerous_name_is_refused(name):
    assert len(refusal_of(files.TEXT, name)) == 1


def test_every_type_has_endings_of_its_own():
    assert len(ENDINGS) == len(set(ENDINGS))
