"""The facts of a PDF. What it says is read in the HTML: test_justification.py."""

import hashlib
from io import BytesIO

import pikepdf
import pypdfium2
import pytest

from assessments.reports import fonts
from assessments.reports.pdf import AddressRefused, write
from tests.reports.bases import a_basis, html

# WeasyPrint forgets to close its colour profile.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed file.*icc:ResourceWarning")

PAGE = (
    '<!doctype html><html lang="nl"><head><title>Proef</title>'
    '<meta name="dcterms.created" content="2026-12-01T10:00:00+01:00"></head>'
    "<body>{}</body></html>"
)
HOSTILE = (
    '<img src="file:///etc/hostname"><link rel=attachment href="file:///etc/passwd">'
    "<style>@import url(http://127.0.0.1:9/a)</style>"
    '<a rel="attachment" href="http://127.0.0.1:9/b">b</a> url(http://127.0.0.1:9/c)'
    '<svg><image href="http://127.0.0.1:9/d"/></svg><object data="file:///etc/hostname">'
)


@pytest.fixture(scope="module")
def data() -> bytes:
    """Golden case G10 in Dutch."""
    return write(html(a_basis(), "nl"), identifier="f" * 32)


@pytest.fixture(scope="module")
def pdf(data):
    with pikepdf.open(BytesIO(data)) as opened:
        yield opened


def small(body: str) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(write(PAGE.format(body), identifier="f" * 32)))


def text_of(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    texts = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    return "\n".join(texts)


def structure(pdf: pikepdf.Pdf) -> list[pikepdf.Dictionary]:
    """Every element of the tree that screen readers follow."""
    found, waiting = [], [pdf.Root.StructTreeRoot]
    while waiting:
        children = waiting.pop().get("/K", [])
        children = children if isinstance(children, pikepdf.Array) else [children]
        for child in children:
            if isinstance(child, pikepdf.Dictionary) and "/S" in child:
                found.append(child)
                waiting.append(child)
    return found


def embedded_fonts(pdf: pikepdf.Pdf) -> dict[str, bool]:
    """By name, whether the file holds its letters."""
    found = {}
    for page in pdf.pages:
        for font in page.Resources.get("/Font", {}).values():
            descriptor = font.DescendantFonts[0].FontDescriptor
            found[str(font.BaseFont)] = "/FontFile2" in descriptor or "/FontFile3" in descriptor
    return found


def test_the_golden_score_is_printed(data):
    assert "84,0" in text_of(data)


def test_it_is_tagged_titled_and_in_its_language(pdf):
    assert bool(pdf.Root.MarkInfo.Marked)
    assert str(pdf.Root.Lang) == "nl"
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
    assert str(pdf.docinfo.Title).startswith("Verantwoording risicocontext 2026 – Linde & Vos")


def test_it_claims_pdf_a_3a_and_pdf_ua_1(pdf):
    with pdf.open_metadata() as metadata:
        claims = [metadata.get(key) for key in ("pdfaid:part", "pdfaid:conformance")]
        ua = metadata.get("{http://www.aiim.org/pdfua/ns/id/}part")

    assert (claims, ua) == (["3", "A"], "1")


def test_every_figure_says_what_it_shows(pdf):
    figures = [each for each in structure(pdf) if str(each.S) == "/Figure"]

    assert len(figures) > 10
    assert [str(each.get("/Alt", "")) for each in figures if not str(each.get("/Alt", ""))] == []


def test_its_headings_go_down_one_level_at_a_time(pdf):
    tags = {str(each.S) for each in structure(pdf)}

    assert {"/H1", "/H2", "/H3", "/Table", "/TH", "/TD", "/L", "/LI"} <= tags


def test_its_bookmarks_are_its_chapters(pdf):
    with pdf.open_outline() as outline:
        titles = [item.title for item in outline.root]

    assert titles[:4] == ["Inhoud", "Ons besluit", "Vier uitkomsten", "Waarom wij dit besloten"]
    assert titles[-1] == "Bijlage D: brief en normen"


def test_its_pages_are_numbered(data):
    document = pypdfium2.PdfDocument(data)
    count = len(document)
    feet = [document[number].get_textpage().get_text_bounded() for number in range(1, count)]
    document.close()

    assert count >= 14
    assert [f"{number} / {count}" in foot for number, foot in enumerate(feet, 2)] == [True] * (
        count - 1
    )


def test_only_our_own_fonts_are_in_it(pdf):
    families = {face.family.replace(" ", "-") for face in fonts.faces()}
    embedded = embedded_fonts(pdf)

    assert set(embedded.values()) == {True}
    strays = [
        name
        for name in embedded
        if not any(name.split("+")[1].startswith(family) for family in families)
    ]
    assert strays == []


def test_names_in_other_scripts_are_drawn_by_our_own_fonts():
    with small("<h1>Łódź 新疆</h1><p>شىنجاڭ বাংলা Жизнь → ✓ 🙂 한</p>") as pdf:
        names = {name.split("+")[1].rstrip(",") for name in embedded_fonts(pdf)}

    assert not any(name.startswith(("DejaVu", "Liberation", "Arial")) for name in names)
    assert {"Noto-Sans-Arabic", "Noto-Sans-Bengali", "Source-Sans-3-cyrillic"} <= names


def test_equal_input_gives_equal_bytes():
    page = PAGE.format("<h1>Zelfde</h1>")
    again = [hashlib.sha256(write(page, identifier="a" * 32)).hexdigest() for _ in range(2)]

    assert again[0] == again[1]


def test_it_holds_no_attachment(pdf):
    assert "/EmbeddedFiles" not in pdf.Root.get("/Names", {})
    assert "/AF" not in pdf.Root


@pytest.mark.parametrize(
    "body",
    [
        '<img src="file:///etc/hostname" alt="x">',
        '<img src="http://127.0.0.1:9/a.png" alt="x">',
        '<p style="background: url(http://127.0.0.1:9/a.png)">x</p>',
        "<style>@import url(http://127.0.0.1:9/a.css);</style>",
        '<link rel="stylesheet" href="file:///etc/hostname">',
        '<object data="file:///etc/hostname">x</object>',
        '<link rel="attachment" href="file:///etc/hostname">',
        '<a rel="attachment" href="file:///etc/hostname">x</a>',
    ],
)
def test_an_address_that_is_not_ours_is_refused(body):
    with pytest.raises(AddressRefused):
        write(PAGE.format(body), identifier="f" * 32)


def test_what_people_typed_is_text_and_nothing_else():
    """Were it markup, `write` would have refused its addresses."""
    codes = ["A01", "B03", "C01", "F01", "F06"]
    page = html(a_basis(remarks=dict.fromkeys(codes, HOSTILE), organisation={"name": HOSTILE}))

    data = write(page, identifier="f" * 32)

    assert "<img src=" in text_of(data)
    with pikepdf.open(BytesIO(data)) as pdf:
        assert "/EmbeddedFiles" not in pdf.Root.get("/Names", {})


def test_a_face_that_is_missing_is_an_error(monkeypatch, tmp_path):
    monkeypatch.setattr(fonts, "FOLDER", tmp_path)
    fonts.faces()  # the table was read before

    with pytest.raises(FileNotFoundError):
        write(PAGE.format("<p>x</p>"), identifier="f" * 32)
