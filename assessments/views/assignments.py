"""Asking somebody to answer a question or a section, and taking that back."""

from collections.abc import Sequence
from http import HTTPStatus
from typing import NamedTuple
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from assessments import access
from assessments.actions import answers, assignments
from assessments.actions.assignments import Wanted
from assessments.forms.assignments import AskForm
from assessments.models import Assessment, Assignment
from assessments.reports.askings import askings_about
from assessments.reports.context_names import name_of
from assessments.reports.progress import pages
from assessments.reports.waiting import subject
from assessments.views.request import Request
from assessments.views.section_pages import question_of
from assessments.workflow import Refused


class What(NamedTuple):
    """A section, or one question of it."""

    section: str
    question: str

    def address(self, assessment: Assessment) -> str:
        """Where it is answered and spoken about."""
        if self.question:
            return reverse("questions:show", args=[assessment.pk, self.question])
        return reverse("sections:edit", args=[assessment.pk, self.section])


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: Request, pk: UUID, what: str) -> HttpResponse:
    assessment = get_object_or_404(
        Assessment.objects.visible_to(request.user).with_context(), pk=pk
    )
    wanted = _what(assessment, what)
    colleagues = list(access.colleagues(assessment.organisation, but=request.user))
    if request.method != "POST":
        return _show(request, assessment, wanted, AskForm(colleagues))
    form = AskForm(colleagues, request.POST)
    if not form.is_valid():
        return _show(request, assessment, wanted, form)
    details = {key: form.cleaned_data[key] for key in ("note", "due_on")}
    try:
        asked = assignments.ask(
            assessment, Wanted(**wanted._asdict(), **details), form.address, by=request.user
        )
    except Refused as refused:
        return _show(request, assessment, wanted, form, reasons=refused.reasons)
    messages.success(request, _("%(name)s gets an e-mail.") % {"name": asked.answerer})
    return redirect(wanted.address(assessment))


@require_POST
def withdraw(request: Request, pk: UUID) -> HttpResponse:
    found = Assignment.objects.visible_to(request.user).select_related("assessment")
    assignment = get_object_or_404(found, pk=pk)
    try:
        assignments.withdraw(assignment, by=request.user)
    except Refused as refused:
        messages.error(request, " ".join(map(str, refused.reasons)))
    else:
        messages.success(request, _("The question is taken back."))
    what = What(assignment.section, assignment.question)
    if what.question:
        return redirect(what.address(assignment.assessment))
    return redirect("assignments:ask", assignment.assessment_id, what.section)


def _what(assessment: Assessment, what: str) -> What:
    """By the key of a section or the code of a question. Raise Http404 when it is neither."""
    if what in {section.key for section in pages(assessment.questionnaire)}:
        return What(what, "")
    question = question_of(assessment, what)
    return What(question.section, question.code)


def _show(
    request: Request,
    assessment: Assessment,
    what: What,
    form: AskForm,
    *,
    reasons: Sequence[str | Promise] = (),
) -> HttpResponse:
    user, today = request.user, timezone.localdate()
    context = {
        "assessment": assessment,
        "name": name_of(assessment.context, assessment.questionnaire),
        "what": what,
        "subject": subject(assessment.questionnaire, *what),
        "back": what.address(assessment),
        "form": form,
        "askings": askings_about(assessment, *what, user, on=today),
        "can_discuss": access.can_discuss(assessment, user),
        "refusal": answers.refusal(assessment, user),
        "reasons": reasons,
    }
    status = HTTPStatus.CONFLICT if reasons else HTTPStatus.OK
    return render(request, "assignments/ask.html", context, status=status)
