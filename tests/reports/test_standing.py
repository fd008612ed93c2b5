import pytest
import time_machine
from django.utils import translation

from assessments.actions import reviews
from assessments.models import Review
from assessments.reports.standing import STANDINGS, Standing, standing_of
from assessments.workflow import Conclusion, Role
from tests.factories import GOLDEN_DAY, a_reviewer, a_submission

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _english_golden_day():
    with translation.override("en"), time_machine.travel(GOLDEN_DAY):
        yield


def test_every_state_of_a_review_has_words():
    assert set(STANDINGS) == set(Review.State)


def test_a_draft_says_that_nobody_signed_it():
    assert standing_of(None).short == "Draft, not signed"


def test_what_was_just_signed_is_self_declared():
    assert standing_of(a_submission()).short == "Self-declared"


def test_in_review_it_is_still_self_declared():
    submission = a_submission()
    reviews.take(submission, by=a_reviewer(submission))

    assert standing_of(submission) == Standing(
        short="Self-declared, in review",
        sentence="These are the company's own statements. "
        "The secretariat has been reviewing them since 1 December 2026.",
    )


def test_a_request_for_changes_is_printed_with_its_reason():
    submission = a_submission()
    reviewer = a_reviewer(submission)
    reviews.take(submission, by=reviewer)
    reviews.request_changes(submission, "F06 is unclear.", by=reviewer)

    assert standing_of(submission) == Standing(
        short="Changes requested",
        sentence="The secretariat reviewed this and asked for changes on 1 December 2026.",
        reason="F06 is unclear.",
    )


def test_a_conclusion_names_the_secretariat_and_gives_its_reason():
    submission = a_submission()
    secretariat = submission.assessment.context.programme.secretariat
    reviews.take(submission, by=a_reviewer(submission))
    lead = a_reviewer(submission, Role.LEAD)
    reviews.conclude(submission, Conclusion.ACCEPTED, "Well explained.", by=lead)

    assert standing_of(submission) == Standing(
        short="Reviewed: Substantiation accepted",
        sentence=f"Reviewed by {secretariat.name}. "
        "Conclusion of 1 December 2026: Substantiation accepted.",
        reason="Well explained.",
    )
