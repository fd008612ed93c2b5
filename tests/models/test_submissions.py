import pytest
from django.db import IntegrityError
from django.utils import timezone

from assessments.models import Review, Submission
from assessments.workflow import Conclusion, Role
from tests.factories import a_company, a_programme, a_reviewer, a_submission, a_user

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", [Role.PREPARER, Role.APPROVER, Role.VIEWER])
def test_submissions_are_visible_to_everybody_of_the_company(role):
    submission = a_submission()
    person = a_user(submission.assessment.organisation, role)

    assert list(Submission.objects.visible_to(person)) == [submission]


@pytest.mark.parametrize(
    ("role", "expected"), [(Role.REVIEWER, True), (Role.LEAD, True), (Role.ANALYST, False)]
)
def test_submissions_are_visible_to_the_reviewers_of_the_programme(role, expected):
    submission = a_submission()
    person = a_reviewer(submission, role)

    assert Submission.objects.visible_to(person).exists() is expected
    assert Submission.objects.reviewed_by(person).exists() is expected


def test_submissions_do_not_exist_for_others():
    a_submission()
    strangers = [
        a_user(),
        a_user(a_company()),
        a_user(a_programme().secretariat, Role.REVIEWER),
    ]

    for stranger in strangers:
        assert not Submission.objects.visible_to(stranger).exists()


def test_a_reviewer_named_by_the_company_reviews_nothing():
    submission = a_submission()
    insider = a_user(submission.assessment.organisation, Role.REVIEWER)

    assert not Submission.objects.reviewed_by(insider).exists()


def test_without_a_programme_nobody_reviews():
    a_submission(a_company())

    assert not Submission.objects.reviewed_by(a_user(a_programme().secretariat, Role.LEAD)).exists()


def test_one_who_works_for_both_sides_sees_a_submission_once():
    submission = a_submission()
    person = a_reviewer(submission)
    person.memberships.create(organisation=submission.assessment.organisation, role=Role.VIEWER)

    assert list(Submission.objects.visible_to(person)) == [submission]


def test_the_database_refuses_a_number_twice():
    submission = a_submission()
    submission.pk = None

    with pytest.raises(IntegrityError):
        submission.save(force_insert=True)


def a_review(submission: Submission, **fields: object) -> Review:
    return Review.objects.create(
        submission=submission, reviewer=a_reviewer(submission), taken_at=timezone.now(), **fields
    )


@pytest.mark.parametrize(
    "fields",
    [
        {"state": "changes_requested"},
        {"state": "concluded", "conclusion": Conclusion.ACCEPTED},
        {"state": "concluded", "reason": "Good."},
        {"state": "changes_requested", "reason": "F06.", "conclusion": Conclusion.ACCEPTED},
    ],
    ids=["changes without a reason", "conclusion without a reason", "none", "too early"],
)
def test_the_database_refuses_a_review_that_ends_halfway(fields):
    submission = a_submission()

    with pytest.raises(IntegrityError):
        a_review(submission, **fields)


def test_the_database_refuses_a_second_review():
    submission = a_submission()
    a_review(submission)

    with pytest.raises(IntegrityError):
        a_review(submission)


def test_names_in_a_list():
    submission = a_submission()
    review = a_review(submission)

    assert str(submission) == f"{submission.assessment} (1)"
    assert str(review) == f"{submission}: {review.get_state_display()}"
    assert submission.questionnaire.version == submission.questionnaire_version
