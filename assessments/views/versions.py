"""The history of one answer, and putting an earlier one back."""

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from assessments.actions import answers, versions
from assessments.actions.versions import BEFORE_ALL
from assessments.models import Answer, AnswerVersion, Assessment
from assessments.questionnaires.questions import Question
from assessments.reports.answer_history import changes
from assessments.reports.context_names import name_of
from assessments.reports.replies import reply_in_words
from assessments.reports.wordings import question_name
from assessments.views.request import Request
from assessments.views.section_pages import question_of
from assessments.workflow import Refused

SHOWN = 200  # versions on one page; what is older is on the next


@require_safe
def history(request: Request, pk: UUID, code: str) -> HttpResponse:
    assessment, question = _open(request, pk, code)
    found = AnswerVersion.objects.of(assessment, question).order_by("-version")
    until = request.GET.get("until", "")
    if until.isdecimal() and len(until) < 10:  # noqa: PLR2004 - no overflow
        found = found.filter(version__lte=int(until))
    *page, before = [*found[: SHOWN + 1], *[None] * (SHOWN + 1)][: SHOWN + 1]
    shown = [version for version in reversed(page) if version]
    refusal = answers.refusal(assessment, request.user)
    context = {
        **_context(assessment, question),
        "changes": changes(question, shown, before),
        "until": before.version if before else None,
        "now": _standing(assessment, question),
        "can_restore": refusal is None,
    }
    return render(request, "versions/history.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def restore(request: Request, pk: UUID, code: str, number: int) -> HttpResponse:
    assessment, question = _open(request, pk, code)
    try:
        return _restore(request, assessment, question, number)
    except AnswerVersion.DoesNotExist:
        raise Http404 from None


def _restore(
    request: Request, assessment: Assessment, question: Question, number: int
) -> HttpResponse:
    """Raise AnswerVersion.DoesNotExist when there is no such version."""
    earlier = versions.earlier(assessment, question, number)
    reasons = []
    if request.method == "POST":
        seen = request.POST.get("seen", "")
        try:
            versions.restore(assessment, question.code, number, seen=seen, by=request.user)
        except Refused as refused:
            reasons = list(refused.reasons)
        else:
            messages.success(request, _("The earlier answer is put back."))
            return redirect(_section(assessment, question))
    now = _standing(assessment, question)
    context = {
        **_context(assessment, question),
        "reasons": reasons,
        "refusal": answers.refusal(assessment, request.user),
        "then": reply_in_words(question, Answer(**earlier.as_stored())),
        "now": reply_in_words(question, now),
        "seen": answers.fingerprint(now),
    }
    status = HTTPStatus.CONFLICT if reasons else HTTPStatus.OK
    return render(request, "versions/restore.html", context, status=status)


def _open(request: Request, pk: UUID, code: str) -> tuple[Assessment, Question]:
    visible = Assessment.objects.visible_to(request.user).with_context()
    assessment = get_object_or_404(visible, pk=pk)
    return assessment, question_of(assessment, code)


def _context(assessment: Assessment, question: Question) -> dict[str, object]:
    return {
        "assessment": assessment,
        "name": name_of(assessment.context, assessment.questionnaire),
        "question": question_name(question),
        "back": _section(assessment, question),
        "first": BEFORE_ALL,
    }


def _section(assessment: Assessment, question: Question) -> str:
    """The question on the page of its section."""
    address = reverse("sections:edit", args=[assessment.pk, question.section])
    return f"{address}#div_id_{question.code}"


def _standing(assessment: Assessment, question: Question) -> Answer | None:
    sheet = assessment.sheet_id_for(question)
    return Answer.objects.filter(sheet=sheet, question=question.code).first()
