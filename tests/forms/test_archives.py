import io
import struct
import zipfile

import pytest
from django.core.exceptions import ValidationError

from assessments.forms.archives import DAMAGED, MACROS, PROTECTED, TOO_PACKED, ZIP, office_type
from tests.forms.files import a_zip, docx, ods, odt, xlsx


def refusal_of(content):
    with pytest.raises(ValidationError) as caught:
        office_type(io.BytesIO(content))
    return caught.value.messages


@pytest.mark.parametrize(
    ("content", "kind"), [(docx(), "docx"), (xlsx(), "xlsx"), (odt(), "odt"), (ods(), "ods")]
)
def test_office_document_is_recognised(content, kind):
    assert office_type(io.BytesIO(content)) == kind


def test_other_zip_is_refused():
    assert refusal_of(a_zip({"photo.jpg": b"x"})) == [str(ZIP)]


def test_web_archive_that_calls_itself_something_else_is_refused():
    assert refusal_of(a_zip({"mimetype": b"application/epub+zip"})) == [str(ZIP)]


@pytest.mark.parametrize("macro", ["word/vbaProject.bin", "xl/VBAPROJECT.BIN", "Basic/script.xml"])
def test_document_with_macros_is_refused(macro):
    parts = {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w/>", macro: b"x"}

    assert refusal_of(a_zip(parts)) == [str(MACROS)]


def test_member_with_a_password_is_refused():
    content = bytearray(docx())
    for header, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.index(header) + offset
        content[at] |= 1

    assert refusal_of(bytes(content)) == [str(PROTECTED)]


def test_open_document_with_a_password_is_refused():
    manifest = b"<manifest:encryption-data/>"

    assert refusal_of(odt({"META-INF/manifest.xml": manifest})) == [str(PROTECTED)]


def test_bomb_of_one_member_is_refused():
    assert refusal_of(docx({"word/media/a.bin": b"\0" * 20_000_000})) == [str(TOO_PACKED)]


def test_bomb_of_many_members_is_refused():
    assert refusal_of(docx({f"word/{n}.xml": b"x" for n in range(2_001)})) == [str(TOO_PACKED)]


def test_bomb_that_declares_a_huge_member_is_refused():
    content = bytearray(docx())
    struct.pack_into("<L", content, content.index(b"PK\x01\x02") + 24, 300 * 1024 * 1024)

    assert refusal_of(bytes(content)) == [str(TOO_PACKED)]


def test_list_of_members_that_is_a_bomb_itself_is_not_read():
    content = bytearray(docx())
    struct.pack_into("<L", content, content.rindex(b"PK\x05\x06") + 12, 20 * 1024 * 1024)

    assert refusal_of(bytes(content)) == [str(TOO_PACKED)]


@pytest.mark.parametrize(
    "content",
    [
        b"PK\x03\x04",
        b"PK\x03\x04" + b"\xff" * 500,
        docx()[:200],
        docx()[:-30],
        b"PK\x05\x06" + b"\0" * 10,
        b"PK\x06\x07" + docx(),
    ],
)
def test_damaged_archive_is_refused(content):
    assert refusal_of(content) == [str(DAMAGED)]


def test_empty_archive_is_refused():
    empty = io.BytesIO()
    zipfile.ZipFile(empty, "w").close()

    assert refusal_of(empty.getvalue()) == [str(ZIP)]


def test_member_that_cannot_be_unpacked_is_damaged():
    content = bytearray(odt())
    at = content.index(b"application/vnd.oasis")
    content[at : at + 5] = b"APPLI"

    assert refusal_of(bytes(content)) == [str(DAMAGED)]
