"""Remarks of a whole assessment; changing one's own, settling one."""

from collections.abc import Sequence
from http import HTTPStatus
from typing import NamedTuple
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from assessments import access
from assessments.actions import remarks
from assessments.forms.remarks import ChangedRemarkForm
from assessments.language import wording
from assessments.models import Assessment, Remark
from assessments.reports.context_names import name_of
from assessments.reports.threads import Thread, threads_of
from assessments.views.request import Request
from assessments.workflow import Refused

SETTLED = "settled"


class Discussed(NamedTuple):
    code: str
    text: str
    threads: list[Thread]


@require_safe
def index(request: Request, pk: UUID) -> HttpResponse:
    assessment = get_object_or_404(
        Assessment.objects.visible_to(request.user).with_context(), pk=pk
    )
    shows_settled = request.GET.get("show") == SETTLED
    threads = threads_of(assessment, request.user)
    settled = [each for each in threads if each.is_settled]
    still_open = [each for each in threads if not each.is_settled]
    context = {
        "assessment": assessment,
        "name": name_of(assessment.context, assessment.questionnaire),
        "discussed": _by_question(assessment, settled if shows_settled else still_open),
        "shows_settled": shows_settled,
        "open_count": len(still_open),
        "settled_count": len(settled),
        "can_discuss": access.can_discuss(assessment, request.user),
    }
    return render(request, "remarks/index.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: Request, pk: UUID) -> HttpResponse:
    """Only of one's own: for others the page does not exist."""
    found = Remark.objects.editable_by(request.user).select_related("assessment__organisation")
    remark = get_object_or_404(found, pk=pk)
    data = request.POST if request.method == "POST" else None
    form = ChangedRemarkForm(data, initial={"text": remark.text})
    reasons: Sequence[str | Promise] = ()
    if form.is_valid():
        try:
            remarks.edit(remark, form.cleaned_data["text"], by=request.user)
        except Refused as refused:
            reasons = refused.reasons
        else:
            return redirect(_address(remark))
    context = {
        "assessment": remark.assessment,
        "remark": remark,
        "form": form,
        "back": _address(remark),
        "reasons": reasons,
    }
    status = HTTPStatus.CONFLICT if reasons else HTTPStatus.OK
    return render(request, "remarks/edit.html", context, status=status)


@require_POST
def settle(request: Request, pk: UUID) -> HttpResponse:
    """`settled=no` opens the thread again."""
    found = Remark.objects.visible_to(request.user).threads()
    thread = get_object_or_404(found.select_related("assessment"), pk=pk)
    act = remarks.reopen if request.POST.get("settled") == "no" else remarks.settle
    try:
        act(thread, by=request.user)
    except Refused as refused:
        messages.error(request, " ".join(map(str, refused.reasons)))
    else:
        messages.success(
            request,
            _("The remark is settled.") if thread.settled_at else _("The remark is open again."),
        )
    return _back(request, thread)


def _back(request: Request, thread: Remark) -> HttpResponseRedirect:
    if "list" in request.POST:
        return redirect("remarks:index", thread.assessment_id)
    return redirect(_address(thread))


def _address(remark: Remark) -> str:
    page = reverse("questions:show", args=[remark.assessment_id, remark.question])
    return f"{page}#remark-{remark.pk}"


def _by_question(assessment: Assessment, threads: list[Thread]) -> list[Discussed]:
    """In the order of asking."""
    at: dict[str, list[Thread]] = {}
    for each in threads:
        at.setdefault(each.question, []).append(each)
    return [
        Discussed(question.code, wording(question.text), at[question.code])
        for question in assessment.questionnaire.questions()
        if question.code in at
    ]
