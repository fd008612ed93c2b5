"""The site's addresses and a few that go wrong, to see what people see then."""

import errno

from django.core.exceptions import PermissionDenied
from django.db import OperationalError
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path
from django.views.decorators.http import require_POST

from assessments.views.public import public
from duediligence.urls import (
    handler400,
    handler403,
    handler404,
    handler429,
    handler500,
)
from duediligence.urls import urlpatterns as ours

__all__ = ["handler400", "handler403", "handler404", "handler429", "handler500"]


@public
def fails(request):
    message = "our fault"
    raise RuntimeError(message)


@public
def has_no_database(request):
    message = "database is locked"
    raise OperationalError(message)


@public
def has_no_room(request):
    raise OSError(errno.ENOSPC, "no space left on device")


@public
def forbids(request):
    raise PermissionDenied(request.GET.get("why", ""))


@require_POST
@public
def takes_forms(request):
    return HttpResponse(repr(sorted(request.POST.items())))


def is_private(request):
    return HttpResponse(str(request.user))


def shows_chrome(request, **_):
    return render(request, "base.html")


urlpatterns = [
    *ours,
    path("fails/", fails),
    path("has-no-database/", has_no_database),
    path("has-no-room/", has_no_room),
    path("forbids/", forbids),
    path("takes-forms/", takes_forms),
    path("private/", is_private),
    path("chrome/", shows_chrome),
]
