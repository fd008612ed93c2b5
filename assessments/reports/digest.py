"""What waits for one person, counted: all that a reminder may say."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import chain

from django.utils import timezone
from django.utils.translation import ngettext_lazy

from assessments import access
from assessments.models import Assessment, Assignment, Event, Evidence, Remark, User
from assessments.workflow import EDITABLE, REQUEST_APPROVAL, Status

BEFORE_SIGNING, BEFORE_EXPIRY = timedelta(days=14), timedelta(days=30)
PRESSING = timedelta(days=3)
AGAIN = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Item:
    """One thing: since when it waits, and until when."""

    since: date
    due_on: date | None = None


SENTENCES = {
    "asked": ngettext_lazy("%(n)d question of a colleague", "%(n)d questions of colleagues", "n"),
    "mentions": ngettext_lazy(
        "%(n)d remark in which you are mentioned",
        "%(n)d remarks in which you are mentioned",
        "n",
    ),
    "to_sign": ngettext_lazy(
        "%(n)d assessment to check and sign", "%(n)d assessments to check and sign", "n"
    ),
    "due": ngettext_lazy(
        "%(n)d assessment that is due within 14 days, or overdue",
        "%(n)d assessments that are due within 14 days, or overdue",
        "n",
    ),
    "expiring": ngettext_lazy(
        "%(n)d piece of evidence that expires within 30 days",
        "%(n)d pieces of evidence that expire within 30 days",
        "n",
    ),
}


@dataclass(frozen=True, slots=True)
class Digest:
    """By the keys of SENTENCES, what waits."""

    items: Mapping[str, Sequence[Item]]

    @property
    def count(self) -> int:
        return sum(map(len, self.items.values()))

    @property
    def lines(self) -> list[str]:
        """In the language being spoken."""
        return [
            str(SENTENCES[kind] % {"n": len(items)}) for kind, items in self.items.items() if items
        ]

    def is_worth_a_mail(self, *, on: date, last: date | None) -> bool:
        """Something is new since the last mail, or presses; all else is told again after a week."""
        items = list(chain.from_iterable(self.items.values()))
        if last is None or on - last >= AGAIN:
            return bool(items)
        return any(each.since >= last or _presses(each, on) for each in items)


def _presses(item: Item, on: date) -> bool:
    return item.due_on is not None and abs(item.due_on - on) <= PRESSING


def digest_for(user: User, *, on: date) -> Digest:
    """Five queries, and one for each thing to sign."""
    return Digest(
        {
            "asked": [
                Item(_day(each.asked_at), each.due_on) for each in Assignment.objects.open_to(user)
            ],
            "mentions": [Item(_day(each.at)) for each in Remark.objects.waiting_for(user)],
            "to_sign": _to_sign(user, on),
            "due": _due(user, on),
            "expiring": _expiring(user, on),
        }
    )


def _to_sign(user: User, on: date) -> list[Item]:
    waiting = Assessment.objects.visible_to(user).filter(status=Status.AWAITING_APPROVAL)
    found = waiting.select_related("organisation")
    return [Item(_asked_for_approval(each, on)) for each in found if access.can_sign(each, user)]


def _asked_for_approval(assessment: Assessment, on: date) -> date:
    asked = Event.objects.filter(subject_id=assessment.pk, verb=REQUEST_APPROVAL.name).last()
    return _day(asked.at) if asked else on


def _due(user: User, on: date) -> list[Item]:
    found = Assessment.objects.filter(
        organisation__in=access.fills_in_for(user).values("pk"),
        status__in=EDITABLE,
        due_on__lte=on + BEFORE_SIGNING,
    )
    return _before(BEFORE_SIGNING, found.values_list("due_on", flat=True))


def _expiring(user: User, on: date) -> list[Item]:
    found = Evidence.objects.filter(
        organisation__in=access.fills_in_for(user).values("pk"),
        removed_at=None,
        expires_on__range=(on, on + BEFORE_EXPIRY),
    )
    return _before(BEFORE_EXPIRY, found.values_list("expires_on", flat=True))


def _before(term: timedelta, days: Iterable[date | None]) -> list[Item]:
    return [Item(day - term, day) for day in days if day]


def _day(moment: datetime) -> date:
    return timezone.localtime(moment).date()
