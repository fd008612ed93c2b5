"""Taking over the answer of an earlier year: at once where nothing stands, else after a look."""

from collections.abc import Sequence
from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from assessments.actions import answers, carrying
from assessments.models import Assessment, Evidence
from assessments.questionnaires.questions import Question
from assessments.reports.context_names import name_of
from assessments.reports.last_year import LastYear, last_year_of
from assessments.reports.wordings import answer_in_words
from assessments.views.request import Request
from assessments.views.section_pages import SectionPage, open_page, question_of
from assessments.workflow import Refused


@require_http_methods(["GET", "HEAD", "POST"])
def take_over(request: Request, pk: UUID, code: str) -> HttpResponse:
    """Both answers, this year's and the earlier one, and the choice."""
    assessment = get_object_or_404(
        Assessment.objects.visible_to(request.user).with_context(), pk=pk
    )
    question = question_of(assessment, code)
    page = open_page(assessment, question.section)
    if code not in page.codes or code not in page.asked.earlier:
        raise Http404
    if request.method != "POST":
        return _show(request, page, question)
    try:
        return _taken_over(request, page, code, seen=request.POST.get("seen"))
    except Refused as refused:
        return _show(
            request, open_page(assessment, question.section), question, reasons=refused.reasons
        )


def from_section(request: Request, page: SectionPage, code: str) -> HttpResponse:
    """From the button beside the question, when the answers of its page are saved."""
    if _would_replace(page, code):
        return redirect("carrying:take_over", page.assessment.pk, code)
    try:
        return _taken_over(request, page, code, seen=page.asked.fingerprint(code))
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect(page.address)


def _would_replace(page: SectionPage, code: str) -> bool:
    question = page.asked.questionnaire.question(code)
    return code in page.asked.earlier and _last_year(page, question).replaces


def _taken_over(
    request: Request, page: SectionPage, code: str, *, seen: str | None
) -> HttpResponseRedirect:
    along = carrying.take_over(page.assessment, code, by=request.user, seen=seen)
    messages.success(request, _confirmation(code, page.asked.earlier[code].year, along))
    return redirect(f"{page.address}#div_id_{code}")


def _confirmation(code: str, year: int, along: Sequence[Evidence]) -> str:
    said = _("%(code)s is taken over from %(year)s. Check that it is still so.")
    taken = said % {"code": code, "year": year}
    if not along:
        return taken
    documents = ngettext(
        "%(n)s document came along.", "%(n)s documents came along.", len(along)
    ) % {"n": len(along)}
    return f"{taken} {documents}"


def _show(
    request: Request,
    page: SectionPage,
    question: Question,
    *,
    reasons: Sequence[str | Promise] = (),
) -> HttpResponse:
    assessment, code = page.assessment, question.code
    context = {
        "assessment": assessment,
        "name": name_of(assessment.context, assessment.questionnaire),
        # Not "question": by that name the template pack draws every field as one.
        "about": question,
        "now": answer_in_words(question, page.asked.value(question)),
        "standing": page.asked.answers.get(code),
        "last_year": _last_year(page, question),
        "seen": page.asked.fingerprint(code),
        "back": f"{page.address}#div_id_{code}",
        "refusal": answers.refusal(assessment, request.user),
        "reasons": reasons,
    }
    status = HTTPStatus.CONFLICT if reasons else HTTPStatus.OK
    return render(request, "carrying/take_over.html", context, status=status)


def _last_year(page: SectionPage, question: Question) -> LastYear:
    asked, code = page.asked, question.code
    return last_year_of(
        question,
        asked.earlier[code],
        asked.answers.get(code),
        asked.evidence.get(code, ()),
        on=timezone.localdate(),
    )
