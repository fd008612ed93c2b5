import codecs

import pytest
from django.core.exceptions import ValidationError

from assessments.workbooks.delimited import delimited_rows

NAMES = "naam;plaats\nCafé Łódź;Zürich\n"


def texts(content):
    return [[cell.text for cell in line] for line in delimited_rows(content) if line]


@pytest.mark.parametrize(
    "content",
    [
        NAMES.encode(),
        NAMES.encode("utf-8-sig"),
        codecs.BOM_UTF16_LE + NAMES.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + NAMES.encode("utf-16-be"),
        NAMES.replace(";", ",").encode(),
        NAMES.replace(";", "\t").encode(),
        NAMES.replace("\n", "\r\n").encode(),
        b"\n\n" + NAMES.encode(),
    ],
)
def test_letters_and_separators_of_every_program_are_read(content):
    assert texts(content) == [["naam", "plaats"], ["Café Łódź", "Zürich"]]


def test_letters_of_a_western_windows_are_read():
    assert texts("naam\nCafé €\n".encode("cp1252")) == [["naam"], ["Café €"]]


def test_cell_with_a_line_break_stays_one_cell_and_knows_its_place():
    lines = delimited_rows(b'naam;plaats\n"A\r\nB";NL\n')

    assert [(cell.text, cell.place) for cell in lines[1]] == [("A\nB", "A2"), ("NL", "B2")]


@pytest.mark.parametrize(
    "content", [b"naam\n\x00\n", codecs.BOM_UTF16_LE + b"\x00\xd8", b'naam\n"' + b"x" * 200_000]
)
def test_file_that_is_no_text_with_rows_is_refused(content):
    with pytest.raises(ValidationError):
        delimited_rows(content)
