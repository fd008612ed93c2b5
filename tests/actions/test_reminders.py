from datetime import date, timedelta

import pytest
from django.core import mail

from assessments.actions.people import end_reminders
from assessments.actions.reminders import SIGNER, remind, whose
from assessments.models import Assignment, User
from tests.factories import a_user, an_assessment

pytestmark = pytest.mark.django_db
MONDAY = date(2026, 6, 15)
TUESDAY = MONDAY + timedelta(days=1)


@pytest.fixture
def sent(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


def somebody_asked(language="en") -> User:
    assessment = an_assessment()
    user = a_user(assessment.organisation, name="Anna")
    user.language = language
    user.save()
    Assignment.objects.create(
        assessment=assessment,
        section="B",
        asked_of=user,
        asked_by=a_user(assessment.organisation),
        due_on=MONDAY,
        note="canary-note",
    )
    return user


def test_a_reminder_says_how_much_waits(sent, settings):
    user = somebody_asked()
    with sent():
        assert remind(user, on=MONDAY)

    letter = mail.outbox[0]
    assert (letter.to, letter.subject) == ([user.email], "1 thing waits for you")
    assert "- 1 question of a colleague" in letter.body
    assert f"{settings.SITE_URL}/overview/" in letter.body
    assert User.objects.get(pk=user.pk).reminded_on == MONDAY


def test_nobody_is_reminded_twice_on_a_day(sent):
    user = somebody_asked()
    with sent():
        told = [remind(user, on=day) for day in (MONDAY, MONDAY, TUESDAY)]

    assert told == [True, False, True]
    assert len(mail.outbox) == 2


def test_who_has_nothing_to_do_gets_no_mail(sent):
    user = a_user()
    with sent():
        assert not remind(user, on=MONDAY)

    assert (mail.outbox, User.objects.get(pk=user.pk).reminded_on) == ([], None)


@pytest.mark.parametrize("field", ["gets_reminders", "is_active"])
def test_who_turned_them_off_or_is_gone_gets_no_mail(sent, field):
    user = somebody_asked()
    User.objects.filter(pk=user.pk).update(**{field: False})
    with sent():
        assert not remind(user, on=MONDAY)

    assert mail.outbox == []


def test_the_link_of_a_mail_turns_off_its_reader_and_nobody_else(sent):
    user, other = somebody_asked(), somebody_asked()
    with sent():
        remind(user, on=MONDAY)
    header = mail.outbox[0].extra_headers["List-Unsubscribe"]

    person = whose(header.rstrip(">").rstrip("/").rpartition("/")[2])
    end_reminders(person)

    assert person == user
    assert User.objects.get(pk=other.pk).gets_reminders


@pytest.mark.parametrize("token", ["", "x", "a.b", "Iñ.ü", "." * 500])
def test_a_made_up_token_is_nobodys(token):
    assert whose(token) is None


def test_the_token_of_somebody_who_is_gone_is_nobodys():
    assert whose(SIGNER.sign("00000000-0000-4000-8000-000000000000")) is None
