from datetime import date, timedelta

import pytest
import time_machine
from django.core import mail
from django.core.management import CommandError, call_command
from django.utils import timezone

from assessments.actions.registration import register
from assessments.models import Assessment, Assignment, Organisation
from tests.factories import a_user, an_assessment

pytestmark = pytest.mark.django_db(transaction=True)


def somebody_asked():
    assessment = an_assessment()
    user = a_user(assessment.organisation)
    Assignment.objects.create(
        assessment=assessment, section="B", asked_of=user, asked_by=a_user(assessment.organisation)
    )
    return user


def test_everybody_for_whom_something_waits_gets_one_mail(capsys):
    one, two = somebody_asked(), somebody_asked()
    a_user()

    call_command("send_reminders")
    call_command("send_reminders")

    assert sorted(letter.to for letter in mail.outbox) == sorted([[one.email], [two.email]])
    assert capsys.readouterr().out.splitlines() == [
        "2 people reminded, 0 companies forgotten",
        "0 people reminded, 0 companies forgotten",
    ]


def test_what_goes_wrong_with_one_does_not_stop_the_others(capsys):
    wrong, right = somebody_asked(), somebody_asked()
    # A day that no form accepts, and with which nobody can count.
    Assessment.objects.filter(organisation__memberships__user=wrong).update(due_on=date.min)

    # Everybody of that company: who began it, who asks and who is asked.
    with pytest.raises(CommandError, match="3 people could not be reminded"):
        call_command("send_reminders")

    assert [letter.to for letter in mail.outbox] == [[right.email]]
    assert str(wrong.pk) in capsys.readouterr().err


def test_registrations_that_were_never_finished_are_forgotten(capsys):
    register("Weefgoed BV", "ben@weefgoed.example", "nl")

    with time_machine.travel(timezone.now() + timedelta(days=16), tick=False):
        call_command("send_reminders")

    assert not Organisation.objects.filter(name="Weefgoed BV").exists()
    assert capsys.readouterr().out == "0 people reminded, 1 companies forgotten\n"
