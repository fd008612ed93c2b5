"""The request of somebody who signed in."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from assessments.models import User


class Request(HttpRequest):
    """What a view gets behind LoginRequired: there is a user, and it is ours."""

    user: User
    htmx: HtmxDetails
