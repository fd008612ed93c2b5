"""What is known about a company."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from assessments import access
from assessments.actions import organisations
from assessments.forms.organisations import CompanyForm, known
from assessments.models import Organisation
from assessments.views.request import Request


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: Request, pk: UUID) -> HttpResponse:
    companies = Organisation.objects.visible_to(request.user)
    company = get_object_or_404(companies, pk=pk, kind=Organisation.Kind.COMPANY)
    can_edit = access.can_edit_company(company, request.user)
    if request.method == "POST" and not can_edit:
        raise PermissionDenied
    data = request.POST if request.method == "POST" else None
    form = CompanyForm(data, initial=known(company))
    if form.is_valid():
        organisations.edit(company, form.facts, by=request.user)
        messages.success(request, _("The details of your company are saved."))
        return redirect("overview:index")
    context = {
        "form": form,
        "company": company,
        "can_edit": can_edit,
    }
    return render(request, "organisations/edit.html", context)
