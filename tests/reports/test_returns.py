import pytest

from assessments.actions.reviews import request_changes, take
from assessments.actions.submissions import request_approval, send_back, submit, withdraw
from assessments.models import Assessment, Submission
from assessments.reports.returns import returns_of
from assessments.workflow import Role
from tests.factories import a_company, a_reviewer, a_submission, a_user, an_assessment

pytestmark = pytest.mark.django_db


def told(assessment: Assessment) -> list[tuple[str, int | None]]:
    return [(each.reason, each.number) for each in returns_of([assessment])[assessment.pk]]


def asked_back() -> Submission:
    submission = a_submission()
    reviewer = a_reviewer(submission)
    take(submission, by=reviewer)
    request_changes(submission, "Name your sources.", by=reviewer)
    return submission


def test_a_new_assessment_was_not_returned():
    assert told(an_assessment()) == []


def test_what_the_approver_wrote_stands_until_approval_is_asked_again():
    company = a_company()
    preparer, approver = a_user(company), a_user(company, Role.APPROVER)
    assessment = an_assessment(company, case="G10", by=preparer)
    request_approval(assessment, declared=True, by=preparer)

    send_back(assessment, "F06 is thin.", by=approver)
    sent_back = told(assessment)
    request_approval(assessment, declared=True, by=preparer)

    assert sent_back == [("F06 is thin.", None)]
    assert told(assessment) == []


def test_what_the_secretariat_wrote_says_of_which_number_and_by_whom():
    submission = asked_back()

    (found,) = returns_of([submission.assessment])[submission.assessment_id]

    assert (found.reason, found.number) == ("Name your sources.", 1)
    assert found.by == submission.review.reviewer.name


def test_what_the_secretariat_wrote_stands_until_the_company_signs_again():
    submission = asked_back()
    assessment = submission.assessment

    request_approval(assessment, declared=True, by=submission.prepared_by)
    asked = told(assessment)
    send_back(assessment, "Not yet.", by=submission.signed_by)
    both = told(assessment)
    request_approval(assessment, declared=True, by=submission.prepared_by)
    submit(assessment, declared=True, by=submission.signed_by)

    assert asked == [("Name your sources.", 1)]
    assert both == [("Name your sources.", 1), ("Not yet.", None)]
    assert told(assessment) == []


def test_what_was_withdrawn_has_nothing_left_to_answer():
    company = a_company()
    assessment = an_assessment(company)

    withdraw(assessment, "We stopped.", by=a_user(company, Role.APPROVER))

    assert told(assessment) == []


def test_several_are_found_in_one_query(django_assert_num_queries):
    assessments = [asked_back().assessment, asked_back().assessment, an_assessment()]

    with django_assert_num_queries(1):
        found = returns_of(assessments)

    assert [len(found[each.pk]) for each in assessments] == [1, 1, 0]
