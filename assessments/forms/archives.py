"""Office documents are zip files: which one this is, and whether it may be opened at all."""

import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import IO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

MAX_MEMBERS = 2_000
MAX_UNPACKED = 250 * 1024 * 1024
MAX_RATIO = 100  # unpacked to packed; a spreadsheet comes to 20
MAX_DIRECTORY = 1024 * 1024  # bytes; read whole before anything can be counted
END_OF_DIRECTORY = b"PK\x05\x06"
LARGE_ARCHIVE = b"PK\x06\x07"  # the form for more than 4 GB
TAIL = 65_535 + 22  # where the end of the directory must lie
IS_LOCKED = 0x1  # flag of a member with a password

DAMAGED = _("This file is damaged. Open it, save it again and choose the new file.")
PROTECTED = _("This file is protected with a password. Remove the password and choose it again.")
TOO_PACKED = _("This file unpacks to far more than an office document does. Save it as a PDF.")
ZIP = _("Zip files cannot be checked. Unpack it and add the documents one by one.")
MACROS = _("This document contains macros. Save it without them, or as a PDF.")

OPEN_DOCUMENTS: Mapping[bytes, str] = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
}
OFFICE_PARTS: Mapping[str, str] = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx"}
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    UnicodeDecodeError,
    ValueError,
)


def office_type(file: IO[bytes]) -> str:
    """docx, xlsx, odt or ods. Raise ValidationError for everything else, without unpacking it."""
    _check_directory(file)
    with _opened(file) as archive:
        members = archive.infolist()
        _check_size(members)
        if any(member.flag_bits & IS_LOCKED for member in members):
            raise ValidationError(PROTECTED)
        if any(_is_macro(member.filename) for member in members):
            raise ValidationError(MACROS)
        return _type_of(archive, {member.filename for member in members})


@contextmanager
def _opened(file: IO[bytes]) -> Iterator[zipfile.ZipFile]:
    file.seek(0)
    try:
        with zipfile.ZipFile(file) as archive:
            yield archive
    except BROKEN:
        raise ValidationError(DAMAGED) from None


def _check_directory(file: IO[bytes]) -> None:
    """The list of members itself can be a bomb, so its size is looked at before it is read."""
    size = file.seek(0, 2)
    file.seek(max(0, size - TAIL))
    tail = file.read()
    end = tail.rfind(END_OF_DIRECTORY)
    if end < 0 or len(tail) < end + 16 or LARGE_ARCHIVE in tail:
        raise ValidationError(DAMAGED)
    (directory,) = struct.unpack_from("<L", tail, end + 12)
    if directory > MAX_DIRECTORY:
        raise ValidationError(TOO_PACKED)


def _check_size(members: list[zipfile.ZipInfo]) -> None:
    unpacked = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    is_too_much = unpacked > MAX_UNPACKED or unpacked > MAX_RATIO * max(packed, 1)
    if len(members) > MAX_MEMBERS or is_too_much:
        raise ValidationError(TOO_PACKED)


def _is_macro(name: str) -> bool:
    return name.lower().endswith("vbaproject.bin") or name.startswith("Basic/")


def _type_of(archive: zipfile.ZipFile, names: set[str]) -> str:
    if "mimetype" in names and (found := OPEN_DOCUMENTS.get(_start(archive, "mimetype", 100))):
        manifest = "META-INF/manifest.xml"
        if manifest in names and b"encryption-data" in _start(archive, manifest, 1_000_000):
            raise ValidationError(PROTECTED)
        return found
    if "[Content_Types].xml" in names:
        for part, found in OFFICE_PARTS.items():
            if part in names:
                return found
    raise ValidationError(ZIP)


def _start(archive: zipfile.ZipFile, name: str, limit: int) -> bytes:
    with archive.open(name) as member:
        return member.read(limit)
