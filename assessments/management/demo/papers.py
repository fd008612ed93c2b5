"""Small but real files for the demo's evidence; each says that it is made up."""

import csv
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO, StringIO

from PIL import Image, ImageDraw, ImageFont

FICTIONAL = "Fictief voorbeeld: dit document hoort bij de demo."
LINKS_OF_A_CHAIN = ("Grondstof", "Garen", "Stof", "Kleding")

type Lines = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Form:
    """How a paper is made of its lines, and what kind of file that gives."""

    make: Callable[[Lines], bytes]
    suffix: str
    media_type: str


def pdf(lines: Lines) -> bytes:
    """One page A4 in a font that every reader has."""
    shown = "".join(f"({_escaped(' '.join(line))}) Tj T*\n" for line in lines)
    content = f"BT /F1 12 Tf 20 TL 72 760 Td\n{shown}ET".encode("cp1252", "replace")
    return _assembled(
        b"<< /Type /Catalog /Pages 2 0 R /Lang (nl) >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    )


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def _assembled(*objects: bytes) -> bytes:
    """The objects with their numbers, and the table of where each begins."""
    file, places = b"%PDF-1.7\n", []
    for number, each in enumerate(objects, start=1):
        places.append(len(file))
        file += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    size, start = len(objects) + 1, len(file)
    table = b"0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, start)
    return file + b"xref\n0 %d\n" % size + table + end


def png(lines: Lines) -> bytes:
    """The lines above a drawing of four links of a chain."""
    image = Image.new("RGB", (840, 320), "white")
    draw, font = ImageDraw.Draw(image), ImageFont.load_default(20)
    for number, line in enumerate(lines):
        draw.text((30, 20 + 30 * number), " ".join(line), "black", font)
    for number, link in enumerate(LINKS_OF_A_CHAIN):
        left = 30 + 200 * number
        draw.rectangle((left, 210, left + 160, 270), outline="black", width=2)
        draw.text((left + 20, 227), link, "black", font)
        if number:
            draw.line((left - 40, 240, left, 240), "black", 2)
    return _saved(image)


def _saved(image: Image.Image) -> bytes:
    file = BytesIO()
    image.save(file, "PNG", optimize=True)
    return file.getvalue()


def table(lines: Lines) -> bytes:
    """Values with semicolons and a byte order mark, as Dutch spreadsheets expect."""
    file = StringIO()
    csv.writer(file, delimiter=";").writerows(lines)
    return file.getvalue().encode("utf-8-sig")


def note(lines: Lines) -> bytes:
    return "".join(f"{' '.join(line)}\n" for line in lines).encode()


FORMS = {
    "pdf": Form(pdf, ".pdf", "application/pdf"),
    "png": Form(png, ".png", "image/png"),
    "csv": Form(table, ".csv", "text/plain"),
    "txt": Form(note, ".txt", "text/plain"),
}
