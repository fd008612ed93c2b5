"""The pages beside the way: what visitors see, and what is opened now and then."""

import pytest

from assessments.models import EvidenceUse
from assessments.workflow import Role
from tests.factories import (
    a_company,
    a_programme,
    a_secretariat,
    a_submission,
    a_user,
    an_assessment,
)
from tests.journeys.golden import CASE
from tests.journeys.person import Person

FOR_VISITORS = [
    "pages:start",
    "pages:help",
    "pages:accessibility",
    "pages:privacy",
    "account_login",
    "account_reset_password",
    "account_reset_password_done",
]
in_both_languages = pytest.mark.parametrize("language", ["nl", "en"])


@in_both_languages
def test_what_visitors_see(at_a_browser, language):
    visitor = at_a_browser(Person, language=language)
    for name in FOR_VISITORS:
        visitor.open(name).looks_at(name.replace(":", "-"))


@in_both_languages
def test_what_an_approver_opens_now_and_then(at_a_browser, language):
    company = a_company(a_programme())
    assessment = an_assessment(company, case=CASE)
    used = EvidenceUse.objects.first()
    person = at_a_browser(Person, _reading(language, a_user(company, Role.APPROVER)))
    for name, *parts in (
        ("assessments:withdraw", assessment.pk),
        ("organisations:edit", company.pk),
        ("evidence:add", assessment.pk, used.question),
        ("evidence:choose", assessment.pk, used.question),
        ("library:index", company.pk),
        ("library:add", company.pk),
        ("library:show", used.evidence_id),
        ("library:edit", used.evidence_id),
        ("library:remove", used.evidence_id),
        ("evidence:detach", assessment.pk, used.question, used.evidence_id),
        ("account_change_password",),
    ):
        person.open(name, *parts).looks_at(name.replace(":", "-"))


@in_both_languages
def test_what_somebody_sees_who_only_reads(at_a_browser, language):
    company = a_company()
    assessment = an_assessment(company, case=CASE)
    person = at_a_browser(Person, _reading(language, a_user(company, Role.VIEWER)))
    person.open("sections:edit", assessment.pk, "C").looks_at("section", "read-only")
    person.open("assessments:show", assessment.pk).looks_at("task-list", "read-only")


@in_both_languages
@pytest.mark.usefixtures("reports_wait")
def test_a_report_that_is_being_made(at_a_browser, language):
    submission = a_submission()
    report = submission.reports.first()
    reader = submission.assessment.created_by
    person = at_a_browser(Person, _reading(language, reader))
    person.open("reports:state", report.pk).looks_at("report-in-preparation")


@in_both_languages
def test_desks_on_which_nothing_lies(at_a_browser, language):
    secretariat = a_secretariat()
    a_programme(secretariat)
    for state, user in (
        ("of-nobody", a_user()),
        ("of-an-analyst", a_user(secretariat, Role.ANALYST)),
    ):
        at_a_browser(Person, _reading(language, user)).open("overview:index").looks_at(
            "overview", state
        )
    reviewer = at_a_browser(Person, _reading(language, a_user(secretariat, Role.REVIEWER)))
    reviewer.open("submissions:index").looks_at("queue", "empty")


@in_both_languages
def test_a_page_that_does_not_exist(at_a_browser, watch, language):
    watch.refusals = [404]
    person = at_a_browser(Person, _reading(language, a_user(a_company())))
    person.page.goto("/no-such-page/")
    person.looks_at("page-not-found")


def _reading(language, user):
    user.language = language
    user.save()
    return user
