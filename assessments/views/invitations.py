"""What somebody finds who opens the link of an invitation."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from assessments.actions import invitations
from assessments.actions.quick_scan import KEPT_AT
from assessments.forms.invitations import AccountForm
from assessments.models import Invitation, User
from assessments.workflow import Refused

GONE = 410


@require_http_methods(["GET", "HEAD", "POST"])
@login_not_required  # not `public`: what it shows is for one person, and no cache may keep it
def show(request: HttpRequest, secret: str) -> HttpResponse:
    """Accept the invitation: with the account of its address, or with a new one."""
    open_ones = Invitation.objects.open().with_secret(secret)
    invitation = open_ones.select_related("organisation", "invited_by").first()
    if invitation is None:
        return _gone(request)
    if isinstance(request.user, User):
        return _known(request, invitation, request.user)
    if User.objects.filter(email=invitation.email).exists():
        return _page(request, invitation, must_sign_in=True)
    return _unknown(request, invitation)


def _known(request: HttpRequest, invitation: Invitation, user: User) -> HttpResponse:
    if user.email != invitation.email:
        return render(request, "invitations/elsewhere.html")
    if request.method != "POST":
        return _page(request, invitation, can_accept=True)
    try:
        invitations.accept(invitation, by=user)
    except Refused:  # withdrawn at this very moment
        return _gone(request)
    return _in(request, invitation)


def _unknown(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    data = request.POST if request.method == "POST" else None
    form = AccountForm(invitation.email, data)
    if not form.is_valid():
        return _page(request, invitation, form=form)
    name, password = form.cleaned_data["name"], form.cleaned_data["password1"]
    try:
        user = invitations.open_account(invitation, name, password, language=_language())
    except Refused:
        return _gone(request)
    login(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
    return _in(request, invitation)


def _in(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    messages.success(request, _welcome(invitation))
    if invitation.quick_scan:
        request.session[KEPT_AT] = invitation.quick_scan
        return redirect("contexts:register")
    return redirect("overview:index")


def _welcome(invitation: Invitation) -> str:
    if invitation.invited_by is None:
        return _("Welcome. You can begin.")
    return _("Welcome. You now work with %s.") % invitation.organisation


def _page(request: HttpRequest, invitation: Invitation, **more: object) -> HttpResponse:
    context = {
        "form": None,
        "must_sign_in": False,
        "can_accept": False,
        "invitation": invitation,
        "company": invitation.organisation,
        **more,
    }
    return render(request, "invitations/show.html", context)


def _gone(request: HttpRequest) -> HttpResponse:
    """The same for one that never was: who guesses learns nothing."""
    return render(request, "invitations/gone.html", status=GONE)


def _language() -> str:
    return (get_language() or settings.LANGUAGE_CODE)[:2]
