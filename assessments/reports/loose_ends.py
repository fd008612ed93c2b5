"""What is not finished in somebody's companies: evidence, remarks, answers of last year."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.models import Remark, User
from assessments.reports.confirming import confirmable_in
from assessments.reports.evidence_library import Ending
from assessments.reports.portfolio import Row
from assessments.reports.wordings import day


@dataclass(frozen=True, slots=True, kw_only=True)
class LooseEnd:
    what: str
    about: str
    address: str
    is_late: bool = False


def loose_ends_of(user: User, rows: Collection[Row], endings: Iterable[Ending]) -> list[LooseEnd]:
    """At most three queries more than what was fetched already."""
    threads = Counter(Remark.objects.visible_to(user).open().values_list("assessment", flat=True))
    confirmable = confirmable_in(rows)
    return [
        *(_ending(each) for each in endings),
        *(_threads(row, threads[pk]) for row in rows if (pk := row.assessment.pk) in threads),
        *(_confirm(row, number) for row in rows if (number := confirmable.get(row.assessment.pk))),
    ]


def _ending(ending: Ending) -> LooseEnd:
    sentence = (
        _("Evidence expired on %(day)s") if ending.is_expired else _("Evidence expires on %(day)s")
    )
    return LooseEnd(
        what=sentence % {"day": day(ending.expires_on)},
        about=ending.title,
        address=ending.address,
        is_late=ending.is_expired,
    )


def _threads(row: Row, number: int) -> LooseEnd:
    what = ngettext("%(n)s open remark", "%(n)s open remarks", number) % {"n": number}
    address = reverse("remarks:index", args=[row.assessment.pk])
    return LooseEnd(what=what, about=str(row.name), address=address)


def _confirm(row: Row, number: int) -> LooseEnd:
    what = ngettext(
        "%(n)s answer of last year to confirm", "%(n)s answers of last year to confirm", number
    )
    address = reverse("assessments:show", args=[row.assessment.pk])
    return LooseEnd(what=what % {"n": number}, about=str(row.name), address=address)
