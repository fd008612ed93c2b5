"""What somebody is told when a document came in: by a page, or to the script that sent it."""

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from assessments.models import Evidence
from assessments.views.request import Request

SCRIPT = "XMLHttpRequest"
CREATED = 201


def came_in(request: Request, evidence: Evidence, address: str) -> HttpResponse:
    """`address` is where the person goes on."""
    evidence.refresh_from_db()
    if request.headers.get("X-Requested-With") == SCRIPT:
        state = reverse("library:state", args=[evidence.pk])
        return JsonResponse({"next": address, "state": state}, status=CREATED)
    if evidence.has_virus:
        messages.error(request, virus_found(evidence))
    elif evidence.is_withheld:
        messages.success(
            request,
            _("The evidence is added. It is scanned for viruses before anybody can fetch it."),
        )
    else:
        messages.success(request, _("The evidence is added."))
    return redirect(address)


def virus_found(evidence: Evidence) -> str:
    return _(
        "A virus was found in “%(name)s”. The file is deleted and proves nothing. "
        "Have the original checked, and upload a clean one."
    ) % {"name": evidence.file_name}
