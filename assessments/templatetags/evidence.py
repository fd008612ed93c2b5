"""What the virus scanner said of a document, and whether it still counts: in words."""

from collections.abc import Mapping

from django import template
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from assessments.models import Evidence
from assessments.reports.evidence_library import Place, Validity, validity_of

register = template.Library()

SHORT = 12  # characters of a digest that tell two files of one company apart
SCANS: Mapping[str, tuple[str, str]] = {
    Evidence.Scan.NOT_SCANNED: ("off", "circle-dashed"),
    Evidence.Scan.WAITING: ("info", "clock"),
    Evidence.Scan.CLEAN: ("plain", "shield-check"),
    Evidence.Scan.INFECTED: ("error", "alert-triangle"),
    Evidence.Scan.FAILED: ("warn", "alert-triangle"),
}
VALIDITIES: Mapping[Validity, tuple[str, str, Promise]] = {
    Validity.LASTING: ("plain", "check", _("Valid")),
    Validity.ENDING: ("warn", "clock", _("Expires soon")),
    Validity.EXPIRED: ("error", "alert-triangle", _("Expired")),
}


@register.inclusion_tag("partials/_status.html")
def scan_tag(evidence: Evidence) -> dict[str, object]:
    look, drawing = SCANS[evidence.scan]
    return {"look": look, "drawing": drawing, "label": evidence.get_scan_display()}


@register.inclusion_tag("partials/_status.html")
def validity_tag(validity: Validity) -> dict[str, object]:
    look, drawing, label = VALIDITIES[validity]
    return {"look": look, "drawing": drawing, "label": label}


@register.filter
def ending(evidence: Evidence) -> Validity | None:
    """How it ends, of a document that expired or will within 30 days."""
    validity = validity_of(evidence, on=timezone.localdate())
    return None if validity is Validity.LASTING else validity


@register.filter
def shortened(digest: str) -> str:
    """The beginning of a digest, in groups of four."""
    return " ".join(digest[start : start + 4] for start in range(0, min(SHORT, len(digest)), 4))


@register.filter
def codes(places: tuple[Place, ...]) -> str:
    """The questions, each once: "A01, D08"."""
    return ", ".join(sorted({place.code for place in places}))
