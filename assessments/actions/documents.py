"""A document as it comes in: what is said of it, its digest, its place in the store."""

import hashlib
import logging
from dataclasses import dataclass
from datetime import date

from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from assessments import scanning, tasks
from assessments.models import Evidence, Organisation, User
from assessments.models.evidence import VERDICTS
from assessments.workflow import Refused

NOT_STORED = _("The file could not be uploaded. Try again in a few minutes.")


logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """What the company says of a document."""

    title: str
    kind: str
    grade: int
    dated: date | None = None
    expires_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(Description):
    """The document itself: a file, whose type was decided by its content, or a link."""

    link: str = ""
    file: "File[bytes] | None" = None
    file_name: str = ""
    media_type: str = ""


class AlreadyThere(Exception):  # noqa: N818 - says what happened, as all our exceptions do
    """The company has this very file in its library."""

    def __init__(self, evidence: Evidence) -> None:
        super().__init__(str(evidence.pk))
        self.evidence = evidence


def store(organisation: Organisation, document: Document, *, by: User) -> Evidence:
    """Add it to the library, inside the caller's transaction, and have it scanned after that.

    Raises AlreadyThere, and Refused when the file cannot be stored.
    """
    evidence = Evidence(
        organisation=organisation,
        title=document.title,
        kind=document.kind,
        grade=document.grade,
        dated=document.dated,
        expires_on=document.expires_on,
        link=document.link,
        added_by=by,
    )
    if document.file is not None:
        evidence.file_name, evidence.media_type = document.file_name, document.media_type
        evidence.size, evidence.sha256 = document.file.size, _sha256(document.file)
        _refuse_second(evidence)
        _keep(evidence, document.file)
    evidence.save(force_insert=True)
    have_scanned(evidence)
    return evidence


def have_scanned(evidence: Evidence) -> None:
    """Once this transaction ends, if there is a scanner that did not judge the file yet."""
    if not scanning.is_configured() or not evidence.file:
        return
    if evidence.scan in VERDICTS:
        return
    Evidence.objects.filter(pk=evidence.pk).update(scan=Evidence.Scan.WAITING)
    transaction.on_commit(lambda: tasks.scan.enqueue(str(evidence.pk)))


def _refuse_second(evidence: Evidence) -> None:
    library = Evidence.objects.in_library().filter(organisation=evidence.organisation)
    same = library.filter(sha256=evidence.sha256).exclude(scan=Evidence.Scan.INFECTED).first()
    if same is not None:
        raise AlreadyThere(same)


def _keep(evidence: Evidence, file: "File[bytes]") -> None:
    try:
        evidence.file.save(str(evidence.pk), file, save=False)
    except OSError as error:
        logger.exception("a file could not be stored")
        raise Refused(NOT_STORED) from error


def _sha256(file: "File[bytes]") -> str:
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest()
