"""No mail holds what was answered, said or assessed, nor the address of another site."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from assessments.actions import assignments, invitations, registration, remarks, reminders
from assessments.actions.assignments import Wanted
from assessments.models import Assessment, Evidence, Remark
from assessments.workflow import Role
from tests.factories import a_company, a_user, an_assessment

pytestmark = pytest.mark.django_db
SECRETS = ("canary", "Xinjiang", "Uyghur", "Oeigoer", "CN-XJ", "evil")


@pytest.fixture
def letters(django_capture_on_commit_callbacks):
    """Every mail of a busy day."""
    with django_capture_on_commit_callbacks(execute=True):
        _a_busy_day()
    return mail.outbox


def _a_busy_day() -> None:
    company, today = a_company(), timezone.localdate()
    company.name = "Weefgoed https://evil.example"
    company.save()
    preparer = a_user(company, name="Anna\r\nhttps://evil.example")
    colleague = a_user(company, Role.APPROVER)
    assessment = an_assessment(company, by=preparer)
    assessment.sheet.answers.create(question="B03", value="canary", answered_by=preparer)
    Assessment.objects.update(due_on=today)
    Evidence.objects.create(
        organisation=company,
        title="canary",
        kind="policy",
        grade=1,
        added_by=preparer,
        expires_on=today + timedelta(days=3),
    )
    remarks.add(assessment, "B03", "canary", by=preparer, mentions=[colleague])
    for person, role in (("a", Role.VIEWER), ("b", None)):
        invitations.invite(company, f"{person}@company.example", role, by=preparer)
    wanted = Wanted(section="B", question="B03", note="canary", due_on=today)
    asked = assignments.ask(assessment, wanted, colleague.email, by=preparer)
    assignments.ask(assessment, wanted, "guest@company.example", by=preparer)
    reminders.remind(colleague, on=today)
    assignments.finish(asked, by=colleague)
    registration.register("canary", "c@company.example", "nl")
    registration.register("canary", colleague.email, "nl")
    registration.register(company.name, "d@company.example", "nl")
    assert Remark.objects.exists()


def test_every_kind_of_mail_was_sent(letters):
    assert len(letters) == 9
    assert len({letter.subject for letter in letters}) == 7  # two ask, two invite


def test_no_mail_holds_anything_of_the_work(letters):
    raw = [
        letter.message().as_string() + letter.body + str(letter.alternatives) for letter in letters
    ]

    assert [word for word in SECRETS[:-1] for each in raw if word in each] == []


def test_every_address_in_a_mail_is_ours(letters, settings):
    texts = "\n".join(letter.body + letter.alternatives[0].content for letter in letters)
    addresses = set(re.findall(r"\w+://[^\s\"<]+", texts))

    assert {each for each in addresses if not each.startswith(settings.SITE_URL)} == set()
    assert "evil.example" not in texts


def test_no_mail_has_a_header_more_than_we_gave_it(letters):
    headers = {name for letter in letters for name in letter.message()}

    assert headers == {
        "Auto-Submitted",
        "Content-Type",
        "Date",
        "From",
        "List-Unsubscribe",
        "List-Unsubscribe-Post",
        "MIME-Version",
        "Message-ID",
        "Subject",
        "To",
    }
