"""The documents behind an answer: adding, taking away, fetching."""

from collections.abc import Sequence
from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from assessments.actions import answers
from assessments.actions import evidence as actions
from assessments.forms.evidence import EvidenceForm
from assessments.models import Assessment, Evidence
from assessments.questionnaires.questions import Question
from assessments.reports.context_names import name_of
from assessments.views import errors
from assessments.views.request import Request
from assessments.views.section_pages import open_page
from assessments.workflow import Refused


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: Request, pk: UUID, code: str) -> HttpResponse:
    assessment = get_object_or_404(
        Assessment.objects.visible_to(request.user).with_context(), pk=pk
    )
    question = _question(assessment, code)
    if code not in open_page(assessment, question.section).codes:
        raise Http404
    rules = assessment.questionnaire.evidence
    if request.method != "POST":
        return _show(request, assessment, question, EvidenceForm(rules))
    form = EvidenceForm(rules, request.POST, request.FILES)
    if not form.is_valid():
        return _show(request, assessment, question, form)
    try:
        actions.attach(assessment, code, form.document(), by=request.user)
    except Refused as refused:
        return _show(request, assessment, question, form, reasons=refused.reasons)
    messages.success(request, _("The evidence is added."))
    return _back(assessment, question)


@require_http_methods(["GET", "HEAD", "POST"])
def detach(request: Request, pk: UUID, code: str, evidence: UUID) -> HttpResponse:
    """Asks first, because what is used nowhere else is gone."""
    assessment = get_object_or_404(
        Assessment.objects.visible_to(request.user).with_context(), pk=pk
    )
    question = _question(assessment, code)
    sheets = [assessment.sheet_id, assessment.company_sheet_id]
    found = get_object_or_404(
        Evidence.objects.visible_to(request.user),
        pk=evidence,
        uses__sheet__in=sheets,
        uses__question=code,
    )
    reasons: Sequence[str | Promise] = ()
    if request.method == "POST":
        try:
            actions.detach(assessment, code, found, by=request.user)
        except Refused as refused:
            reasons = refused.reasons
        else:
            messages.success(request, _("The evidence is removed from this answer."))
            return _back(assessment, question)
    context = {**_around(assessment, question), "evidence": found, "reasons": reasons}
    return render(request, "evidence/detach.html", context, status=_status(reasons))


@require_safe
def file(request: Request, pk: UUID) -> FileResponse | HttpResponse:
    """Never shown by the browser inside our site: only kept, and only as what it is."""
    evidence = get_object_or_404(Evidence.objects.visible_to(request.user), pk=pk)
    if not evidence.file:
        raise Http404
    try:
        content = evidence.file.open("rb")
    except OSError:
        return errors.file_gone(request, evidence)
    # What cannot be printed would break the header, or hide what the file is.
    name = "".join(each for each in evidence.file_name if each.isprintable())
    return FileResponse(
        content,
        as_attachment=True,
        filename=name or str(evidence.pk),
        content_type=evidence.media_type or "application/octet-stream",
        headers={"Content-Security-Policy": "sandbox"},
    )


def _question(assessment: Assessment, code: str) -> Question:
    try:
        question = assessment.questionnaire.question(code)
    except LookupError:
        raise Http404 from None
    if not question.takes_evidence:
        raise Http404
    return question


def _show(
    request: Request,
    assessment: Assessment,
    question: Question,
    form: EvidenceForm,
    *,
    reasons: Sequence[str | Promise] = (),
) -> HttpResponse:
    context = {
        **_around(assessment, question),
        "form": form,
        "refusal": answers.refusal(assessment, request.user),
        "reasons": reasons,
    }
    return render(request, "evidence/add.html", context, status=_status(reasons))


def _around(assessment: Assessment, question: Question) -> dict[str, object]:
    return {
        "assessment": assessment,
        # Not "question": by that name the template pack draws every field as one.
        "about": question,
        "name": name_of(assessment.context, assessment.questionnaire),
        "back": _address(assessment, question),
    }


def _status(reasons: Sequence[object]) -> HTTPStatus:
    return HTTPStatus.CONFLICT if reasons else HTTPStatus.OK


def _back(assessment: Assessment, question: Question) -> HttpResponseRedirect:
    return redirect(_address(assessment, question))


def _address(assessment: Assessment, question: Question) -> str:
    section = reverse("sections:edit", args=[assessment.pk, question.section])
    return f"{section}#div_id_{question.code}"
