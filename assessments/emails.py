"""Mails to people: who asks, of which company, what to do; never what was answered."""

import re
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.mail.message import make_msgid
from django.db import transaction
from django.tasks import Task, task
from django.template import Context
from django.template.backends.django import Template
from django.template.loader import get_template
from django.urls import reverse
from django.utils import timezone, translation

from assessments.models import Invitation
from assessments.workflow import Role

LONGEST_WORD, LONGEST_SUBJECT = 100, 150  # characters
ATTEMPTS = 5
PAUSE = timedelta(minutes=5)  # times the number of attempts made
# A word that a mail program would turn into a link: of a site, or of whatever has a scheme.
LIKE_A_LINK = re.compile(r"(?<=\w)\.(?=\w{2})")
INVISIBLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One mail, ready to be sent."""

    address: str
    subject: str
    text: str
    html: str
    id: str
    unsubscribe: str = ""  # the address that turns this kind of mail off in one click


def tell(
    address: str, language: str, name: str, words: Mapping[str, object], *, unsubscribe: str = ""
) -> None:
    """Send the mail `templates/emails/<name>_…` when the transaction is committed.

    Texts among the words are names: they become plain, single lines without links. The one
    link of a mail is made of `path`, a path of this site, and stands in the templates as `link`.
    """
    letter = written(address, language, name, words, unsubscribe=unsubscribe)
    transaction.on_commit(lambda: deliver.enqueue(asdict(letter)))


def written(
    address: str, language: str, name: str, words: Mapping[str, object], *, unsubscribe: str = ""
) -> Letter:
    """The mail in the language of who gets it."""
    said = {key: plain(word) if isinstance(word, str) else word for key, word in words.items()}
    said |= {
        "site_url": settings.SITE_URL,
        "contact": settings.CONTACT_EMAIL,
        "link": _address(words.get("path")),
        "off": _address(unsubscribe),
    }
    with translation.override(language):
        return Letter(
            address=address,
            subject=plain(_text(f"emails/{name}_subject.txt", said), LONGEST_SUBJECT),
            text=_text(f"emails/{name}_message.txt", said).strip() + "\n",
            html=get_template(f"emails/{name}_message.html").render(said | {"language": language}),
            id=make_msgid(domain=settings.SITE_URL.partition("://")[2].partition(":")[0]),
            unsubscribe=_address(unsubscribe),
        )


def send(letter: Letter) -> None:
    headers = {"Message-ID": letter.id, "Auto-Submitted": "auto-generated"}
    if letter.unsubscribe:
        headers |= {
            "List-Unsubscribe": f"<{letter.unsubscribe}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",  # RFC 8058
        }
    mail = EmailMultiAlternatives(letter.subject, letter.text, to=[letter.address], headers=headers)
    mail.attach_alternative(letter.html, "text/html")
    mail.send()


@task
def deliver(letter: dict[str, str], attempt: int = 1) -> None:
    """Send a mail. Trying again is safe: it is the same mail, with the same Message-ID."""
    with_patience(lambda: send(Letter(**letter)), deliver, attempt, letter)


def invitation(invited: Invitation, language: str) -> Letter:
    """The mail with the only copy of a new secret."""
    secret = invited.renew_secret()
    invited.save(update_fields=["secret_sha256"])
    words = {
        "inviter": invited.invited_by.name if invited.invited_by else "",
        "company": invited.organisation.name,
        "role": Role(invited.role).label if invited.role else "",
        "expires_at": invited.expires_at,
        "path": reverse("account:invitation", args=[secret]),
    }
    return written(invited.email, language, _kind(invited), words)


def _kind(invited: Invitation) -> str:
    if invited.invited_by is None:
        return "registration"
    return "invitation" if invited.role else "guest"


def with_patience(
    act: Callable[[], None], again: "Task[..., None]", attempt: int, *subject: object
) -> None:
    """Do what needs the mail server; when it cannot be reached, try again later.

    Raises the error of the last attempt, or of the first where tasks cannot wait.
    """
    try:
        act()
    except OSError:  # of SMTP too
        if attempt >= ATTEMPTS or not again.get_backend().supports_defer:
            raise
        later = timezone.now() + PAUSE * attempt
        again.using(run_after=later).enqueue(*subject, attempt + 1)


def plain(text: str, longest: int = LONGEST_WORD) -> str:
    """On one line, not too long, with nothing that a mail program makes a link of."""
    line = " ".join(INVISIBLE.sub(" ", text).replace("://", " ").split())
    line = LIKE_A_LINK.sub(". ", line)
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def _address(path: object) -> str:
    return f"{settings.SITE_URL}{path}" if path else ""


def _text(template: str, words: Mapping[str, object]) -> str:
    """Without escaping: a plain text has no markup."""
    found = get_template(template)
    assert isinstance(found, Template)  # noqa: S101 - the only engine there is
    return found.template.render(Context(words, autoescape=False))
