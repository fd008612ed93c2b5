import io
from time import perf_counter

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation
from openpyxl import Workbook, load_workbook

from assessments.workbooks.guarding import TOO_LARGE
from assessments.workbooks.table_files import rows_from, table_text, table_workbook
from tests.forms.files import PDF
from tests.scoring.cases import golden_cases, the_questionnaire
from tests.workbooks.filling import an_upload
from tests.workbooks.malformed import sound

SUPPLIERS = the_questionnaire().question("C01")
ROWS = (
    {
        "name": "=Spinnerij 'A'\nhal 2",
        "region": "CN-XJ",
        "tier": "t3",
        "flags": ("high_risk_region", "labour_transfer"),
    },
    {"name": "Fabriek B", "region": "TR", "status": "active", "origin_known": "partly"},
)


def sent(content, name="rows.csv"):
    return rows_from(SimpleUploadedFile(name, content), SUPPLIERS)


def sites(count):
    heads = "name;region;tier;process;status;flags;origin_known"
    rows = [f"Fabriek {n};CN-XJ;t3;garen;active;none;known" for n in range(count)]
    return "\n".join([heads, *rows]).encode()


def as_workbook(text):
    book, content = Workbook(), io.BytesIO()
    for line in text.decode().split("\n"):
        book.active.append(line.split(";"))
    book.save(content)
    return content.getvalue()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_workbook_with_rows_brings_the_same_rows_back(language):
    with translation.override(language):
        found = rows_from(an_upload(table_workbook(SUPPLIERS, ROWS)), SUPPLIERS)

    assert (found.value, found.problems) == (ROWS, ())


@pytest.mark.parametrize("language", ["nl", "en"])
def test_empty_text_file_is_understood_once_a_row_is_added(language):
    with translation.override(language):
        content = table_text(SUPPLIERS) + b"Fabriek A;NL\n"
        found = sent(content)

    assert (found.value, found.problems) == (({"name": "Fabriek A", "region": "NL"},), ())


@pytest.mark.parametrize("content", [table_text(SUPPLIERS), table_workbook(SUPPLIERS, ())])
def test_file_with_headings_alone_is_refused(content):
    name = "rows.xlsx" if content.startswith(b"PK") else "rows.csv"

    with pytest.raises(ValidationError):
        sent(content, name)


def test_rows_are_found_in_the_workbook_with_all_questions():
    book, content = load_workbook(io.BytesIO(sound())), io.BytesIO()
    book["C01"]["A2"].value = "Fabriek A"
    book.save(content)

    assert sent(content.getvalue(), "rows.xlsx").value == ({"name": "Fabriek A"},)


def test_two_hundred_sites_are_read_within_a_second():
    for content, name in [(sites(200), "rows.csv"), (as_workbook(sites(200)), "rows.xlsx")]:
        started = perf_counter()
        found = sent(content, name)

        assert perf_counter() - started < 1
        assert (len(found.value), found.problems) == (200, ())


def test_more_rows_than_the_table_takes_are_refused():
    with pytest.raises(ValidationError) as caught:
        sent(sites(501))

    assert "500" in caught.value.messages[0]


def test_file_that_is_too_large_is_refused():
    with pytest.raises(ValidationError) as caught:
        sent(b"x" * (5 * 1024 * 1024 + 1))

    assert caught.value.messages == [str(TOO_LARGE)]


def test_other_kind_of_file_is_called_what_it_is():
    with pytest.raises(ValidationError) as caught:
        sent(PDF, "rows.pdf")

    assert "pdf" in caught.value.messages[0].casefold()


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04damaged", b"<html></html>"])
def test_file_that_is_no_file_with_rows_is_refused(content):
    with pytest.raises(ValidationError):
        sent(content)


def test_golden_suppliers_come_back_as_they_are():
    tables = [
        case["input"]["answers"]["C01"]["value"]
        for case in golden_cases().values()
        if "C01" in case["input"]["answers"]
    ]

    for table in tables:
        rows = tuple(
            {key: tuple(cell) if isinstance(cell, list) else cell for key, cell in row.items()}
            for row in table
        )
        assert sent(table_workbook(SUPPLIERS, rows), "rows.xlsx").value == rows
