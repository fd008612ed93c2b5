"""Everything that counts works in a browser that runs no scripts."""

import pytest

from assessments.models import Evidence
from assessments.workflow import Conclusion, Role, Status
from tests.factories import (
    XINJIANG,
    a_company,
    a_programme,
    a_reviewer,
    a_submission,
    a_user,
    an_assessment,
)
from tests.journeys.company import Company
from tests.journeys.golden import CASE, REPLIES, a_pdf
from tests.journeys.secretariat import Secretariat

pytestmark = pytest.mark.usefixtures("reports_wait")

DOCUMENT = {"kind": "social_audit", "grade": 3, "date": "2026-06-15"}


def test_a_context_is_registered_without_scripts(at_a_browser):
    company = a_company()
    person = at_a_browser(Company, a_user(company), has_scripts=False)
    person.open("contexts:register")
    person.chooses("xinjiang", XINJIANG.product, XINJIANG.issue, XINJIANG.stages)
    person.press("Continue").sees("What the risk table says").press("Register this context")

    assert [context.region for context in company.contexts.all()] == ["CN-XJ"]


def test_answers_rows_and_evidence_are_kept_without_scripts(at_a_browser):
    company = a_company()
    assessment = an_assessment(company, by=a_user(company))
    person = at_a_browser(Company, a_user(company), has_scripts=False)
    person.opens_section(assessment.pk, "P").answers_one("P01", "direct").press("Save")

    first = REPLIES["C01"]["value"][0]
    second = {**first, "name": "Spinnerij B"}
    person.opens_section(assessment.pk, "C").answers_one("C01", [first])
    person.press("Save and add rows").answers_one("C01", [first, second])
    person.attaches("C01", DOCUMENT, a_pdf("leveranciers.pdf"))

    answer = assessment.sheet.answers.get(question="C01")
    assert [row["name"] for row in answer.value] == [first["name"], second["name"]]
    assert [each.file_name for each in Evidence.objects.all()] == ["leveranciers.pdf"]


def test_an_assessment_is_signed_without_scripts(at_a_browser):
    company = a_company(a_programme())
    preparer, approver = a_user(company), a_user(company, Role.APPROVER)
    assessment = an_assessment(company, case=CASE, by=preparer)
    asking = at_a_browser(Company, preparer, has_scripts=False)
    asking.open("assessments:check", assessment.pk).declares("Z01").press("Ask for approval")
    signing = at_a_browser(Company, approver, has_scripts=False)
    signing.open("assessments:check", assessment.pk).declares("Z02").press("Sign and submit")

    assessment.refresh_from_db()
    assert assessment.status == Status.SUBMITTED


def test_a_submission_is_reviewed_without_scripts(at_a_browser):
    submission = a_submission()
    reviewing = at_a_browser(Secretariat, a_reviewer(submission), has_scripts=False)
    reviewing.open("submissions:show", submission.pk).takes()
    concluding = at_a_browser(Secretariat, a_reviewer(submission, Role.LEAD), has_scripts=False)
    concluding.open("submissions:show", submission.pk)
    concluding.concludes(Conclusion.ACCEPTED, "Goed onderbouwd.")

    submission.review.refresh_from_db()
    assert submission.review.conclusion == Conclusion.ACCEPTED
