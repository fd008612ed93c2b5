import csv
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from assessments.forms.uploads import recognised
from assessments.management.demo.papers import FICTIONAL, FORMS, note, pdf, png, table

LINES = [["Plan (deel 1) \\ slot"], ["Linde & Vos, café"], [FICTIONAL]]


def test_a_pdf_is_sound_and_says_what_was_written():
    content = pdf(LINES)

    assert pikepdf.open(BytesIO(content)).check_pdf_syntax() == []
    page = pypdfium2.PdfDocument(content)[0]
    assert page.get_textpage().get_text_range().splitlines() == [line[0] for line in LINES]


def test_a_pdf_of_letters_its_font_lacks_is_still_sound():
    assert pikepdf.open(BytesIO(pdf([["南通和华服饰"]]))).check_pdf_syntax() == []


def test_a_png_holds_the_lines_above_a_drawing():
    with Image.open(BytesIO(png(LINES))) as drawn, Image.open(BytesIO(png([]))) as bare:
        above = (0, 0, 840, 200)
        assert drawn.format == "PNG"
        assert bare.crop(above).getcolors() == [(840 * 200, (255, 255, 255))]
        assert drawn.crop(above).getcolors() != bare.crop(above).getcolors()


def test_a_table_opens_in_a_spreadsheet_with_its_letters():
    rows = [["和佳; fictief", 'a "quoted" name'], ["=1+1", ""]]

    content = table(rows)

    assert content.startswith(b"\xef\xbb\xbf")
    assert list(csv.reader(content.decode("utf-8-sig").splitlines(), delimiter=";")) == rows


def test_a_note_is_its_lines():
    assert note([["a", "b"], ["c"]]) == b"a b\nc\n"


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_every_form_is_small(form):
    assert len(form.make(LINES)) < 15_000


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_every_form_would_be_taken_from_a_person_too(form):
    upload = SimpleUploadedFile(f"paper{form.suffix}", form.make(LINES))

    assert recognised(upload).media_type == form.media_type
