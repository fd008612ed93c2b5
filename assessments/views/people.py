"""The people of a company: who works there, who is asked from outside, who is invited."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from assessments import access
from assessments.actions import invitations
from assessments.forms.people import HINTS, InviteForm
from assessments.models import Assignment, Invitation, Organisation, User
from assessments.views.request import Request
from assessments.workflow import Refused, Role


@dataclass(frozen=True, slots=True)
class Invited:
    invitation: Invitation
    can_change: bool  # send it again, withdraw it


@require_http_methods(["GET", "HEAD", "POST"])
def index(request: Request, pk: UUID) -> HttpResponse:
    """Everybody, and a form to invite one more."""
    company = company_of(request, pk)
    roles = access.invitable(company, request.user)
    if request.method == "POST" and not roles:
        raise PermissionDenied
    form = InviteForm(roles, request.POST if request.method == "POST" else None)
    if form.is_valid() and _invited(request, company, form):
        messages.success(
            request, _("The invitation to %s is on its way.") % form.cleaned_data["email"]
        )
        return redirect("people:index", company.pk)
    context = {
        "company": company,
        "form": form,
        "hints": HINTS,
        "can_invite": bool(roles),
        "can_manage": access.can_manage_people(company, request.user),
        "members": company.memberships.select_related("user").order_by("user__name"),
        "guests": _guests(company),
        "invited": _open(company, request.user),
    }
    return render(request, "people/index.html", context)


@require_POST
def send_again(request: Request, pk: UUID) -> HttpResponse:
    invitation = _invitation(request, pk)
    try:
        invitations.send_again(invitation, by=request.user)
    except Refused as refused:
        _tell(request, refused)
    else:
        messages.success(request, _("The invitation to %s is on its way again.") % invitation.email)
    return redirect("people:index", invitation.organisation_id)


@require_POST
def withdraw(request: Request, pk: UUID) -> HttpResponse:
    invitation = _invitation(request, pk)
    try:
        invitations.withdraw(invitation, by=request.user)
    except Refused as refused:
        _tell(request, refused)
    else:
        messages.success(request, _("The invitation to %s is withdrawn.") % invitation.email)
    return redirect("people:index", invitation.organisation_id)


def company_of(request: Request, pk: UUID) -> Organisation:
    companies = Organisation.objects.visible_to(request.user)
    return get_object_or_404(companies, pk=pk, kind=Organisation.Kind.COMPANY)


def _invitation(request: Request, pk: UUID) -> Invitation:
    visible = Invitation.objects.visible_to(request.user).select_related("organisation")
    return get_object_or_404(visible, pk=pk)


def _invited(request: Request, company: Organisation, form: InviteForm) -> bool:
    email, role = form.cleaned_data["email"], Role(form.cleaned_data["role"])
    try:
        invitations.invite(company, email, role, by=request.user)
    except Refused as refused:
        for reason in refused.reasons:
            form.add_error("email", str(reason))
        return False
    return True


def _guests(company: Organisation) -> "QuerySet[User]":
    """Those from outside who may answer something, with how much is still asked of them."""
    asked = Q(
        assignments__assessment__organisation=company, assignments__state=Assignment.State.OPEN
    )
    found = User.objects.filter(pk__in=company.invitations.guests().values("accepted_by"))
    strangers = found.exclude(memberships__organisation=company)
    return strangers.annotate(asked=Count("assignments", filter=asked)).order_by("name")


def _open(company: Organisation, user: User) -> list[Invited]:
    roles = ["" if role is None else role for role in access.invitable(company, user)]
    found = company.invitations.unanswered().select_related("invited_by")
    return [Invited(each, each.role in roles) for each in found]


def _tell(request: Request, refused: Refused) -> None:
    for reason in refused.reasons:
        messages.error(request, str(reason))
