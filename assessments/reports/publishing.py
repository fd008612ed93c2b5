"""Making a report's PDF and keeping it."""

import hashlib
import logging

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from assessments.models import Report
from assessments.models.reports import storage_name
from assessments.reports.justification import html_of
from assessments.reports.printing import print_pdf

logger = logging.getLogger(__name__)


def publish(report: Report) -> None:
    """Make the PDF once: a report that is ready is left alone, one that failed is tried again.

    What goes wrong is noted at the report, logged, and raised: the task fails, others go on.
    """
    if report.is_ready:
        return
    try:
        pdf = print_pdf(html_of(report), identifier=_identifier(report))
        keep(report, pdf)
    except Exception:
        logger.exception("Report %s could not be made", report.pk)
        _not_ready(report).update(state=Report.State.FAILED)
        raise


def _identifier(report: Report) -> str:
    """What the document is: of equal answers and language, always the same."""
    what = report.submission.digest if report.submission else report.pk.hex
    return hashlib.sha256(f"{what} {report.language}".encode()).hexdigest()[:32]


@transaction.atomic
def keep(report: Report, pdf: bytes) -> None:
    """Under the report's own name, unless another worker was first or the draft was replaced."""
    locked = _not_ready(report).select_for_update().first()
    if locked is None:
        return
    # A worker that was stopped halfway may have left its file.
    locked.pdf.storage.delete(storage_name(locked, ""))
    locked.pdf.save("", ContentFile(pdf), save=False)
    locked.size, locked.sha256 = len(pdf), hashlib.sha256(pdf).hexdigest()
    locked.state, locked.rendered_at = Report.State.READY, timezone.now()
    locked.save(update_fields=["pdf", "size", "sha256", "state", "rendered_at"])


def _not_ready(report: Report) -> QuerySet[Report]:
    return Report.objects.filter(pk=report.pk).exclude(state=Report.State.READY)
