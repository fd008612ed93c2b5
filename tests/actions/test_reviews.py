import pytest

from assessments.actions.answers import Given, save
from assessments.actions.reviews import NO_CONCLUSION, STALE, conclude, request_changes, take
from assessments.actions.submissions import request_approval, submit
from assessments.models import Answer, Assessment, Event, Review, Submission
from assessments.workflow import WRONG_MOMENT, WRONG_PERSON, Conclusion, Refused, Role, Status
from tests.factories import a_reviewer, a_submission, a_user
from tests.parallel import at_once

pytestmark = pytest.mark.django_db


def status(submission: Submission) -> str:
    return Assessment.objects.get(pk=submission.assessment_id).status


def reasons(refused) -> list[str]:
    return [str(reason) for reason in refused.value.reasons]


def events(submission: Submission) -> list[str]:
    found = Event.objects.filter(subject_id=submission.assessment_id).order_by("sequence")
    return list(found.values_list("verb", flat=True))


def in_review(submission: Submission | None = None) -> Submission:
    submission = submission or a_submission()
    take(submission, by=a_reviewer(submission))
    return submission


def submitted_again(submission: Submission) -> Submission:
    """The company answers again and signs the next number."""
    assessment = Assessment.objects.get(pk=submission.assessment_id)
    save(assessment, {"F03": Given(value="l3")}, by=submission.prepared_by)
    request_approval(assessment, declared=True, by=submission.prepared_by)
    return submit(assessment, declared=True, by=submission.signed_by)


def test_take_begins_the_review():
    submission = a_submission()
    reviewer = a_reviewer(submission)

    review = take(submission, by=reviewer)

    assert (review.reviewer, review.state) == (reviewer, Review.State.OPEN)
    assert status(submission) == Status.IN_REVIEW
    assert events(submission)[-1] == "take"


def test_take_twice_gives_the_second_the_reason():
    submission = in_review()

    with pytest.raises(Refused) as refused:
        take(submission, by=a_reviewer(submission))

    assert reasons(refused) == [str(WRONG_MOMENT[Status.IN_REVIEW])]
    assert Review.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_reviewers_who_take_in_the_same_moment_make_one_review(settings):
    # Here everything is committed: without this the reports would be rendered.
    settings.TASKS = {"default": {"BACKEND": "django.tasks.backends.dummy.DummyBackend"}}
    submission = a_submission()
    people = [a_reviewer(submission), a_reviewer(submission)]
    both = [Submission.objects.get(pk=submission.pk) for _ in people]

    results = at_once(
        lambda: take(both[0], by=people[0]),
        lambda: take(both[1], by=people[1]),
    )

    (refusal,) = [result for result in results if isinstance(result, Refused)]
    (review,) = [result for result in results if isinstance(result, Review)]
    assert refusal.reasons == (WRONG_MOMENT[Status.IN_REVIEW],)
    assert Review.objects.get() == review


@pytest.mark.parametrize("role", [Role.PREPARER, Role.APPROVER, Role.VIEWER])
def test_nobody_of_the_company_takes(role):
    submission = a_submission()

    with pytest.raises(Refused) as refused:
        take(submission, by=a_user(submission.assessment.organisation, role))

    assert reasons(refused) == [str(WRONG_PERSON["take"])]


def test_an_analyst_and_a_reviewer_of_another_programme_do_not_take():
    submission = a_submission()
    for somebody in (a_reviewer(submission, Role.ANALYST), a_reviewer(a_submission())):
        with pytest.raises(Refused) as refused:
            take(submission, by=somebody)
        assert reasons(refused) == [str(WRONG_PERSON["take"])]

    assert status(submission) == Status.SUBMITTED


def test_a_reviewer_named_by_the_company_itself_does_not_take():
    submission = a_submission()
    named = a_user(submission.assessment.organisation, Role.REVIEWER)

    with pytest.raises(Refused) as refused:
        take(submission, by=named)

    assert reasons(refused) == [str(WRONG_PERSON["take"])]


def test_request_changes_returns_it_with_the_reason_and_without_declarations():
    submission = in_review()

    request_changes(submission, "F07: name a limit.", by=a_reviewer(submission))

    review = Review.objects.get(submission=submission)
    assert (review.state, review.reason) == (Review.State.CHANGES_REQUESTED, "F07: name a limit.")
    assert review.closed_at is not None
    assessment = Assessment.objects.get(pk=submission.assessment_id)
    assert (assessment.status, assessment.prepared_by) == (Status.CHANGES_REQUESTED, None)
    assert not Answer.objects.filter(sheet=assessment.sheet, question__startswith="Z").exists()


def test_request_changes_needs_a_reason():
    submission = in_review()

    with pytest.raises(Refused) as refused:
        request_changes(submission, "  ", by=a_reviewer(submission))

    assert reasons(refused) == ["Geef een reden."] or reasons(refused) == ["Give a reason."]
    assert status(submission) == Status.IN_REVIEW


def test_what_was_signed_stays_as_it_was():
    submission = in_review()
    content, digest = submission.content, submission.digest
    request_changes(submission, "F03: who decided?", by=a_reviewer(submission))

    again = submitted_again(submission)

    first = Submission.objects.get(pk=submission.pk)
    assert (first.content, first.digest) == (content, digest)
    assert first.content["answers"]["F03"]["value"] == "l4"
    assert (again.number, again.content["answers"]["F03"]["value"]) == (2, "l3")
    assert status(submission) == Status.SUBMITTED


@pytest.mark.parametrize(
    "verdict",
    [
        lambda submission: take(submission, by=a_reviewer(submission)),
        lambda submission: request_changes(submission, "Why?", by=a_reviewer(submission)),
        lambda submission: conclude(
            submission, Conclusion.ACCEPTED, "Fine.", by=a_reviewer(submission, Role.LEAD)
        ),
    ],
)
def test_a_verdict_on_a_number_that_was_replaced_is_refused(verdict):
    first = in_review()
    request_changes(first, "F03: who decided?", by=a_reviewer(first))
    second = in_review(submitted_again(first))

    with pytest.raises(Refused) as refused:
        verdict(Submission.objects.get(pk=first.pk))

    assert str(STALE) in reasons(refused)
    assert status(second) == Status.IN_REVIEW


@pytest.mark.parametrize("conclusion", Conclusion)
def test_conclude_ends_the_review(conclusion):
    submission = in_review()
    lead = a_reviewer(submission, Role.LEAD)

    conclude(submission, conclusion, "The reasons can be followed.", by=lead)

    review = Review.objects.get(submission=submission)
    assert (review.state, review.conclusion) == (Review.State.CONCLUDED, conclusion)
    assert (review.reason, review.closed_by) == ("The reasons can be followed.", lead)
    assert status(submission) == Status.CONCLUDED
    assert Event.objects.get(verb="conclude").details == {
        "number": 1,
        "conclusion": conclusion,
        "reason": "The reasons can be followed.",
    }


def test_only_a_lead_concludes():
    submission = in_review()

    with pytest.raises(Refused) as refused:
        conclude(submission, Conclusion.ACCEPTED, "Fine.", by=a_reviewer(submission))

    assert reasons(refused) == [str(WRONG_PERSON["conclude"])]


def test_all_reasons_are_given_together():
    submission = a_submission()

    with pytest.raises(Refused) as refused:
        conclude(submission, "praised", "", by=a_reviewer(submission))

    assert len(reasons(refused)) == 4
    assert str(NO_CONCLUSION) in reasons(refused)
    assert str(WRONG_MOMENT[Status.SUBMITTED]) in reasons(refused)


def test_a_concluded_review_is_not_concluded_again():
    submission = in_review()
    lead = a_reviewer(submission, Role.LEAD)
    conclude(submission, Conclusion.ACCEPTED, "Fine.", by=lead)

    with pytest.raises(Refused) as refused:
        conclude(submission, Conclusion.INSUFFICIENT, "Not fine.", by=lead)

    assert reasons(refused) == [str(WRONG_MOMENT[Status.CONCLUDED])]
    assert Review.objects.get().conclusion == Conclusion.ACCEPTED
