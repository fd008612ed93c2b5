"""Attaching evidence to an answer, and taking it away again."""

import hashlib
from dataclasses import dataclass
from datetime import date

from django.core.files.base import File
from django.db import transaction

from assessments.actions.answers import sheet_for
from assessments.models import Assessment, Evidence, EvidenceUse, User


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What the company says of a document; its type was decided by its content."""

    title: str
    kind: str
    grade: int
    dated: date | None = None
    link: str = ""
    file: "File[bytes] | None" = None
    file_name: str = ""
    media_type: str = ""


@transaction.atomic
def attach(assessment: Assessment, code: str, document: Document, *, by: User) -> Evidence:
    """Add a document to the company's evidence and put it behind the answer.

    Raises Refused when the assessment is locked or the person may not fill in.
    """
    sheet = sheet_for(assessment, code, by)
    evidence = Evidence(
        organisation=assessment.organisation,
        title=document.title,
        kind=document.kind,
        grade=document.grade,
        dated=document.dated,
        link=document.link,
        added_by=by,
    )
    if document.file is not None:
        evidence.file_name, evidence.media_type = document.file_name, document.media_type
        evidence.size, evidence.sha256 = document.file.size, _sha256(document.file)
        evidence.file.save(str(evidence.pk), document.file, save=False)
    evidence.save(force_insert=True)
    EvidenceUse.objects.create(sheet=sheet, question=code, evidence=evidence, added_by=by)
    return evidence


@transaction.atomic
def detach(assessment: Assessment, code: str, evidence: Evidence, *, by: User) -> None:
    """Take it from behind this answer; it stays where it is used elsewhere or was signed."""
    sheet = sheet_for(assessment, code, by)
    EvidenceUse.objects.filter(sheet=sheet, question=code, evidence=evidence).delete()
    if not evidence.uses.exists() and not evidence.submissions.exists():
        storage, name = evidence.file.storage, evidence.file.name
        evidence.delete()
        if name:
            transaction.on_commit(lambda: storage.delete(name))


def _sha256(file: "File[bytes]") -> str:
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest()
