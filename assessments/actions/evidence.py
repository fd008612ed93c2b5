"""Putting evidence behind an answer, new or from the library, and taking it away again."""

from collections.abc import Iterable

from django.db import transaction

from assessments.actions.answers import sheet_for
from assessments.actions.documents import Document, have_scanned, store
from assessments.models import Assessment, Evidence, EvidenceUse, User


@transaction.atomic
def attach(assessment: Assessment, code: str, document: Document, *, by: User) -> Evidence:
    """Add a document to the company's evidence and put it behind the answer.

    Raises Refused when the assessment is locked, the person may not fill in, or the file
    cannot be stored; AlreadyThere when the company has this very file.
    """
    sheet = sheet_for(assessment, code, by)
    evidence = store(assessment.organisation, document, by=by)
    EvidenceUse.objects.create(sheet=sheet, question=code, evidence=evidence, added_by=by)
    return evidence


@transaction.atomic
def use(
    assessment: Assessment, code: str, evidence: Iterable[Evidence], *, by: User
) -> list[Evidence]:
    """Put what the company has already behind the answer; what stands there is left alone.

    What was removed meanwhile, holds a virus or is another company's is passed over.
    Raises Refused when the assessment is locked or the person may not fill in.
    """
    sheet = sheet_for(assessment, code, by)
    library = Evidence.objects.in_library().filter(organisation=assessment.organisation_id)
    usable = library.exclude(scan=Evidence.Scan.INFECTED)
    found = list(usable.select_for_update().filter(pk__in=[each.pk for each in evidence]))
    standing = set(sheet.evidence_uses.filter(question=code).values_list("evidence", flat=True))
    used = [each for each in found if each.pk not in standing]
    for each in used:
        EvidenceUse.objects.create(sheet=sheet, question=code, evidence=each, added_by=by)
        have_scanned(each)
    return used


@transaction.atomic
def detach(assessment: Assessment, code: str, evidence: Evidence, *, by: User) -> None:
    """Take it from behind this answer; it stays in the library."""
    sheet = sheet_for(assessment, code, by)
    EvidenceUse.objects.filter(sheet=sheet, question=code, evidence=evidence).delete()
