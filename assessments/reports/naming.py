"""What a report's file is called when somebody saves it."""

from django.utils.text import slugify

from assessments.models import Report

# By language. Source: instrument.md, part 5.1.
KINDS = {"nl": "verantwoording", "en": "justification"}
DRAFTS = {"nl": "concept", "en": "draft"}
VERSION = "confidential"
LONGEST = 60  # characters per part


def file_name(report: Report) -> str:
    """Company, context, year and number, in letters that every system can store."""
    assessment = report.assessment
    context = assessment.context
    submission = report.submission
    parts = (
        KINDS[report.language],
        _slug(assessment.organisation.name),
        _slug(f"{context.product} {context.region}"),
        str(assessment.year),
        f"v{submission.number}" if submission else DRAFTS[report.language],
        VERSION,
    )
    return "_".join(part for part in parts if part) + ".pdf"


def _slug(text: str) -> str:
    return slugify(text.replace("_", " "))[:LONGEST].strip("-")
