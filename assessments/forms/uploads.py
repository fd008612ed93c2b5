"""What an uploaded file is, decided by its content; what we do not take gets a sentence."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import IO, cast

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from PIL import Image, UnidentifiedImageError

from assessments.forms.archives import DAMAGED, PROTECTED, office_type

MAX_PIXELS = 50_000_000  # of a picture; a scan of A3 at 300 dpi has 17 million
HEAD = 4096  # bytes that tell what a file is
CHUNK = 1024 * 1024
OVERLAP = 64  # bytes; longer than what is searched for


@dataclass(frozen=True, slots=True)
class FileType:
    media_type: str
    label: str | Promise
    endings: tuple[str, ...]  # of its name


TYPES = {
    "pdf": FileType("application/pdf", gettext_lazy("a PDF"), (".pdf",)),
    "png": FileType("image/png", gettext_lazy("a PNG picture"), (".png",)),
    "jpeg": FileType("image/jpeg", gettext_lazy("a JPEG picture"), (".jpg", ".jpeg")),
    "docx": FileType(
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        gettext_lazy("a Word document"),
        (".docx",),
    ),
    "xlsx": FileType(
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        gettext_lazy("an Excel workbook"),
        (".xlsx",),
    ),
    "odt": FileType(
        "application/vnd.oasis.opendocument.text", gettext_lazy("an ODT document"), (".odt",)
    ),
    "ods": FileType(
        "application/vnd.oasis.opendocument.spreadsheet",
        gettext_lazy("an ODS spreadsheet"),
        (".ods",),
    ),
    "text": FileType("text/plain", gettext_lazy("plain text"), (".csv", ".txt")),
}
ENDINGS = tuple(ending for each in TYPES.values() for ending in each.endings)

EMPTY = gettext_lazy("This file is empty. Choose another one.")
PROGRAM = gettext_lazy("This is a program, whatever its name says. Programs are not accepted.")
MARKUP = gettext_lazy("Web pages and SVG drawings are not accepted. Save it as a PDF.")
OLD_OFFICE = gettext_lazy(
    "This is an old Office file. Save it as .docx, .xlsx or PDF and choose that one."
)
TOO_MANY_PIXELS = gettext_lazy("This picture has too many pixels. Make it smaller, or a PDF of it.")
UNKNOWN = gettext_lazy(
    "This is not a file that is accepted. Use PDF, Word (.docx), Excel (.xlsx), ODT, ODS, "
    "PNG, JPEG or plain text (.csv, .txt)."
)

WRONG_ENDING = gettext_lazy(
    "The name of this file ends in “%(ending)s”, but its content is %(label)s."
)
NO_ENDING = gettext_lazy(
    "The name of this file has no ending, but its content is %(label)s. "
    "Give it a name that ends in %(endings)s."
)

OLD_OFFICE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LOCKED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
LOCKED_PDF = re.compile(rb"/Encrypt\s*(?:\d{1,10}\s+\d{1,5}\s+R|<<)")
PROGRAMS = (
    b"MZ",
    b"\x7fELF",
    b"\x00asm",
    b"\xca\xfe\xba\xbe",
    b"\xce\xfa\xed\xfe",
    b"\xcf\xfa\xed\xfe",
    b"\xfe\xed\xfa\xce",
    b"\xfe\xed\xfa\xcf",
)
NOT_TEXT = re.compile(rb"[\x00-\x08\x0e-\x1f\x7f]")
TAGS = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*<[a-z!?]|<(?:script|svg|html|iframe)\b", re.IGNORECASE)


def recognised(upload: "UploadedFile[bytes]") -> FileType:
    """The type of what was uploaded. Raise ValidationError with a sentence when it is refused."""
    _check_size(upload.size or 0)
    file = cast("IO[bytes]", upload.file)
    found = TYPES[_type_of(file)]
    ending = PurePath(upload.name or "").suffix.lower()
    if ending not in found.endings:
        sentence = WRONG_ENDING if ending else NO_ENDING
        endings = ", ".join(found.endings)
        raise ValidationError(
            sentence % {"ending": ending, "label": found.label, "endings": endings}
        )
    file.seek(0)
    return found


def _check_size(size: int) -> None:
    if not size:
        raise ValidationError(EMPTY)
    if size > settings.EVIDENCE_MAX_BYTES:
        raise ValidationError(too_large())


def too_large() -> str:
    limit = settings.EVIDENCE_MAX_BYTES // (1024 * 1024)
    sentence = _("This file is larger than %(limit)s MB. Make it smaller, or split it.")
    return sentence % {"limit": limit}


def _type_of(file: IO[bytes]) -> str:
    file.seek(0)
    head = file.read(HEAD)
    readers = (reader for magic, reader in READERS if head.startswith(magic))
    return next(readers, _text_or_refused)(file)


def _pdf(file: IO[bytes]) -> str:
    """Not taken apart: parsers of PDF are a danger of their own."""
    if any(LOCKED_PDF.search(chunk) for chunk in _chunks(file)):
        raise ValidationError(PROTECTED)
    return "pdf"


def _picture(file: IO[bytes]) -> str:
    file.seek(0)
    try:
        with Image.open(file, formats=("PNG", "JPEG")) as picture:
            kind = str(picture.format).lower()
            is_too_big = picture.width * picture.height > MAX_PIXELS
            if not is_too_big:
                picture.verify()
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise ValidationError(TOO_MANY_PIXELS) from None
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError):
        raise ValidationError(DAMAGED) from None
    if is_too_big:
        raise ValidationError(TOO_MANY_PIXELS)
    return kind


def _old_office(file: IO[bytes]) -> str:
    is_locked = any(LOCKED_PACKAGE in chunk for chunk in _chunks(file))
    raise ValidationError(PROTECTED if is_locked else OLD_OFFICE)


def _text_or_refused(file: IO[bytes]) -> str:
    file.seek(0)
    head = file.read(HEAD)
    if any(NOT_TEXT.search(chunk) for chunk in _chunks(file)):
        raise ValidationError(PROGRAM if head.startswith(PROGRAMS) else UNKNOWN)
    if head.startswith(b"#!"):
        raise ValidationError(PROGRAM)
    if TAGS.search(head):
        raise ValidationError(MARKUP)
    return "text"


READERS: tuple[tuple[bytes, Callable[[IO[bytes]], str]], ...] = (
    (b"%PDF-", _pdf),
    (b"\x89PNG\r\n\x1a\n", _picture),
    (b"\xff\xd8\xff", _picture),
    (b"PK\x03\x04", office_type),
    (b"PK\x05\x06", office_type),
    (OLD_OFFICE_MAGIC, _old_office),
)


def _chunks(file: IO[bytes]) -> Iterator[bytes]:
    """The whole content, in pieces that overlap a little: what is searched may lie on a border."""
    file.seek(0)
    end = b""
    while chunk := file.read(CHUNK):
        yield end + chunk
        end = chunk[-OVERLAP:]
