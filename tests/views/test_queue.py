import pytest
from django.utils import translation

from assessments.actions.reviews import conclude, request_changes, take
from assessments.models import Event, Membership, Submission
from assessments.views.queue import (
    COLUMNS,
    SORTS,
    TABS,
    Heading,
    conditions,
    counts,
    headings,
    queue_of,
    row,
    status_of,
)
from assessments.workflow import Conclusion, Role, Status
from tests.factories import a_reviewer, a_submission, a_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def also_reviews(submission: Submission, user, role: Role = Role.REVIEWER) -> None:
    secretariat = submission.assessment.context.programme.secretariat
    Membership.objects.create(user=user, organisation=secretariat, role=role)


def test_every_tab_has_its_condition_and_every_column_its_orders():
    user = a_user()

    assert set(conditions(user)) == {tab.key for tab in TABS}
    assert set(SORTS) == {*COLUMNS, *(f"-{column}" for column in COLUMNS)}


def test_every_status_lies_under_exactly_one_tab():
    submission = a_submission()
    reviewer = a_reviewer(submission)
    for status in Status:
        type(submission.assessment).objects.update(status=status)
        if status is Status.IN_REVIEW:
            take_anyway(submission, reviewer)

        assert sum(counts(reviewer).values()) == 1, status


def take_anyway(submission: Submission, reviewer) -> None:
    type(submission.assessment).objects.update(status=Status.SUBMITTED)
    take(submission, by=reviewer)


def test_only_the_programmes_of_the_reviewer_are_in_the_queue():
    mine, _other = a_submission(), a_submission()

    assert list(queue_of(a_reviewer(mine))) == [mine]


@pytest.mark.parametrize("role", [Role.ANALYST, Role.PREPARER])
def test_who_does_not_review_has_an_empty_queue(role):
    submission = a_submission()

    assert list(queue_of(a_reviewer(submission, role))) == []
    assert list(queue_of(a_user(submission.assessment.organisation, role))) == []


def test_what_was_taken_lies_under_mine_and_under_others_for_the_rest():
    submission = a_submission()
    me, colleague = a_reviewer(submission), a_reviewer(submission)
    take(submission, by=me)

    assert (counts(me)["mine"], counts(me)["others"]) == (1, 0)
    assert (counts(colleague)["mine"], counts(colleague)["others"]) == (0, 1)


def test_only_the_latest_number_stands_in_the_queue():
    first = a_submission()
    reviewer = a_reviewer(first)
    second = Submission.objects.get(pk=first.pk)
    second.pk, second.number, second._state.adding = None, 2, True
    second.save()

    assert [each.number for each in queue_of(reviewer)] == [2]


def test_since_is_when_it_last_changed_hands():
    submission = a_submission()
    reviewer = a_reviewer(submission)
    take(submission, by=reviewer)
    request_changes(submission, "Why?", by=reviewer)

    (found,) = queue_of(reviewer)

    assert found.since == Event.objects.get(verb="request_changes").at


def test_what_the_company_does_after_a_return_is_its_own_business():
    submission = a_submission()
    reviewer = a_reviewer(submission)
    take(submission, by=reviewer)
    request_changes(submission, "Why?", by=reviewer)
    submission.assessment.status = Status.AWAITING_APPROVAL

    assert status_of(submission, is_latest=True) == Status.CHANGES_REQUESTED


def test_an_earlier_number_was_returned_whatever_became_of_the_next():
    submission = a_submission()
    submission.assessment.status = Status.CONCLUDED

    assert status_of(submission, is_latest=False) == Status.CHANGES_REQUESTED
    assert status_of(submission, is_latest=True) == Status.CONCLUDED


def test_a_row_says_what_was_signed():
    submission = a_submission()

    found = row(queue_of(a_reviewer(submission)).get())

    assert str(found.context).startswith("Yarn, fabric and apparel, Xinjiang")
    assert (found.headline.band, found.status) == (
        "Insufficiently substantiated",
        Status.SUBMITTED,
    )


def test_headings_turn_the_sorted_column_around():
    assert headings("score") == {
        "company": Heading(order="", next="company"),
        "score": Heading(order="ascending", next="-score"),
        "since": Heading(order="", next="since"),
    }
    assert headings("-score")["score"] == Heading(order="descending", next="score")


@pytest.mark.parametrize("sort", SORTS)
def test_every_order_works(sort):
    high, low = a_submission(case="G02"), a_submission(case="G06")
    reviewer = a_reviewer(high)
    also_reviews(low, reviewer)

    found = list(queue_of(reviewer).order_by(*SORTS[sort]))

    expected = {
        "score": [low, high],
        "-score": [high, low],
        "since": [high, low],
        "-since": [low, high],
        "company": [high, low],
        "-company": [low, high],
    }
    assert found == expected[sort]


def test_a_concluded_submission_is_closed():
    submission = a_submission()
    reviewer, lead = a_reviewer(submission), a_reviewer(submission, Role.LEAD)
    take(submission, by=reviewer)

    conclude(submission, Conclusion.ACCEPTED, "Clear.", by=lead)

    assert counts(reviewer)["closed"] == 1
