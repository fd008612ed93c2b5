from datetime import date, timedelta

import pytest
import time_machine
from django.utils import translation

from assessments.actions.submissions import request_approval
from assessments.models import Assessment, Assignment, Evidence, Remark
from assessments.reports.digest import SENTENCES, Digest, Item, digest_for
from assessments.workflow import Role
from tests.factories import a_company, a_user, an_assessment

pytestmark = pytest.mark.django_db
TODAY = date(2026, 12, 15)


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel("2026-12-15 08:00 +0100", tick=False):
        yield


def counts(user) -> dict[str, int]:
    found = digest_for(user, on=TODAY).items
    return {kind: len(items) for kind, items in found.items() if items}


def a_digest(*items) -> Digest:
    return Digest({"asked": items})


def test_nothing_waits_for_who_did_nothing_yet():
    assert counts(a_user(a_company())) == {}


def test_a_question_of_a_colleague_waits():
    assessment = an_assessment()
    colleague = a_user(assessment.organisation)
    Assignment.objects.create(
        assessment=assessment,
        section="B",
        asked_of=colleague,
        asked_by=a_user(assessment.organisation),
        due_on=TODAY,
    )

    assert counts(colleague) == {"asked": 1}
    assert digest_for(colleague, on=TODAY).items["asked"] == [Item(TODAY, TODAY)]


def test_a_remark_that_mentions_somebody_waits_for_them_alone():
    assessment = an_assessment()
    writer, mentioned = a_user(assessment.organisation), a_user(assessment.organisation)
    remark = Remark.objects.create(assessment=assessment, question="B03", text="?", by=writer)
    remark.mentions.add(mentioned)

    assert (counts(mentioned), counts(writer)) == ({"mentions": 1}, {})


def test_an_assessment_waits_for_those_who_can_sign_it():
    company = a_company()
    preparer, approver = a_user(company), a_user(company, Role.APPROVER)
    assessment = an_assessment(company, case="G10", by=preparer)
    request_approval(assessment, declared=True, by=preparer)

    assert (counts(approver), counts(preparer)) == ({"to_sign": 1}, {})


@pytest.mark.parametrize(("days", "told"), [(-400, 1), (0, 1), (14, 1), (15, 0)])
def test_what_must_be_signed_within_two_weeks_waits_for_who_fills_in(days, told):
    assessment = an_assessment()
    Assessment.objects.update(due_on=TODAY + timedelta(days=days))
    company = assessment.organisation

    assert counts(a_user(company)) == ({"due": 1} if told else {})
    assert counts(a_user(company, Role.VIEWER)) == {}
    assert counts(a_user(a_company())) == {}


@pytest.mark.parametrize(("days", "told"), [(-1, 0), (0, 1), (30, 1), (31, 0)])
def test_evidence_that_expires_within_a_month_waits_for_who_fills_in(days, told):
    company = a_company()
    user = a_user(company)
    Evidence.objects.create(
        organisation=company,
        title="Policy",
        kind="policy",
        grade=2,
        added_by=user,
        expires_on=TODAY + timedelta(days=days),
    )

    assert counts(user) == ({"expiring": 1} if told else {})
    assert counts(a_user(company, Role.VIEWER)) == {}
    assert counts(a_user(a_company())) == {}


LONG_AGO = TODAY - timedelta(days=100)


@pytest.mark.parametrize(
    ("item", "last", "is_told"),
    [
        (Item(LONG_AGO), None, True),  # never told
        (Item(LONG_AGO), TODAY - timedelta(days=1), False),  # told yesterday
        (Item(LONG_AGO), TODAY - timedelta(days=6), False),
        (Item(LONG_AGO), TODAY - timedelta(days=7), True),  # once a week
        (Item(TODAY), TODAY - timedelta(days=1), True),  # new
        (Item(TODAY - timedelta(days=1)), TODAY - timedelta(days=1), True),  # after the mail
        (Item(LONG_AGO, TODAY + timedelta(days=3)), TODAY - timedelta(days=1), True),  # presses
        (Item(LONG_AGO, TODAY + timedelta(days=4)), TODAY - timedelta(days=1), False),
        (Item(LONG_AGO, TODAY - timedelta(days=3)), TODAY - timedelta(days=1), True),
        (Item(LONG_AGO, TODAY - timedelta(days=4)), TODAY - timedelta(days=1), False),
    ],
)
def test_what_is_worth_a_mail(item, last, is_told):
    assert a_digest(item).is_worth_a_mail(on=TODAY, last=last) is is_told


@pytest.mark.parametrize("last", [None, TODAY - timedelta(days=1), LONG_AGO])
def test_nothing_is_worth_no_mail(last):
    assert not a_digest().is_worth_a_mail(on=TODAY, last=last)


def test_each_kind_is_told_in_numbers():
    digest = Digest({kind: [Item(TODAY)] * number for number, kind in enumerate(SENTENCES, 1)})

    with translation.override("en"):
        assert digest.lines == [
            "1 question of a colleague",
            "2 remarks in which you are mentioned",
            "3 assessments to check and sign",
            "4 assessments that are due within 14 days, or overdue",
            "5 pieces of evidence that expire within 30 days",
        ]
    assert digest.count == 15


def test_what_does_not_wait_is_not_told():
    assert Digest({kind: [] for kind in SENTENCES}).lines == []


def test_every_kind_has_its_sentence():
    assert set(digest_for(a_user(), on=TODAY).items) == set(SENTENCES)
