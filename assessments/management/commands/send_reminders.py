"""Send everybody the reminder of today, and forget registrations that were never finished."""

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from assessments.actions import registration, reminders
from assessments.models import User


class Command(BaseCommand):
    help = __doc__

    def handle(self, **_: object) -> None:
        people = list(User.objects.filter(is_active=True, gets_reminders=True))
        told = [self._told(person) for person in people]
        forgotten = registration.tidy()
        self.stdout.write(f"{told.count(True)} people reminded, {forgotten} companies forgotten")
        if failed := told.count(None):
            message = f"{failed} people could not be reminded"
            raise CommandError(message)

    def _told(self, person: User) -> bool | None:
        """None when it failed: the others are told all the same."""
        try:
            return reminders.remind(person, on=timezone.localdate())
        except Exception as error:  # noqa: BLE001 - whatever is wrong with one, the next is told
            self.stderr.write(f"{person.pk}: {error}")
            return None
