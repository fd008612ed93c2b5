"""What the secretariat does with a submission: take it, return it, conclude it."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from assessments import access
from assessments.actions import reviews
from assessments.forms.reviews import ChangesForm, ConclusionForm
from assessments.models import Submission, User
from assessments.views.request import Request
from assessments.views.submissions import found, page_of
from assessments.workflow import Refused

CONFLICT = 409  # the page was right when it was opened, and is not any more


def _to_review(user: User, pk: UUID) -> Submission:
    """A company can see its submission, but is never asked what it thinks of it."""
    submission = found(user, pk)
    if not access.reads_as_secretariat(submission, user):
        raise PermissionDenied
    return submission


@require_POST
def take(request: Request, pk: UUID) -> HttpResponse:
    submission = _to_review(request.user, pk)
    try:
        reviews.take(submission, by=request.user)
    except Refused as refusal:
        return page_of(request, found(request.user, pk), refusals=refusal.reasons, status=CONFLICT)
    messages.success(request, _("You started the review of this submission."))
    return redirect("submissions:show", pk)


@require_POST
def request_changes(request: Request, pk: UUID) -> HttpResponse:
    submission = _to_review(request.user, pk)
    form = ChangesForm(request.POST, auto_id="changes_%s")
    if not form.is_valid():
        return page_of(request, submission, changes_form=form)
    try:
        reviews.request_changes(submission, form.cleaned_data["reason"], by=request.user)
    except Refused as refusal:
        return page_of(
            request,
            found(request.user, pk),
            changes_form=form,
            refusals=refusal.reasons,
            status=CONFLICT,
        )
    messages.success(request, _("The company was asked for changes."))
    return redirect("submissions:show", pk)


@require_POST
def conclude(request: Request, pk: UUID) -> HttpResponse:
    submission = _to_review(request.user, pk)
    form = ConclusionForm(request.POST, auto_id="conclusion_%s")
    if not form.is_valid():
        return page_of(request, submission, conclusion_form=form)
    try:
        reviews.conclude(submission, **form.cleaned_data, by=request.user)
    except Refused as refusal:
        return page_of(
            request,
            found(request.user, pk),
            conclusion_form=form,
            refusals=refusal.reasons,
            status=CONFLICT,
        )
    messages.success(request, _("The review is concluded."))
    return redirect("submissions:show", pk)
