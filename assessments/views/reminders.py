"""No reminders any more: one click in a mail, without signing in."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from assessments.actions import people, reminders


@csrf_exempt  # mail programs post here without having seen a page (RFC 8058); the token is the proof
@require_http_methods(["GET", "HEAD", "POST"])
@login_not_required  # not `public`: no cache may keep it
def off(request: HttpRequest, token: str) -> HttpResponse:
    person = reminders.whose(token)
    if person is None:
        raise Http404
    if request.method == "POST":
        people.end_reminders(person)
    return render(request, "reminders/off.html", {"is_off": not person.gets_reminders})
