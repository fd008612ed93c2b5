"""Workbooks that are refused, each with its own reason."""

import io
import struct

import pytest
from django.core.exceptions import ValidationError
from openpyxl import load_workbook

from assessments.forms.archives import DAMAGED, MACROS, PROTECTED, TOO_PACKED, ZIP
from assessments.forms.uploads import EMPTY, MARKUP, OLD_OFFICE, PROGRAM
from assessments.workbooks.guarding import (
    ENTITIES,
    LINKS,
    OBJECTS,
    TOO_LARGE,
    TOO_MANY_CELLS,
    check_workbook,
)
from tests.forms.files import LOCKED_WORD, OLD_WORD, PDF, SVG, docx, ods, picture
from tests.forms.files import PROGRAM as EXE
from tests.workbooks.filling import an_upload
from tests.workbooks.malformed import (
    DDE,
    DTD,
    RELATIONS,
    SHEET,
    STYLES,
    TEXTS,
    TYPES,
    WORKBOOK,
    cells,
    changed,
    doubled,
    locked,
    many_cells,
    parts,
    renamed,
    sound,
    with_parts,
    with_relation,
    without,
    zipped,
)


def refusal_of(content, name="answers.xlsx"):
    with pytest.raises(ValidationError) as caught:
        check_workbook(an_upload(content, name))
    return caught.value.messages


def declaring(size):
    """A first member that says it is this large."""
    content = bytearray(sound())
    struct.pack_into("<L", content, content.index(b"PK\x01\x02") + 24, size)
    return bytes(content)


REFUSED = {
    "empty": (b"", EMPTY),
    "program": (EXE, PROGRAM),
    "web page": (b"<html><body>", MARKUP),
    "drawing": (SVG, MARKUP),
    "old Excel": (OLD_WORD, OLD_OFFICE),
    "with a password": (LOCKED_WORD, PROTECTED),
    "members with a password": (locked(), PROTECTED),
    "zip of something else": (zipped({"photo.jpg": b"x"}), ZIP),
    "cut off": (sound()[: len(sound()) // 2], DAMAGED),
    "overwritten": (sound()[:2000] + b"\xff" * 9000 + sound()[11000:], DAMAGED),
    "only a beginning": (b"PK\x03\x04", DAMAGED),
    "no XML": (changed(SHEET, lambda _: b"not xml"), DAMAGED),
    "XML that breaks off": (changed(SHEET, lambda text: text[:-200]), DAMAGED),
    "an encoding that does not exist": (
        changed(SHEET, lambda text: text.replace(b"UTF-8", b"UTF-99")),
        DAMAGED,
    ),
    "two members of one name": (doubled(SHEET), DAMAGED),
    "bomb of one member": (with_parts({"xl/media/a.bin": b"\0" * 20_000_000}), TOO_PACKED),
    "bomb of many members": (with_parts({f"xl/{n}.xml": b"<x/>" for n in range(600)}), TOO_LARGE),
    "bomb that declares a huge member": (declaring(300 * 1024 * 1024), TOO_PACKED),
    "bomb of cells": (many_cells(100_001), TOO_MANY_CELLS),
    "bomb of cells on several sheets": (
        with_parts({f"xl/worksheets/s{n}.xml": cells(60_000) for n in range(2)}),
        TOO_MANY_CELLS,
    ),
    "bomb of sheets": (
        changed(WORKBOOK, lambda text: text.replace(b"<sheets>", b"<sheets>" + b"<sheet/>" * 101)),
        TOO_MANY_CELLS,
    ),
    "bomb of looks": (
        changed(STYLES, lambda text: text.replace(b"<cellXfs", b"<xf/>" * 65_001 + b"<cellXfs")),
        TOO_MANY_CELLS,
    ),
    "texts under an ending that nobody looks at": (renamed(TEXTS, "xl/texts.foo"), DAMAGED),
    "bomb of depth": (changed(SHEET, lambda _: b"<a>" * 5000 + b"</a>" * 5000), TOO_LARGE),
    "entities": (changed(SHEET, lambda text: DTD + text.partition(b"?>")[2]), ENTITIES),
    "entities in the texts": (
        changed("xl/sharedStrings.xml", lambda text: DTD + text.partition(b"?>")[2]),
        ENTITIES,
    ),
    "macros": (with_parts({"xl/vbaProject.bin": b"x"}), MACROS),
    "macros by their type": (
        changed(
            TYPES, lambda text: text.replace(b"sheet.main+xml", b"sheet.macroEnabled.main+xml")
        ),
        MACROS,
    ),
    "old macros": (with_parts({"xl/macrosheets/sheet1.xml": b"<x/>"}), MACROS),
    "links to other workbooks": (
        with_parts({"xl/externalLinks/externalLink1.xml": b"<x/>"}),
        LINKS,
    ),
    "links under another name": (with_parts({"xl/extra.xml": DDE}), LINKS),
    "data connections": (with_parts({"xl/connections.xml": b"<connections/>"}), LINKS),
    "picture from elsewhere": (with_relation("image", "https://example.org/a.png"), LINKS),
    "relation to a file": (with_relation("externalLinkPath", "file:///c:/a.xlsx"), LINKS),
    "embedded files": (with_parts({"xl/embeddings/oleObject1.bin": b"x"}), OBJECTS),
    "controls": (with_parts({"xl/activeX/activeX1.xml": b"<x/>"}), OBJECTS),
    "objects on a sheet": (
        changed(SHEET, lambda text: text.replace(b"</worksheet>", b"<oleObjects/></worksheet>")),
        OBJECTS,
    ),
}


@pytest.mark.parametrize(("content", "sentence"), REFUSED.values(), ids=REFUSED)
def test_workbook_is_refused_with_its_own_reason(content, sentence):
    assert refusal_of(content) == [str(sentence)]


@pytest.mark.parametrize(
    ("content", "name"),
    [(PDF, "a.pdf"), (docx(), "a.docx"), (ods(), "a.ods"), (picture(), "a.png"), (b"a;b", "a.csv")],
)
def test_other_kind_of_file_is_called_what_it_is(content, name):
    (sentence,) = refusal_of(content, name)

    assert ".xlsx" in sentence
    assert sentence != refusal_of(b"", name)[0]


def test_name_that_does_not_fit_its_content_is_refused():
    (sentence,) = refusal_of(sound(), "answers.xlsm")

    assert ".xlsm" in sentence


def test_file_that_is_too_large_is_not_even_opened():
    assert refusal_of(b"PK\x03\x04" + b"x" * (5 * 1024 * 1024)) == [str(TOO_LARGE)]


def test_sound_workbook_passes_and_can_be_read_from_its_beginning():
    upload = an_upload(sound())

    check_workbook(upload)

    assert upload.read() == sound()


def test_link_that_somebody_typed_is_no_link_to_another_workbook():
    book = load_workbook(io.BytesIO(sound()))
    book.worksheets[1]["D20"].hyperlink = "https://example.org/report"
    content = io.BytesIO()
    book.save(content)

    check_workbook(an_upload(content.getvalue()))


def test_workbook_without_one_of_its_sheets_is_left_to_who_reads_it():
    assert RELATIONS in parts()
    check_workbook(an_upload(without("xl/worksheets/sheet4.xml")))
