"""The documents behind an answer: adding, choosing, taking away, fetching."""

from collections.abc import Sequence
from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from assessments.actions import evidence as actions
from assessments.actions.documents import AlreadyThere
from assessments.forms.evidence import EvidenceForm
from assessments.forms.library import ChoiceForm, SearchForm
from assessments.models import Evidence
from assessments.reports.evidence_library import holdings_of
from assessments.views import errors
from assessments.views.evidence_pages import EvidencePage, open_asked, open_question
from assessments.views.request import Request
from assessments.views.uploading import came_in
from assessments.workflow import Refused

SHOWN = 25  # documents to choose from at once


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: Request, pk: UUID, code: str) -> HttpResponse:
    page = open_asked(request, pk, code)
    rules = page.assessment.questionnaire.evidence
    if request.method != "POST":
        return _add(request, page, EvidenceForm(rules))
    form = EvidenceForm(rules, request.POST, request.FILES)
    if not form.is_valid():
        return _add(request, page, form)
    try:
        evidence = actions.attach(page.assessment, code, form.document(), by=request.user)
    except AlreadyThere as same:
        return _add(request, page, form, same=same.evidence)
    except Refused as refused:
        return _add(request, page, form, reasons=refused.reasons)
    return came_in(request, evidence, page.address)


@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: Request, pk: UUID, code: str) -> HttpResponse:
    """Several at once from the library; looking for others keeps what is ticked."""
    page = open_asked(request, pk, code)
    choosable = page.library.exclude(pk__in=page.attached).exclude(scan=Evidence.Scan.INFECTED)
    search = SearchForm(page.assessment.questionnaire.evidence, request.POST)
    if request.method != "POST" or "search" in request.POST:
        data = request.POST if request.method == "POST" else None
        return _choose(request, page, search, ChoiceForm(choosable, data))
    form = ChoiceForm(choosable, request.POST)
    if not form.is_valid():
        return _choose(
            request, page, search, form, problems=list(map(str, form.errors["evidence"]))
        )
    try:
        used = actions.use(page.assessment, code, form.chosen(), by=request.user)
    except Refused as refused:
        return _choose(request, page, search, form, reasons=refused.reasons)
    told = ngettext("%(n)s document is added.", "%(n)s documents are added.", len(used))
    messages.success(request, told % {"n": len(used)})
    return page.back()


@require_http_methods(["GET", "HEAD", "POST"])
def detach(request: Request, pk: UUID, code: str, evidence: UUID) -> HttpResponse:
    page = open_question(request, pk, code)
    found = get_object_or_404(page.attached, pk=evidence)
    reasons: Sequence[str | Promise] = ()
    if request.method == "POST":
        try:
            actions.detach(page.assessment, code, found, by=request.user)
        except Refused as refused:
            reasons = refused.reasons
        else:
            messages.success(request, _("The evidence is removed from this answer."))
            return page.back()
    context = {**page.context, "evidence": found, "reasons": reasons}
    return render(request, "evidence/detach.html", context, status=_status(reasons))


@require_safe
def file(request: Request, pk: UUID) -> FileResponse | HttpResponse:
    """Never shown by the browser inside our site: only kept, and only as what it is."""
    evidence = get_object_or_404(Evidence.objects.visible_to(request.user), pk=pk)
    if evidence.is_withheld:
        status = HTTPStatus.GONE if evidence.has_virus else HTTPStatus.CONFLICT
        return render(request, "evidence/withheld.html", {"evidence": evidence}, status=status)
    if not evidence.file:
        raise Http404
    try:
        content = evidence.file.open("rb")
    except OSError:
        return errors.file_gone(request, evidence)
    # What cannot be printed would break the header, or hide what the file is.
    name = "".join(each for each in evidence.file_name if each.isprintable())
    return FileResponse(
        content,
        as_attachment=True,
        filename=name or str(evidence.pk),
        content_type=evidence.media_type or "application/octet-stream",
        headers={"Content-Security-Policy": "sandbox"},
    )


def _add(
    request: Request,
    page: EvidencePage,
    form: EvidenceForm,
    *,
    same: Evidence | None = None,
    reasons: Sequence[str | Promise] = (),
) -> HttpResponse:
    """`same` is the very file that was uploaded, as the company has it already."""
    rules = page.assessment.questionnaire.evidence
    context = {
        **page.context,
        "form": form,
        "in_library": page.library.count(),
        "same": holdings_of([same], rules, on=timezone.localdate())[0] if same else None,
        "is_here": same is not None and page.attached.filter(pk=same.pk).exists(),
        "reasons": reasons,
    }
    return render(request, "evidence/add.html", context, status=_status(reasons or same))


def _choose(
    request: Request,
    page: EvidencePage,
    search: SearchForm,
    form: ChoiceForm,
    *,
    problems: Sequence[str] = (),
    reasons: Sequence[str | Promise] = (),
) -> HttpResponse:
    """What is ticked stays in sight, whatever was looked for."""
    today = timezone.localdate()
    found = search.found(form.choosable, on=today).exclude(pk__in=form.ticked)
    shown = [*form.chosen(), *found[:SHOWN]]
    context = {
        **page.context,
        "search": search,
        "ticked": form.ticked,
        "holdings": holdings_of(shown, page.assessment.questionnaire.evidence, on=today),
        "in_library": page.library.count(),
        "left_out": max(0, found.count() - SHOWN),
        "problems": problems,
        "reasons": reasons,
    }
    return render(request, "evidence/choose.html", context, status=_status(reasons))


def _status(reasons: object) -> HTTPStatus:
    return HTTPStatus.CONFLICT if reasons else HTTPStatus.OK
