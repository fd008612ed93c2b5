import pytest
from django.utils import translation

from assessments import workflow
from assessments.actions.reviews import conclude, request_changes, take
from assessments.models import Assessment
from assessments.views.history import SENTENCES, SHARED, history_of
from assessments.workflow import Conclusion, Role
from tests.factories import a_reviewer, a_submission

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def told(assessment: Assessment, **parts) -> list[str]:
    return [entry.text for entry in history_of(assessment, **parts)]


def test_every_move_has_its_sentence():
    assert {move.name for move in workflow.TRANSITIONS} <= set(SENTENCES)
    assert set(SENTENCES) >= SHARED


def test_the_company_reads_everything_from_old_to_new():
    submission = a_submission()
    reviewer = a_reviewer(submission)
    take(submission, by=reviewer)

    assert told(submission.assessment) == [
        "Assessment started",
        "Approval requested",
        "Signed and submitted as number 1",
        "Review of number 1 started",
    ]


def test_the_secretariat_reads_only_what_concerns_submissions():
    submission = a_submission()

    assert told(submission.assessment, for_secretariat=True) == ["Signed and submitted as number 1"]


def test_an_entry_says_who_and_why():
    submission = a_submission()
    reviewer = a_reviewer(submission)
    take(submission, by=reviewer)
    request_changes(submission, "F07: name a limit.", by=reviewer)

    last = history_of(submission.assessment)[-1]

    assert (last.text, last.by, last.reason) == (
        "Changes to number 1 requested",
        reviewer.name,
        "F07: name a limit.",
    )


def test_a_conclusion_is_named():
    submission = a_submission()
    take(submission, by=a_reviewer(submission))
    lead = a_reviewer(submission, Role.LEAD)
    conclude(submission, Conclusion.ACCEPTED, "Clear reasons.", by=lead)

    assert told(submission.assessment)[-1] == (
        "Review of number 1 concluded: Substantiation accepted"
    )


def test_other_assessments_are_other_histories():
    one, other = a_submission(), a_submission()
    take(other, by=a_reviewer(other))

    assert len(told(one.assessment)) == 3


def test_history_is_one_query(django_assert_num_queries):
    assessment = a_submission().assessment

    with django_assert_num_queries(1):
        history_of(assessment)
