"""Asking for reports; a worker makes them."""

from functools import partial

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet

from assessments import access, tasks
from assessments.models import Assessment, Report, Submission, User


def request_all(submission: Submission, *, by: User) -> None:
    """The report of a submission in every language, once; within the caller's transaction."""
    for language, _name in settings.LANGUAGES:
        report = Report.objects.create(
            assessment=submission.assessment,
            submission=submission,
            language=language,
            requested_by=by,
        )
        _enqueue(report)


@transaction.atomic
def request_draft(assessment: Assessment, language: str, *, by: User) -> Report:
    """The report of the answers as they are now, with a watermark; replaces an earlier draft."""
    if not access.can_print_draft(assessment, by):
        raise PermissionDenied
    _delete(assessment.reports.filter(submission=None, language=language))
    report = Report.objects.create(assessment=assessment, language=language, requested_by=by)
    _enqueue(report)
    return report


def _delete(drafts: QuerySet[Report]) -> None:
    """With their files, once it is certain that they are gone."""
    for draft in drafts:
        if name := draft.pdf.name:
            transaction.on_commit(partial(draft.pdf.storage.delete, name))
    drafts.delete()


def _enqueue(report: Report) -> None:
    pk = str(report.pk)
    transaction.on_commit(lambda: tasks.render_report.enqueue(pk))
