"""One question among colleagues: its answer, what is said about it, who was asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.views.decorators.http import require_http_methods

from assessments import access
from assessments.actions import remarks
from assessments.forms.remarks import NEW, RemarkForm
from assessments.models import Answer, Assessment, Remark, User
from assessments.questionnaires.questions import Question
from assessments.reports.askings import askings_about
from assessments.reports.context_names import name_of
from assessments.reports.threads import Thread, threads_at
from assessments.reports.wordings import AnswerInWords, answer_in_words
from assessments.views.request import Request
from assessments.views.section_pages import SectionPage, open_page, question_of
from assessments.workflow import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Current:
    """The answer as it is now."""

    stored: Answer | None
    words: AnswerInWords
    evidence: tuple[str, ...]  # titles
    is_asked: bool  # not hidden by other answers


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """A thread with the form to say something in it."""

    thread: Thread
    form: RemarkForm


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: Request, pk: UUID, code: str) -> HttpResponse:
    """A remark that is posted begins a thread, or is a reply in one."""
    assessment = get_object_or_404(
        Assessment.objects.visible_to(request.user).with_context(), pk=pk
    )
    question = question_of(assessment, code)
    colleagues = list(access.colleagues(assessment.organisation, but=request.user))
    if request.method != "POST":
        return _show(request, assessment, question, colleagues)
    thread = _thread(assessment, code, request.POST.get("reply_to", ""))
    where = str(thread.pk) if thread else NEW
    form = RemarkForm(colleagues, request.POST, where=where)
    if not form.is_valid():
        return _show(request, assessment, question, colleagues, form)
    try:
        remark = remarks.add(
            assessment,
            code,
            form.cleaned_data["text"],
            by=request.user,
            reply_to=thread,
            mentions=form.mentioned(),
        )
    except Refused as refused:
        return _show(request, assessment, question, colleagues, form, reasons=refused.reasons)
    return redirect(f"{reverse('questions:show', args=[pk, code])}#remark-{remark.pk}")


def _thread(assessment: Assessment, code: str, pk: str) -> Remark | None:
    """The thread that is replied to; none when a new one begins."""
    if not pk:
        return None
    threads = assessment.remarks.filter(question=code, reply_to=None)
    found = next((each for each in threads if str(each.pk) == pk), None)
    if found is None:
        raise Http404
    return found


def _show(
    request: Request,
    assessment: Assessment,
    question: Question,
    colleagues: Sequence[User],
    form: RemarkForm | None = None,
    *,
    reasons: Sequence[str | Promise] = (),
) -> HttpResponse:
    user = request.user
    page = open_page(assessment, question.section)
    posted = {form.where: form} if form else {}
    threads = threads_at(assessment, question.code, user)
    talks = [
        Talk(
            thread=each, form=posted.get(str(each.pk)) or RemarkForm(colleagues, where=str(each.pk))
        )
        for each in threads
    ]
    context = {
        "assessment": assessment,
        "name": name_of(assessment.context, assessment.questionnaire),
        # Not "question": by that name the template pack draws every field as one.
        "about": question,
        "current": _current(page, question),
        "back": f"{page.address}#div_id_{question.code}",
        "talks": [each for each in talks if not each.thread.is_settled],
        "settled": [each for each in talks if each.thread.is_settled],
        "new_form": posted.get(NEW) or RemarkForm(colleagues),
        "form": form,
        "askings": askings_about(
            assessment, question.section, question.code, user, on=timezone.localdate()
        ),
        "can_ask": access.can_answer(assessment, user),
        "can_discuss": access.can_discuss(assessment, user),
        "reasons": reasons,
    }
    status = HTTPStatus.CONFLICT if reasons else HTTPStatus.OK
    return render(request, "questions/show.html", context, status=status)


def _current(page: SectionPage, question: Question) -> Current:
    code = question.code
    return Current(
        stored=page.asked.answers.get(code),
        words=answer_in_words(question, page.asked.value(question)),
        evidence=tuple(each.title for each in page.asked.evidence.get(code, ())),
        is_asked=code in page.codes,
    )
