"""A file that was made for this request, to keep."""

from django.http import HttpResponse
from django.utils.text import slugify

from assessments.models import Assessment

PDF = "application/pdf"
CSV = "text/csv; charset=utf-8"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LONGEST = 60  # characters of one part of a name


def download(content: bytes, name: str, media_type: str) -> HttpResponse:
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(content, content_type=media_type, headers=headers)


def name_for(assessment: Assessment, what: str, ending: str) -> str:
    """What, context and year, in letters that every system can store."""
    context = assessment.context
    place = slugify(f"{context.product} {context.region}".replace("_", " "))[:LONGEST]
    return f"{what}_{place}_{assessment.year}{ending}"
