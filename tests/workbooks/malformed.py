"""Workbooks that nobody should be able to bring in, made from one that is sound."""

import io
import zipfile
from collections.abc import Callable, Mapping
from functools import cache

from assessments.actions.contexts import QUESTIONNAIRE
from assessments.questionnaires import library
from assessments.workbooks.writing import blank_workbook

TYPES = "[Content_Types].xml"
SHEET = "xl/worksheets/sheet2.xml"
WORKBOOK = "xl/workbook.xml"
RELATIONS = "xl/_rels/workbook.xml.rels"
STYLES = "xl/styles.xml"
TEXTS = "xl/sharedStrings.xml"
DTD = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]>'
DDE = b'<externalLink><ddeLink ddeService="cmd" ddeTopic="/c calc"/></externalLink>'


@cache
def sound() -> bytes:
    questionnaire = library.current(QUESTIONNAIRE)
    return blank_workbook(questionnaire.slug, questionnaire.version, "nl")


def parts() -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(sound())) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(members: Mapping[str, bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, member in members.items():
            archive.writestr(name, member)
    return content.getvalue()


def changed(name: str, change: Callable[[bytes], bytes]) -> bytes:
    members = parts()
    members[name] = change(members[name])
    return zipped(members)


def without(name: str) -> bytes:
    members = parts()
    del members[name]
    return zipped(members)


def with_relation(kind: str, target: str, mode: str = "External") -> bytes:
    relation = (
        f'<Relationship Id="rX" Type="http://schemas.openxmlformats.org/x/{kind}" '
        f'Target="{target}" TargetMode="{mode}"/></Relationships>'
    )
    return changed(RELATIONS, lambda text: text.replace(b"</Relationships>", relation.encode()))


def many_cells(count: int) -> bytes:
    cells = b'<c r="A1"/>' * count
    return changed(
        SHEET, lambda text: text.replace(b"<sheetData>", b"<sheetData><row>" + cells + b"</row>")
    )


def cells(count: int) -> bytes:
    """A part of that many cells."""
    return b"<worksheet><row>" + b"<c/>" * count + b"</row></worksheet>"


def renamed(name: str, other: str) -> bytes:
    """The same workbook, in which this part is called otherwise, wherever it is mentioned."""
    members = parts()
    members[other] = members.pop(name)
    for where in (TYPES, RELATIONS):
        old, new = (each.removeprefix("xl/").encode() for each in (name, other))
        members[where] = members[where].replace(old, new)
    return zipped(members)


def doubled(name: str) -> bytes:
    """Two members of one name: which of the two a program reads differs."""
    other = name[:-1] + "#"
    return with_parts({other: b"<x/>"}).replace(other.encode(), name.encode())


def with_parts(more: Mapping[str, bytes]) -> bytes:
    """With these members besides, or instead."""
    return zipped({**parts(), **more})


def locked() -> bytes:
    content = bytearray(sound())
    for header, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(header) + offset] |= 1
    return bytes(content)
