"""The charts of a result in templates: {% meter figure %}, or on paper {% meter figure "paper" 300 %}."""

from django import template
from django.utils.safestring import SafeString

from assessments.reports import charts, matrix
from assessments.reports.drawing import PAPER_WIDTH, Medium
from assessments.reports.figures import Figure
from assessments.reports.quality import Quality
from assessments.reports.results import Results
from assessments.reports.strength import EvidenceStrength
from assessments.reports.sums import SectionRow

register = template.Library()

SCREEN = Medium.SCREEN.value


@register.simple_tag
def band_scale(quality: Quality, medium: str = SCREEN, width: int = PAPER_WIDTH) -> SafeString:
    return charts.band_scale(quality, Medium(medium), width)


@register.simple_tag
def score_bar(section: SectionRow, medium: str = SCREEN, width: int = PAPER_WIDTH) -> SafeString:
    return charts.score_bar(section, Medium(medium), width)


@register.simple_tag
def meter(figure: Figure, medium: str = SCREEN, width: int = PAPER_WIDTH) -> SafeString:
    return charts.meter(figure, Medium(medium), width)


@register.simple_tag
def evidence_scale(
    evidence: EvidenceStrength, medium: str = SCREEN, width: int = PAPER_WIDTH
) -> SafeString:
    return charts.evidence_scale(evidence, Medium(medium), width)


@register.simple_tag
def position_matrix(results: Results, medium: str = SCREEN, width: int = PAPER_WIDTH) -> SafeString:
    """Empty where a questionnaire has no risk or no ability to set it against."""
    return matrix.position_matrix(results.risk, results.abilities, Medium(medium), width)
