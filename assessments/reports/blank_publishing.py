"""Making the PDF of a blank questionnaire and keeping it."""

import hashlib
import logging

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import QuerySet

from assessments.models import Blank
from assessments.models.blanks import blank_name
from assessments.reports.blank import html_of
from assessments.reports.printing import print_pdf

logger = logging.getLogger(__name__)


def publish_blank(blank: Blank) -> None:
    """Make the PDF once; what goes wrong is noted, logged and raised, and can be asked again."""
    if blank.is_ready:
        return
    try:
        html = html_of(blank.questionnaire, blank.language)
        identifier = hashlib.sha256(str(blank).encode()).hexdigest()[:32]
        _keep(blank, print_pdf(html, identifier=identifier))
    except Exception:
        logger.exception("Blank questionnaire %s could not be made", blank.pk)
        _not_ready(blank).update(state=Blank.State.FAILED)
        raise


@transaction.atomic
def _keep(blank: Blank, pdf: bytes) -> None:
    """Unless another worker was first."""
    locked = _not_ready(blank).select_for_update().first()
    if locked is None:
        return
    # A worker that was stopped halfway may have left its file.
    locked.pdf.storage.delete(blank_name(locked, ""))
    locked.pdf.save("", ContentFile(pdf), save=False)
    locked.size, locked.state = len(pdf), Blank.State.READY
    locked.save(update_fields=["pdf", "size", "state"])


def _not_ready(blank: Blank) -> QuerySet[Blank]:
    return Blank.objects.filter(pk=blank.pk).exclude(state=Blank.State.READY)
