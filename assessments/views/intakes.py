"""What was read from a file, to look at before it is saved."""

from collections.abc import Sequence
from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from assessments.actions import answers, intakes
from assessments.actions.answers import Saved
from assessments.actions.intakes import rows_now
from assessments.models import Assessment, Intake
from assessments.reports.context_names import name_of
from assessments.views.request import Request
from assessments.workbooks.changes import changes_of
from assessments.workflow import Refused


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: Request, pk: UUID) -> HttpResponse:
    intake = _found(request, pk)
    if request.method != "POST":
        return _show(request, intake)
    back = _back(intake)
    try:
        saved = _save(request, intake)
    except Refused as refused:
        return _show(request, intake, reasons=refused.reasons)
    _tell(request, saved)
    return back


@require_POST
def discard(request: Request, pk: UUID) -> HttpResponse:
    intake = _found(request, pk)
    back = _back(intake)
    intakes.discard(intake)
    messages.success(request, _("Nothing was saved. What was read from the file is gone."))
    return back


def _save(request: Request, intake: Intake) -> Saved:
    if intake.question:
        is_added = request.POST.get("rows") == "add"
        return intakes.save_rows(intake, is_added=is_added, by=request.user)
    return intakes.save(intake, instead=request.POST.getlist("instead"), by=request.user)


def _tell(request: Request, saved: Saved) -> None:
    count = len(saved.changed)
    if count:
        sentence = ngettext(
            "%(count)s answer from the file is saved.",
            "%(count)s answers from the file are saved.",
            count,
        )
        messages.success(request, sentence % {"count": count})
    if saved.conflicts:
        sentence = _(
            "A colleague changed these answers in the meantime. They are left as they are: %(codes)s."
        )
        messages.warning(request, sentence % {"codes": ", ".join(saved.conflicts)})
    if not count and not saved.conflicts:
        messages.info(request, _("Nothing had to be saved."))


def _show(
    request: Request, intake: Intake, *, reasons: Sequence[str | Promise] = ()
) -> HttpResponse:
    assessment, changes = intake.assessment, changes_of(intake)
    context = {
        "intake": intake,
        "assessment": assessment,
        "name": name_of(assessment.context, assessment.questionnaire),
        "changes": changes,
        "clear": sum(not change.is_conflict for change in changes),
        "conflicts": sum(change.is_conflict for change in changes),
        "rows": intakes.given_of(intake)[intake.question].value if intake.question else (),
        "rows_now": len(rows_now(assessment, intake.question)) if intake.question else 0,
        "refusal": answers.refusal(assessment, request.user),
        "reasons": reasons,
        "back": _address(intake),
    }
    status = HTTPStatus.CONFLICT if reasons else HTTPStatus.OK
    return render(request, "intakes/show.html", context, status=status)


def _back(intake: Intake) -> HttpResponseRedirect:
    return redirect(_address(intake))


def _address(intake: Intake) -> str:
    """Where the file was uploaded; for rows, the question they belong to."""
    assessment = intake.assessment
    if not intake.question:
        return reverse("workbooks:show", args=[assessment.pk])
    section = assessment.questionnaire.question(intake.question).section
    address = reverse("sections:edit", args=[assessment.pk, section])
    return f"{address}#div_id_{intake.question}"


def _found(request: Request, pk: UUID) -> Intake:
    """With its assessment as a page needs it."""
    intake = get_object_or_404(Intake.objects.visible_to(request.user), pk=pk)
    intake.assessment = Assessment.objects.with_context().get(pk=intake.assessment_id)
    return intake
