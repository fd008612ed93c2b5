"""Whether a workbook may be opened at all: looked at from outside, refused with a reason."""

import zipfile
from collections.abc import Callable, Mapping
from typing import IO
from xml.sax import SAXException
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl

from defusedxml import DefusedXmlException
from defusedxml.sax import parse
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.forms.archives import BROKEN, DAMAGED, MACROS
from assessments.forms.uploads import TYPES, recognised

MAX_BYTES = 5 * 1024 * 1024  # of the file; ours are 60 kB with all answers in them
MAX_MEMBERS = 500
MAX_UNPACKED = 30 * 1024 * 1024
# Of all parts together: what is built of the smallest elements takes the longest to read.
MAX_ELEMENTS = 400_000
MAX_DEPTH = 100
# The same: cells, rows, different texts, sheets, looks of cells, names of ranges.
LIMITS = {
    "c": 100_000,
    "row": 20_000,
    "si": 100_000,
    "sheet": 100,
    "xf": 65_000,
    "definedName": 10_000,
}
XML = (".xml", ".rels", ".vml")  # the endings of what is read; parts with others are left alone

TOO_LARGE = gettext_lazy(
    "This workbook is larger than a workbook with answers can be. "
    "Download a new one and copy only the answers into it."
)
TOO_MANY_CELLS = gettext_lazy(
    "This workbook has far more filled cells than there are questions. "
    "Remove what is not an answer, or download a new one."
)
LINKS = gettext_lazy(
    "This workbook has links to other files or programs. "
    "Break the links (in Excel: Data, Edit links) and save it again."
)
OBJECTS = gettext_lazy(
    "There are objects in this workbook: other files, controls or forms. Remove them and save it again."
)
ENTITIES = gettext_lazy(
    "There is something in this workbook that no spreadsheet program writes. "
    "Download a new one and copy the answers into it."
)
# What parts of the archive are called that hold more than cells.
FORBIDDEN_PARTS = (
    ("xl/externallinks/", LINKS),
    ("xl/connections", LINKS),
    ("xl/querytables/", LINKS),
    ("xl/model/", LINKS),
    ("customdata/", LINKS),
    ("xl/embeddings/", OBJECTS),
    ("xl/activex/", OBJECTS),
    ("xl/ctrlprops/", OBJECTS),
    ("xl/macrosheets/", MACROS),
    ("xl/dialogsheets/", MACROS),
    ("customui/", MACROS),
)
# Content types and relations that say the same under another name.
FORBIDDEN_WORDS = (
    (b"macroEnabled", MACROS),
    (b"vbaProject", MACROS),
    (b"/externalLink", LINKS),
    (b"/oleObject", OBJECTS),
    (b"/attachedToolbars", MACROS),
)
FORBIDDEN_TAGS = {
    "ddeLink": LINKS,
    "oleLink": LINKS,
    "externalBook": LINKS,
    "oleObject": OBJECTS,
    "oleObjects": OBJECTS,
}
HYPERLINK = "/hyperlink"  # what a browser opens when somebody clicks: harmless here


def check_workbook(upload: "UploadedFile[bytes]") -> None:
    """Raise ValidationError with a sentence for whatever is not a plain .xlsx file."""
    if (upload.size or 0) > MAX_BYTES:
        raise ValidationError(TOO_LARGE)
    found = recognised(upload)
    if found is not TYPES["xlsx"]:
        message = _("This is %(label)s. Choose the workbook (.xlsx) that you downloaded here.")
        raise ValidationError(message % {"label": found.label})
    file: IO[bytes] = upload.file  # type: ignore[assignment]  # Django's files are files
    try:
        with zipfile.ZipFile(file) as archive:
            _check_members(archive.infolist())
            counter = _Counter()
            for member in archive.infolist():
                _check_member(archive, member, counter)
    except BROKEN:
        raise ValidationError(DAMAGED) from None
    finally:
        file.seek(0)


def _check_members(members: list[zipfile.ZipInfo]) -> None:
    if len(members) > MAX_MEMBERS or sum(each.file_size for each in members) > MAX_UNPACKED:
        raise ValidationError(TOO_LARGE)
    if len({each.filename for each in members}) < len(members):
        raise ValidationError(DAMAGED)
    for each in members:
        name = each.filename.lower().lstrip("/")
        for start, sentence in FORBIDDEN_PARTS:
            if name.startswith(start):
                raise ValidationError(sentence)


def _check_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, counter: "_Counter") -> None:
    name = member.filename.lower()
    if not name.endswith(XML):
        return
    if name.endswith((".rels", "[content_types].xml")):
        _check_words(archive.read(member))
    try:
        with archive.open(member) as content:
            parse(content, counter, forbid_dtd=True)
    except DefusedXmlException:
        raise ValidationError(ENTITIES) from None
    except (SAXException, LookupError):
        raise ValidationError(DAMAGED) from None


def _check_words(content: bytes) -> None:
    for word, sentence in FORBIDDEN_WORDS:
        if word in content:
            raise ValidationError(sentence)


class _Counter(ContentHandler):
    """Counts what there is, and sees where relations lead; keeps nothing in memory."""

    def __init__(self) -> None:
        super().__init__()
        self.counts = dict.fromkeys(LIMITS, 0)
        self.elements = self.depth = 0

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802 - the base class's name
        self.elements, self.depth = self.elements + 1, self.depth + 1
        if self.elements > MAX_ELEMENTS or self.depth > MAX_DEPTH:
            raise ValidationError(TOO_LARGE)
        tag = name.rpartition(":")[2]
        if tag in LIMITS:
            self.counts[tag] += 1
            if self.counts[tag] > LIMITS[tag]:
                raise ValidationError(TOO_MANY_CELLS)
        if sentence := FORBIDDEN_TAGS.get(tag):
            raise ValidationError(sentence)
        if tag in ATTRIBUTES:
            ATTRIBUTES[tag](dict(attrs.items()))

    def endElement(self, name: str) -> None:  # noqa: N802 - the base class's name
        del name
        self.depth -= 1


def _check_relation(attributes: dict[str, str]) -> None:
    is_outside = attributes.get("TargetMode", "").lower() == "external"
    if is_outside and not attributes.get("Type", "").endswith(HYPERLINK):
        raise ValidationError(LINKS)


def _check_type(attributes: dict[str, str]) -> None:
    """What says that it is XML is read as such, so it must be called so: else nobody looked at it."""
    is_xml = attributes.get("ContentType", "").lower().endswith("xml")
    if is_xml and not attributes.get("PartName", "").lower().endswith(XML):
        raise ValidationError(DAMAGED)


ATTRIBUTES: Mapping[str, Callable[[dict[str, str]], None]] = {
    "Relationship": _check_relation,
    "Override": _check_type,
}
