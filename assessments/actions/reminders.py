"""Telling people by mail, at most once a day, how much waits for them."""

from datetime import date

from django.core.signing import BadSignature, Signer
from django.db import transaction
from django.urls import reverse

from assessments import emails
from assessments.models import User
from assessments.reports.digest import digest_for

SIGNER = Signer(salt="reminders", sep=".")


@transaction.atomic
def remind(user: User, *, on: date) -> bool:
    """Send the digest of this day, once; returns whether there was one to send."""
    user = User.objects.select_for_update().get(pk=user.pk)
    if not (user.is_active and user.gets_reminders) or user.reminded_on == on:
        return False
    digest = digest_for(user, on=on)
    if not digest.is_worth_a_mail(on=on, last=user.reminded_on):
        return False
    user.reminded_on = on
    user.save(update_fields=["reminded_on"])
    words = {"person": user.name, "digest": digest, "path": reverse("overview:index")}
    off = reverse("account:reminders_off", args=[SIGNER.sign(str(user.pk))])
    emails.tell(user.email, user.language, "reminder", words, unsubscribe=off)
    return True


def whose(token: str) -> User | None:
    """The person whose reminders the link of a mail turns off."""
    try:
        return User.objects.filter(pk=SIGNER.unsign(token)).first()
    except BadSignature:
        return None
