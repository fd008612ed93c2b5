"""An assessment as a workbook: taking it along, and bringing it back filled in."""

from collections.abc import Sequence
from http import HTTPStatus
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import Promise
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from assessments.actions import answers, intakes
from assessments.forms.incoming import FileForm
from assessments.models import Assessment, Intake
from assessments.reports.context_names import name_of
from assessments.views.downloads import EXCEL, download, name_for
from assessments.views.offline import NAMES
from assessments.views.request import Request
from assessments.workbooks.guarding import check_workbook
from assessments.workbooks.proposals import proposal_from
from assessments.workbooks.writing import workbook_of
from assessments.workflow import Refused

HELP = _("The workbook (.xlsx) that you downloaded here and filled in.")


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: Request, pk: UUID) -> HttpResponse:
    assessment = _found(request, pk)
    form = FileForm(request, endings=[".xlsx"], help_text=HELP)
    if not form.is_valid():
        return _show(request, assessment, form)
    try:
        intake = _taken(request, assessment, form)
    except ValidationError as error:
        form.add_error("file", error)
        return _show(request, assessment, form)
    except Refused as refused:
        return _show(request, assessment, form, reasons=refused.reasons)
    return redirect("intakes:show", intake.pk)


@require_safe
def file(request: Request, pk: UUID, language: str) -> HttpResponse:
    if language not in NAMES:
        raise Http404
    assessment = _found(request, pk)
    name = name_for(assessment, NAMES[language], ".xlsx")
    return download(workbook_of(assessment, language), name, EXCEL)


def _taken(request: Request, assessment: Assessment, form: FileForm) -> Intake:
    """Raise ValidationError when the file cannot be used, Refused when nothing may be filled in."""
    if reason := answers.refusal(assessment, request.user):
        raise Refused(reason)
    check_workbook(form.upload)
    proposal = proposal_from(form.upload, assessment)
    return intakes.keep(assessment, proposal, file_name=form.upload.name or "", by=request.user)


def _show(
    request: Request,
    assessment: Assessment,
    form: FileForm,
    *,
    reasons: Sequence[str | Promise] = (),
) -> HttpResponse:
    context = {
        "assessment": assessment,
        "name": name_of(assessment.context, assessment.questionnaire),
        "form": form,
        "refusal": answers.refusal(assessment, request.user),
        "reasons": reasons,
        "languages": [get_language_info(code) for code, _name in settings.LANGUAGES],
        "waiting": Intake.objects.visible_to(request.user).filter(assessment=assessment).first(),
    }
    status = HTTPStatus.CONFLICT if reasons else HTTPStatus.OK
    return render(request, "workbooks/show.html", context, status=status)


def _found(request: Request, pk: UUID) -> Assessment:
    visible = Assessment.objects.visible_to(request.user).with_context()
    return get_object_or_404(visible, pk=pk)
