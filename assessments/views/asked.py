"""What is asked of a person: answered here by who may see nothing else of the company."""

from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from assessments import access
from assessments.actions import answers, assignments, remarks
from assessments.forms.asked import Asked
from assessments.forms.contributing import ABOUT, WORD, ContributionForm, only
from assessments.models import Assessment, Assignment
from assessments.reports.context_names import name_of
from assessments.reports.threads import threads_with_guest
from assessments.reports.waiting import subject, waiting_for
from assessments.scoring.results import Finding
from assessments.views.request import Request
from assessments.views.section_pages import open_page
from assessments.views.sections import heard
from assessments.views.typed import Typed
from assessments.workflow import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand:
    """What was asked, as it stands now."""

    assignment: Assignment
    assessment: Assessment
    asked: Asked
    validations: Sequence[Finding]

    @property
    def codes(self) -> list[str]:
        return [question.code for question in self.asked.questions]


@require_safe
def index(request: Request) -> HttpResponse:
    waiting = waiting_for(request.user, on=timezone.localdate())
    return render(request, "asked/index.html", {"assignments": waiting.assignments})


@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: Request, pk: UUID) -> HttpResponse:
    """Saving keeps what is there; finishing asks for an answer, or for a word why there is none."""
    found = Assignment.objects.open_to(request.user).select_related("asked_by", "invitation")
    errand = _errand(get_object_or_404(found, pk=pk))
    if request.method != "POST":
        return _show(request, errand, ContributionForm(errand.asked))
    try:
        return _save(request, errand)
    except Refused as refused:
        form = ContributionForm(errand.asked, request.POST)
        return _show(request, errand, form, reasons=refused.reasons)


def _errand(assignment: Assignment) -> Errand:
    assessment = Assessment.objects.with_context().get(pk=assignment.assessment_id)
    assignment.assessment = assessment
    page = open_page(assessment, assignment.section)
    return Errand(
        assignment=assignment,
        assessment=assessment,
        asked=only(page.asked, assignment.codes),
        validations=page.validations,
    )


def _save(request: Request, errand: Errand) -> HttpResponse:
    """Raise Refused when the answers are locked, or the question was taken back meanwhile."""
    user, post = request.user, heard(request, errand.assessment, errand.asked)
    given = ContributionForm(errand.asked, post).given()
    saved = answers.save(errand.assessment, given, by=user) if given else None
    after = _errand(errand.assignment)
    form = ContributionForm(after.asked, post)
    form.mark_conflicts(saved.conflicts if saved else (), by=user)
    if "finish" in post and not form.has_word:
        form.require(after.validations, shown=errand.codes)
    typed = errand.asked.unheard((name, str(text)) for name, text in post.items())
    if form.errors or typed:
        return _show(request, after, form, typed=typed)
    return _go_on(request, after, form)


def _go_on(request: Request, errand: Errand, form: ContributionForm) -> HttpResponseRedirect:
    if form.has_word:
        about, word = form.cleaned_data[ABOUT], form.cleaned_data[WORD]
        remarks.say(errand.assignment, about, word, by=request.user)
    if "finish" in request.POST:
        assignments.finish(errand.assignment, by=request.user)
        messages.success(
            request, _("Thank you. %(name)s gets a message.") % {"name": errand.assignment.asked_by}
        )
        return redirect("asked:index")
    messages.success(request, _("Your answers are saved."))
    return redirect("asked:answer", errand.assignment.pk)


def _show(
    request: Request,
    errand: Errand,
    form: ContributionForm,
    *,
    reasons: Sequence[str | Promise] = (),
    typed: Sequence[tuple[str, str]] = (),
) -> HttpResponse:
    assignment, assessment, user = errand.assignment, errand.assessment, request.user
    questionnaire = assessment.questionnaire
    refusal = answers.refusal(assessment, user, assignment.codes)
    form.lay_out(can_answer=refusal is None)
    context = {
        "assignment": assignment,
        "assessment": assessment,
        "what": subject(questionnaire, assignment.section, assignment.question),
        "name": name_of(assessment.context, questionnaire),
        "is_overdue": assignment.is_overdue(timezone.localdate()),
        "is_colleague": access.company_role(assessment, user) is not None,
        "asked": errand.codes,
        "form": form,
        "threads": threads_with_guest(assignment, user),
        "reasons": reasons,
        "refusal": refusal,
        "typed": [Typed(field, text) for field, text in typed],
    }
    status = HTTPStatus.CONFLICT if reasons else HTTPStatus.OK
    return render(request, "asked/answer.html", context, status=status)
