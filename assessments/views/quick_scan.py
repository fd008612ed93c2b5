"""The quick scan: open to everybody. What is filled in travels in the form and is kept nowhere."""

from collections.abc import Callable, Mapping
from urllib.parse import urlencode
from uuid import UUID

from allauth.core import ratelimit
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from assessments import access
from assessments.actions.contexts import QUESTIONNAIRE
from assessments.forms.quick_scan import (
    Answering,
    ScanContextForm,
    ScanQuestionsForm,
    everything_in,
    scan_of,
)
from assessments.models import Assessment, User
from assessments.questionnaires import library
from assessments.reports.context_names import ContextName, name_from
from assessments.reports.quick_scan import quick_scan_result
from assessments.views import errors
from assessments.views.kept_scan import keep, kept_by, take_along
from assessments.views.public import public
from assessments.views.request import Request
from assessments.views.sources import outside
from assessments.workflow import Refused

CONTEXT, QUESTIONS, RESULT = "context", "questions", "result"  # values of the buttons "to"
SIGN_IN = "account_login"
# Where a visitor goes on, by the button that was pressed.
ONWARD: Mapping[str, str] = {"register": "people:register", "sign_in": SIGN_IN}


@require_http_methods(["GET", "HEAD", "POST"])
@public
def scan(request: HttpRequest) -> HttpResponse:
    """Two steps and the result, as far as what was filled in allows."""
    if request.method != "POST":
        return _ask_context(request, ScanContextForm())
    return _go_on(request, request.POST.get("to", QUESTIONS))


@require_POST
@public
def take(request: HttpRequest) -> HttpResponse:
    """Keep the scan in the session of who asks for that, and lead on to where it is used."""
    if not _may_take(request):
        raise PermissionDenied(_("Only a preparer or an approver of a company can take it along."))
    context = ScanContextForm(request.POST)
    questions = _second_step(request, context)
    if questions is None or not questions.is_valid():
        return _go_on(request, RESULT)
    if not ratelimit.consume(request, action="quick_scan"):
        return errors.too_many_requests(request)
    keep(request, scan_of(context, questions))
    return redirect(_onward(request))


@require_POST
def fill_in(request: Request, pk: UUID) -> HttpResponse:
    """Take the answers along into an assessment that was begun already, where it is still empty."""
    found = Assessment.objects.visible_to(request.user).select_related("context")
    assessment = get_object_or_404(found, pk=pk)
    kept = kept_by(request)
    if kept is None or not kept.is_about(assessment.context):
        messages.error(request, _("There is no quick scan of this context to take along."))
        return redirect("assessments:show", pk)
    try:
        take_along(request, assessment, kept, by=request.user)
    except Refused as refused:
        for reason in refused.reasons:
            messages.error(request, str(reason))
    return redirect("assessments:show", pk)


def _go_on(request: HttpRequest, to: str) -> HttpResponse:
    """To the step that was asked for, or the first one before it in which something is wrong."""
    context = ScanContextForm(request.POST)
    questions = _second_step(request, context)
    if questions is None:
        return _ask_context(request, context)
    if to == RESULT:
        is_whole = questions.is_valid()
        step = _show_result if is_whole else _ask_questions
        return step(request, context, questions)
    return REVISITS.get(to, _revisit_questions)(request, context)


def _second_step(request: HttpRequest, context: ScanContextForm) -> ScanQuestionsForm | None:
    """None as long as the first step is not right."""
    if not context.is_valid():
        return None
    return ScanQuestionsForm(context, request.POST)


def _revisit_context(request: HttpRequest, _context: ScanContextForm) -> HttpResponse:
    form = ScanContextForm()
    form.show(request.POST)
    return _ask_context(request, form)


def _revisit_questions(request: HttpRequest, context: ScanContextForm) -> HttpResponse:
    form = ScanQuestionsForm(context)
    form.show(request.POST)
    return _ask_questions(request, context, form)


def _ask_context(request: HttpRequest, form: ScanContextForm) -> HttpResponse:
    scan = library.current(QUESTIONNAIRE).quick_scan
    context = {
        "form": form,
        "carried": _carried(request, form),
        "minutes": scan.minutes if scan else None,
        "outside": outside(),
    }
    return render(request, "quick_scan/context.html", context)


def _ask_questions(
    request: HttpRequest, place: ScanContextForm, form: ScanQuestionsForm
) -> HttpResponse:
    context = {
        "form": form,
        "name": _name(place),
        "carried": _carried(request, form),
    }
    return render(request, "quick_scan/questions.html", context)


def _show_result(
    request: HttpRequest, place: ScanContextForm, questions: ScanQuestionsForm
) -> HttpResponse:
    context = {
        "name": _name(place),
        "results": quick_scan_result(place.dossier(questions.answers)),
        "carried": everything_in(request.POST),
        "may_take": _may_take(request),
        "is_visitor": not request.user.is_authenticated,
        "today": timezone.localdate(),
        "outside": outside(),
    }
    return render(request, "quick_scan/result.html", context)


def _carried(request: HttpRequest, form: Answering) -> list[tuple[str, str]]:
    """What was filled in on the other page."""
    return [each for each in everything_in(request.POST) if each[0] not in form.fields]


def _name(place: ScanContextForm) -> ContextName:
    return name_from(place.dossier().context, library.current(QUESTIONNAIRE))


def _may_take(request: HttpRequest) -> bool:
    """A visitor may yet become somebody who fills in."""
    user = request.user
    return not isinstance(user, User) or access.fills_in_for(user).exists()


def _onward(request: HttpRequest) -> str:
    register = reverse("contexts:register")
    if request.user.is_authenticated:
        return register
    page = reverse(ONWARD.get(request.POST.get("then", ""), SIGN_IN))
    return f"{page}?{urlencode({'next': register})}"


REVISITS: Mapping[str, Callable[[HttpRequest, ScanContextForm], HttpResponse]] = {
    CONTEXT: _revisit_context,
    QUESTIONS: _revisit_questions,
}
