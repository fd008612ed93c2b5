"""The rows of a table question from a file."""

from collections.abc import Sequence
from http import HTTPStatus
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from assessments.actions import answers, intakes
from assessments.actions.answers import Given, fingerprint
from assessments.actions.intakes import Proposal, rows_now
from assessments.forms.incoming import FileForm
from assessments.models import Assessment, Intake
from assessments.models.dossiers import answers_of
from assessments.questionnaires.questions import Kind, Question
from assessments.reports.context_names import name_of
from assessments.views.downloads import CSV, EXCEL, download, name_for
from assessments.views.request import Request
from assessments.workbooks.table_files import rows_from, table_text, table_workbook
from assessments.workflow import Refused

HELP = _("CSV or Excel (.xlsx), with the names of the columns in the first row.")


@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: Request, pk: UUID, code: str) -> HttpResponse:
    assessment, question = _found(request, pk, code)
    form = FileForm(request, endings=[".csv", ".txt", ".xlsx"], help_text=HELP)
    if not form.is_valid():
        return _show(request, assessment, question, form)
    try:
        intake = _taken(request, assessment, question, form)
    except ValidationError as error:
        form.add_error("file", error)
        return _show(request, assessment, question, form)
    except Refused as refused:
        return _show(request, assessment, question, form, reasons=refused.reasons)
    return redirect("intakes:show", intake.pk)


@require_safe
def workbook(request: Request, pk: UUID, code: str) -> HttpResponse:
    """With the rows as they are now."""
    assessment, question = _found(request, pk, code)
    content = table_workbook(question, rows_now(assessment, code))
    return download(content, name_for(assessment, code, ".xlsx"), EXCEL)


@require_safe
def text(request: Request, pk: UUID, code: str) -> HttpResponse:
    assessment, question = _found(request, pk, code)
    return download(table_text(question), name_for(assessment, code, ".csv"), CSV)


def _taken(request: Request, assessment: Assessment, question: Question, form: FileForm) -> Intake:
    """Raise ValidationError when the file cannot be used, Refused when nothing may be filled in."""
    if reason := answers.refusal(assessment, request.user):
        raise Refused(reason)
    found = rows_from(form.upload, question)
    answer = answers_of(assessment).get(question.code)
    given = Given(
        value=found.value, remark=answer.remark if answer else "", seen=fingerprint(answer)
    )
    proposal = Proposal(
        given={question.code: given}, problems=found.problems, question=question.code
    )
    return intakes.keep(assessment, proposal, file_name=form.upload.name or "", by=request.user)


def _show(
    request: Request,
    assessment: Assessment,
    question: Question,
    form: FileForm,
    *,
    reasons: Sequence[str | Promise] = (),
) -> HttpResponse:
    section = reverse("sections:edit", args=[assessment.pk, question.section])
    context = {
        "assessment": assessment,
        "name": name_of(assessment.context, assessment.questionnaire),
        # Not "question": by that name the template pack draws every field as one.
        "about": question,
        "rows": len(rows_now(assessment, question.code)),
        "back": f"{section}#div_id_{question.code}",
        "form": form,
        "refusal": answers.refusal(assessment, request.user),
        "reasons": reasons,
    }
    status = HTTPStatus.CONFLICT if reasons else HTTPStatus.OK
    return render(request, "tables/upload.html", context, status=status)


def _found(request: Request, pk: UUID, code: str) -> tuple[Assessment, Question]:
    visible = Assessment.objects.visible_to(request.user).with_context()
    assessment = get_object_or_404(visible, pk=pk)
    try:
        question = assessment.questionnaire.question(code)
    except LookupError:
        raise Http404 from None
    if question.kind is not Kind.TABLE:
        raise Http404
    return assessment, question
