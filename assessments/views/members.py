"""One member or guest of a company: another role, or gone."""

from collections.abc import Sequence
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from assessments import access
from assessments.actions import members
from assessments.forms.people import HINTS, RoleForm
from assessments.models import Organisation, User
from assessments.views.people import company_of
from assessments.views.request import Request
from assessments.workflow import Refused, Role


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: Request, pk: UUID, person: UUID) -> HttpResponse:
    """Another role for a member."""
    company = _managed(request, pk)
    membership = get_object_or_404(company.memberships.select_related("user"), user=person)
    is_own = membership.user == request.user
    data = request.POST if request.method == "POST" else None
    form = RoleForm(membership.role, data, is_own=is_own)
    if form.is_valid() and _changed(request, company, membership.user, form):
        messages.success(request, _("The role of %s is changed.") % membership.user)
        return redirect("people:index", company.pk)
    context = {
        "company": company,
        "person": membership.user,
        "form": form,
        "hints": HINTS,
        "is_own": is_own,
    }
    return render(request, "members/change.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: Request, pk: UUID, person: UUID) -> HttpResponse:
    """It takes effect at once, so it has a page of its own."""
    company = _managed(request, pk)
    who = get_object_or_404(_known(company), pk=person)
    reasons: Sequence[object] = ()
    if request.method == "POST":
        try:
            members.remove(company, who, by=request.user)
        except Refused as refused:
            reasons = refused.reasons
        else:
            messages.success(request, _("%s cannot reach your company any more.") % who)
            is_own = who == request.user
            return redirect("overview:index") if is_own else redirect("people:index", company.pk)
    context = {
        "company": company,
        "person": who,
        "is_own": who == request.user,
        "reasons": reasons,
    }
    return render(request, "members/remove.html", context, status=409 if reasons else 200)


def _managed(request: Request, pk: UUID) -> Organisation:
    company = company_of(request, pk)
    if not access.can_manage_people(company, request.user):
        raise PermissionDenied(_("Only an approver of your company can change who works here."))
    return company


def _changed(request: Request, company: Organisation, person: User, form: RoleForm) -> bool:
    try:
        members.change_role(company, person, Role(form.cleaned_data["role"]), by=request.user)
    except Refused as refused:
        for reason in refused.reasons:
            form.add_error("role", str(reason))
        return False
    return True


def _known(company: Organisation) -> "QuerySet[User]":
    """Members and guests."""
    guests = company.invitations.guests().values("accepted_by")
    return User.objects.filter(Q(memberships__organisation=company) | Q(pk__in=guests)).distinct()
