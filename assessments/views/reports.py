"""Downloading a report, and asking whether it is ready."""

from uuid import UUID

from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from assessments.models import Report
from assessments.reports.naming import file_name
from assessments.views import errors
from assessments.views.request import Request

NOTHING_NEW = 204  # htmx leaves the page as it is, and asks again
STOP_ASKING = 286  # htmx shows what came, and asks no more


@require_safe
def file(request: Request, pk: UUID) -> FileResponse | HttpResponse:
    """The PDF, to keep: opened in the page, some viewers would break the site's own rules."""
    ready = Report.objects.visible_to(request.user).filter(state=Report.State.READY)
    report = get_object_or_404(ready.select_related(*ABOUT), pk=pk)
    try:
        content = report.pdf.open()
    except OSError:
        return errors.file_gone(request, report)
    return FileResponse(
        content,
        as_attachment=True,
        filename=file_name(report),
        content_type="application/pdf",
        headers={"X-Content-Type-Options": "nosniff", "Cache-Control": "no-store"},
    )


@require_safe
def state(request: Request, pk: UUID) -> HttpResponse:
    """Whether the report is ready: a page, or to a page that keeps asking, what changed."""
    visible = Report.objects.visible_to(request.user).select_related(*ABOUT)
    report = get_object_or_404(visible, pk=pk)
    if not request.htmx:
        return render(request, "reports/state.html", {"report": report})
    if not report.is_finished:
        return HttpResponse(status=NOTHING_NEW)
    return render(request, "reports/_state.html", {"report": report}, status=STOP_ASKING)


ABOUT = ("submission", "assessment__organisation", "assessment__context")
