"""The quick scan that somebody asked to keep, in the session until its answers are used."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import ngettext

from assessments import access
from assessments.actions import quick_scan
from assessments.actions.quick_scan import KEPT_AT, Scan
from assessments.forms.places import region_label
from assessments.models import Assessment, User
from assessments.risks import regions


def kept_by(request: HttpRequest) -> Scan | None:
    return Scan.from_json(request.session.get(KEPT_AT))


def keep(request: HttpRequest, scan: Scan) -> None:
    request.session[KEPT_AT] = scan.to_json()


def proposed(scan: Scan | None) -> dict[str, object]:
    """The fields of the form in which the context is registered."""
    if scan is None:
        return {}
    place = scan.place
    return {
        "region": region_label(regions.get(place.region)),
        "product": place.product,
        "issue": place.issue,
        "stages": place.stages,
    }


def fitting(scan: Scan | None, user: User) -> Sequence[Assessment]:
    """The assessments of this year into which this user can take the answers."""
    if scan is None:
        return ()
    place = scan.place
    found = Assessment.objects.visible_to(user).select_related("organisation", "context")
    found = found.filter(
        year=timezone.localdate().year,
        context__region=place.region,
        context__product=place.product,
        context__issue=place.issue,
    )
    return [each for each in found if access.can_answer(each, user)]


def take_along(request: HttpRequest, assessment: Assessment, scan: Scan, *, by: User) -> None:
    """Save the answers, say how many, and keep the scan no longer.

    Raises Refused when the assessment is locked or the person may not fill in.
    """
    taken = quick_scan.take_along(assessment, scan, by=by)
    del request.session[KEPT_AT]
    messages.success(request, _taken(taken))
    if left := len(scan.answers) - taken:
        messages.info(request, _left(left))


def _taken(number: int) -> str:
    return ngettext(
        "%(n)s answer was taken along from the quick scan.",
        "%(n)s answers were taken along from the quick scan.",
        number,
    ) % {"n": number}


def _left(number: int) -> str:
    return ngettext(
        "%(n)s question was answered before: that answer stays as it is.",
        "%(n)s questions were answered before: those answers stay as they are.",
        number,
    ) % {"n": number}
