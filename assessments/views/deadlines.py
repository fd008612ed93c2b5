"""Changing the day before which an assessment is to be signed."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from assessments import access
from assessments.actions import deadlines
from assessments.forms.deadlines import DeadlineForm
from assessments.models import Assessment
from assessments.reports.context_names import name_of
from assessments.views.request import Request
from assessments.workflow import Refused


@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: Request, pk: UUID) -> HttpResponse:
    found = Assessment.objects.visible_to(request.user).with_context()
    assessment = get_object_or_404(found, pk=pk)
    data = request.POST if request.method == "POST" else None
    form = DeadlineForm(assessment.due_on, data)
    if form.is_valid():
        try:
            deadlines.plan(assessment, form.cleaned_data["due_on"], by=request.user)
        except Refused as refused:
            for reason in refused.reasons:
                form.add_error(None, str(reason))
        else:
            messages.success(request, _("The day is changed."))
            return redirect("assessments:show", pk)
    context = {
        "form": form,
        "assessment": assessment,
        "name": name_of(assessment.context, assessment.questionnaire),
        "can_plan": access.can_plan(assessment, request.user),
    }
    return render(request, "deadlines/plan.html", context)
