import re
from datetime import UTC, datetime
from smtplib import SMTPServerDisconnected

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import transaction
from django.tasks import default_task_backend

from assessments import emails
from assessments.emails import plain, send, tell, written

pytestmark = pytest.mark.django_db

WORDS = {
    "inviter": "Anna",
    "company": "Weefgoed BV",
    "role": "preparer",
    "expires_at": datetime(2026, 12, 8, 9, 0, tzinfo=UTC),
    "path": "/invitations/abc/",
}
ANNA = "anna@company.example"


class Unreachable(EmailBackend):
    def send_messages(self, _messages):
        raise SMTPServerDisconnected


def a_letter(**words):
    return written(ANNA, "en", "invitation", WORDS | words)


def test_a_mail_is_sent_when_the_transaction_is_committed(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        tell(ANNA, "nl", "invitation", WORDS)
        assert mail.outbox == []

    assert [letter.to for letter in mail.outbox] == [[ANNA]]


@pytest.mark.django_db(transaction=True)
def test_a_mail_of_what_did_not_happen_is_not_sent():
    with transaction.atomic():
        tell(ANNA, "nl", "invitation", WORDS)
        transaction.set_rollback(True)

    assert mail.outbox == []


def test_a_mail_is_plain_text_with_the_same_in_html(settings):
    letter = a_letter()
    link = f"{settings.SITE_URL}/invitations/abc/"

    assert link in letter.text
    assert f'<a href="{link}">' in letter.html
    assert "Anna invites you to work with Weefgoed BV" in letter.text
    assert "Anna invites you to work with Weefgoed BV" in letter.html


def test_names_are_escaped_in_html_and_plain_in_text():
    letter = a_letter(inviter="<b>Anna</b> & co")

    assert "<b>Anna</b> & co invites" in letter.text
    assert "&lt;b&gt;Anna&lt;/b&gt; &amp; co invites" in letter.html


def test_a_subject_is_one_line_and_not_endless():
    subject = a_letter(inviter="Anna\r\nBcc: all@company.example", company="W" * 5_000).subject

    assert subject.startswith("Anna Bcc: all@company. example invites you")
    assert len(subject) <= 150
    assert len(subject.splitlines()) == 1


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Weefgoed B.V.", "Weefgoed B.V."),
        ("A. de Vries", "A. de Vries"),
        ("win at https://evil.example/now", "win at https evil. example/now"),
        ("evil.example", "evil. example"),
        ("turned \u202egnp.exe\u2028around", "turned gnp. exe around"),
        ("W" * 200, "W" * 99 + "…"),
    ],
)
def test_a_name_is_nothing_that_a_mail_program_makes_a_link_of(name, said):
    assert plain(name) == said


def test_no_mail_holds_an_address_of_another_site(settings):
    letter = a_letter(inviter="https://evil.example", company="http://evil.example/?a")
    found = re.findall(r"https?://[^\s\"<]+", letter.text + letter.html)

    assert {address.startswith(settings.SITE_URL) for address in found} == {True}


def test_a_mail_speaks_the_language_of_who_gets_it():
    assert written(ANNA, "nl", "invitation", WORDS).text.startswith("Hallo,")
    assert written(ANNA, "en", "invitation", WORDS).text.startswith("Hello,")


def test_what_can_be_turned_off_says_so_to_people_and_to_mail_programs(settings):
    send(written(ANNA, "en", "invitation", WORDS, unsubscribe="/reminders/off/x/"))
    sent = mail.outbox[0]
    off = f"{settings.SITE_URL}/reminders/off/x/"

    assert sent.extra_headers["List-Unsubscribe"] == f"<{off}>"
    assert sent.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert off in sent.body


def test_what_cannot_be_turned_off_does_not_offer_it():
    send(a_letter())

    assert "List-Unsubscribe" not in mail.outbox[0].extra_headers
    assert "reminders" not in mail.outbox[0].body


def test_when_the_mail_server_cannot_be_reached_it_is_tried_again_later(settings):
    settings.MAILERS = {"default": {"BACKEND": "tests.test_emails.Unreachable"}}
    settings.TASKS = {"default": {"BACKEND": "django.tasks.backends.dummy.DummyBackend"}}

    emails.with_patience(lambda: send(a_letter()), emails.deliver, 1, {"address": ANNA})

    again = default_task_backend.results[0]
    assert again.args == [{"address": ANNA}, 2]
    assert again.task.run_after > again.enqueued_at


def test_after_five_times_it_is_an_error(settings):
    settings.MAILERS = {"default": {"BACKEND": "tests.test_emails.Unreachable"}}
    settings.TASKS = {"default": {"BACKEND": "django.tasks.backends.dummy.DummyBackend"}}

    with pytest.raises(SMTPServerDisconnected):
        emails.with_patience(lambda: send(a_letter()), emails.deliver, 5, {})


def test_trying_again_sends_the_same_mail():
    letter = a_letter()

    send(letter)
    send(letter)

    assert len({sent.extra_headers["Message-ID"] for sent in mail.outbox}) == 1
