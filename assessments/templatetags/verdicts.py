"""How a verdict or a signal looks: a colour and an icon beside its word."""

from collections.abc import Mapping

from django import template

from assessments.questionnaires.rules import FlagSeverity, Verdict

register = template.Library()

VERDICTS: Mapping[Verdict, tuple[str, str]] = {
    Verdict.CONSISTENT: ("ok", "circle-check"),
    Verdict.EXPLAIN: ("warn", "info-circle"),
    Verdict.TENSION: ("error", "alert-triangle"),
}
SEVERITIES: Mapping[FlagSeverity, tuple[str, str]] = {
    FlagSeverity.HIGH: ("error", "alert-triangle"),
    FlagSeverity.MEDIUM: ("warn", "flag"),
    FlagSeverity.LOW: ("info", "info-circle"),
}


@register.inclusion_tag("partials/_status.html")
def verdict_tag(verdict: str, label: str) -> dict[str, object]:
    look, drawing = VERDICTS[Verdict(verdict)]
    return {"look": look, "drawing": drawing, "label": label}


@register.inclusion_tag("partials/_status.html")
def severity_tag(severity: str, label: str) -> dict[str, object]:
    look, drawing = SEVERITIES[FlagSeverity(severity)]
    return {"look": look, "drawing": drawing, "label": label}
