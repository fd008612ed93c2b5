"""The evidence library of a company: looking in it, adding to it."""

from collections.abc import Sequence
from http import HTTPStatus
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.views.decorators.http import require_http_methods, require_safe

from assessments.actions import library as actions
from assessments.actions.documents import AlreadyThere
from assessments.forms.evidence import EvidenceForm
from assessments.forms.library import SearchForm
from assessments.models import Evidence, Organisation, User
from assessments.reports.evidence_library import Holding, holdings_of
from assessments.views.request import Request
from assessments.views.uploading import came_in
from assessments.workflow import Refused

ROWS_PER_PAGE = 50


@require_safe
def index(request: Request, pk: UUID) -> HttpResponse:
    company, today = _company(request.user, pk), timezone.localdate()
    library = Evidence.objects.kept_by(request.user).filter(organisation=company)
    search = SearchForm(actions.current_rules(), request.GET)
    found = search.found(library, on=today).select_related("added_by")
    page = Paginator(found, ROWS_PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "company": company,
        "search": search,
        "page": page,
        "holdings": holdings_of(list(page), actions.current_rules(), on=today),
        "refusal": actions.refusal(company, request.user),
    }
    return render(request, "library/index.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: Request, pk: UUID) -> HttpResponse:
    company = _company(request.user, pk)
    if request.method != "POST":
        return _add(request, company, EvidenceForm(actions.current_rules()))
    form = EvidenceForm(actions.current_rules(), request.POST, request.FILES)
    if not form.is_valid():
        return _add(request, company, form)
    try:
        evidence = actions.add(company, form.document(), by=request.user)
    except AlreadyThere as same:
        known = holdings_of([same.evidence], actions.current_rules(), on=timezone.localdate())
        return _add(request, company, form, same=known[0])
    except Refused as refused:
        return _add(request, company, form, reasons=refused.reasons)
    return came_in(request, evidence, reverse("library:show", args=[evidence.pk]))


def _company(user: User, pk: UUID) -> Organisation:
    companies = Organisation.objects.visible_to(user)
    return get_object_or_404(companies, pk=pk, kind=Organisation.Kind.COMPANY)


def _add(
    request: Request,
    company: Organisation,
    form: EvidenceForm,
    *,
    same: Holding | None = None,
    reasons: Sequence[str | Promise] = (),
) -> HttpResponse:
    """`same` is the very file that was uploaded, as the company has it already."""
    context = {
        "company": company,
        "form": form,
        "same": same,
        "refusal": actions.refusal(company, request.user),
        "reasons": reasons,
    }
    status = HTTPStatus.CONFLICT if reasons or same else HTTPStatus.OK
    return render(request, "library/add.html", context, status=status)
