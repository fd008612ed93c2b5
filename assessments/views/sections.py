"""The pages in which the questions are answered, one section at a time."""

from collections.abc import Callable, Sequence
from http import HTTPStatus
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from assessments.actions import answers, versions
from assessments.forms.asked import Asked, belongs
from assessments.forms.sections import MINE, THEIRS, SectionForm
from assessments.models import Assessment
from assessments.reports.context_names import name_of
from assessments.reports.sharing import sharing_of
from assessments.views import carrying
from assessments.views.request import Request
from assessments.views.section_pages import SectionPage, open_page
from assessments.views.typed import Typed
from assessments.workflow import Refused


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: Request, pk: UUID, key: str) -> HttpResponse:
    assessment = get_object_or_404(
        Assessment.objects.visible_to(request.user).with_context(), pk=pk
    )
    page = open_page(assessment, key, new=request.GET.getlist("new"))
    if request.method != "POST":
        return _show(request, page, SectionForm(page.asked))
    try:
        return _save(request, page, heard(request, assessment, page.asked))
    except Refused as refused:
        form = SectionForm(page.asked, request.POST)
        return _show(request, page, form, reasons=refused.reasons)


def heard(request: Request, assessment: Assessment, asked: Asked) -> QueryDict:
    """What was posted, without the answer for which the person chose the colleague's.

    Raise Refused when the answers are locked.
    """
    code = request.POST.get(THEIRS)
    if not code:
        return request.POST
    mine = SectionForm(asked, request.POST).given().get(code)
    if mine is None:
        return request.POST
    versions.yield_to_colleague(assessment, code, mine, by=request.user)
    rest = request.POST.copy()
    for name in [each for each in rest if belongs(each, code)]:
        del rest[name]
    return rest


def _save(request: Request, page: SectionPage, post: QueryDict) -> HttpResponse:
    """Raise Refused when the answers are locked, or become so meanwhile."""
    assessment, key = page.assessment, page.asked.section.key
    saved = answers.save(assessment, SectionForm(page.asked, post).given(), by=request.user)
    after = open_page(assessment, key)
    form = SectionForm(after.asked, post)
    form.mark_conflicts(saved.conflicts, by=request.user)
    if "next" in post:
        form.require(after.validations, shown=page.codes)
    typed = page.asked.unheard((name, str(text)) for name, text in post.items())
    if form.errors or typed:
        return _show(request, after, form, typed=typed)
    new = [code for code in after.codes if code not in page.codes]
    if form.is_called_done is not None:
        # Nobody can call done what they have not seen.
        is_done = form.is_called_done and not new
        answers.finish_section(assessment, key, is_done, by=request.user)
    if "save" in post:
        messages.success(request, _("Your answers are saved."))
    if (code := post.get("take_over", "")) in after.codes:
        return carrying.from_section(request, after, code)
    return redirect(_destination(post, after, new))


def _show(
    request: Request,
    page: SectionPage,
    form: SectionForm,
    *,
    reasons: Sequence[str | Promise] = (),
    typed: Sequence[tuple[str, str]] = (),
) -> HttpResponse:
    """`reasons` say why nothing was saved; `typed` is what questions lost that are not asked now."""
    refusal = answers.refusal(page.assessment, request.user)
    form.lay_out(can_answer=refusal is None)
    context = {
        "page": page,
        "name": name_of(page.assessment.context, page.assessment.questionnaire),
        "form": form,
        "sharing": sharing_of(page.assessment, page.asked.questions),
        "reasons": reasons,
        "refusal": refusal,
        "typed": [Typed(field, text) for field, text in typed],
    }
    status = HTTPStatus.CONFLICT if reasons else HTTPStatus.OK
    return render(request, "sections/edit.html", context, status=status)


def _destination(post: QueryDict, page: SectionPage, new: Sequence[str]) -> str:
    """Where the button leads that was pressed."""
    found = (destination(post, page, new) for destination in DESTINATIONS)
    return next(filter(None, found), page.address)


def _evidence(post: QueryDict, page: SectionPage, _new: Sequence[str]) -> str | None:
    code = post.get("evidence")
    if code not in page.codes:
        return None
    return reverse("evidence:add", args=[page.assessment.pk, code])


def _removal(post: QueryDict, page: SectionPage, _new: Sequence[str]) -> str | None:
    """The button carries the question and the document: "A01 0c1f…"."""
    code, _space, pk = post.get("detach", "").partition(" ")
    if code not in page.codes:
        return None
    if pk not in {str(each.pk) for each in page.asked.evidence.get(code, ())}:
        return None
    return reverse("evidence:detach", args=[page.assessment.pk, code, pk])


def _blank_row(post: QueryDict, page: SectionPage, _new: Sequence[str]) -> str | None:
    code = post.get("add")
    return f"{page.address}#id_{code}_0" if code in page.codes else None


def _chosen(post: QueryDict, page: SectionPage, _new: Sequence[str]) -> str | None:
    """The question of which one of two answers was chosen."""
    code = post.get(THEIRS) or post.get(MINE, "").partition(" ")[0]
    return f"{page.address}#div_id_{code}" if code in page.codes else None


def _rows_from_a_file(post: QueryDict, page: SectionPage, _new: Sequence[str]) -> str | None:
    code = post.get("rows")
    return reverse("tables:upload", args=[page.assessment.pk, code]) if code in page.codes else None


def _new_questions(_post: QueryDict, page: SectionPage, new: Sequence[str]) -> str | None:
    """The first of the questions that came into view, on the same page."""
    if not new:
        return None
    query = urlencode([("new", code) for code in new])
    return f"{page.address}?{query}#new"


def _onward(post: QueryDict, page: SectionPage, _new: Sequence[str]) -> str | None:
    return page.next_address if "next" in post else None


# The first that has an answer; without one the person stays on the page.
DESTINATIONS: Sequence[Callable[[QueryDict, SectionPage, Sequence[str]], str | None]] = (
    _evidence,
    _removal,
    _blank_row,
    _chosen,
    _rows_from_a_file,
    _new_questions,
    _onward,
)
