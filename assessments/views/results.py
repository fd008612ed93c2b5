"""What the answers come to now: the live result of an assessment that is not signed yet."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from assessments import access
from assessments.models import Assessment
from assessments.models.dossiers import dossier_of
from assessments.reports.context_names import name_of
from assessments.reports.results import results_of
from assessments.scoring.outcome import evaluate
from assessments.views.request import Request
from assessments.workflow import Status

# What was signed is shown as it was signed, and never judged again.
AS_SIGNED = frozenset({Status.SUBMITTED, Status.IN_REVIEW, Status.CONCLUDED, Status.WITHDRAWN})


@require_safe
def result(request: Request, pk: UUID) -> HttpResponse:
    assessments = Assessment.objects.visible_to(request.user).select_related(
        "organisation", "context__programme"
    )
    assessment = get_object_or_404(assessments, pk=pk)
    signed = assessment.submissions.last()
    if signed and assessment.status in AS_SIGNED:
        return redirect("submissions:show", signed.pk)
    today = timezone.localdate()
    dossier = dossier_of(assessment, on=today)
    questionnaire = assessment.questionnaire
    context = {
        "assessment": assessment,
        "context_name": name_of(assessment.context, questionnaire),
        "results": results_of(questionnaire, evaluate(dossier), dossier, is_draft=True),
        "can_edit": access.can_answer(assessment, request.user),
        "today": today,
    }
    return render(request, "results/result.html", context)
