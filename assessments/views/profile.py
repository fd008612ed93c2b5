"""One's own account: name, position, language, reminders."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from assessments.actions import people
from assessments.forms.profile import ProfileForm, known
from assessments.views.request import Request


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: Request) -> HttpResponse:
    data = request.POST if request.method == "POST" else None
    form = ProfileForm(data, initial=known(request.user))
    if form.is_valid():
        people.edit(request.user, form.profile)
        with translation.override(form.profile.language):
            messages.success(request, _("Your account is saved."))
        return redirect("account:edit")
    return render(request, "profile/edit.html", {"form": form})
