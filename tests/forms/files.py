"""Small files of every type that is taken, and of some that are not."""

import io
import zipfile
from collections.abc import Mapping

from PIL import Image

PDF = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
LOCKED_PDF = PDF.replace(b"/Root 1 0 R", b"/Root 1 0 R /Encrypt 12 0 R")
PROGRAM = b"MZ\x90\x00\x03\x00\x00\x00\x04\x00" * 40
TEXT = "Naam;Land\nZhēn fǎngzhī;CN\n".encode()
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'
OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512
LOCKED_WORD = OLD_WORD + "EncryptedPackage".encode("utf-16-le") + b"\0" * 512


def a_zip(parts: Mapping[str, bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            kind = zipfile.ZIP_STORED if name == "mimetype" else None
            archive.writestr(name, part, kind)
    return content.getvalue()


def docx(more: Mapping[str, bytes] | None = None) -> bytes:
    return a_zip({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w/>", **(more or {})})


def xlsx() -> bytes:
    return a_zip({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<x/>"})


def odt(more: Mapping[str, bytes] | None = None) -> bytes:
    mimetype = b"application/vnd.oasis.opendocument.text"
    return a_zip({"mimetype": mimetype, "content.xml": b"<o/>", **(more or {})})


def ods() -> bytes:
    mimetype = b"application/vnd.oasis.opendocument.spreadsheet"
    return a_zip({"mimetype": mimetype, "META-INF/manifest.xml": b"<manifest/>"})


def picture(kind: str = "PNG", size: tuple[int, int] = (4, 3)) -> bytes:
    content = io.BytesIO()
    Image.new("RGB", size, "teal").save(content, kind)
    return content.getvalue()
