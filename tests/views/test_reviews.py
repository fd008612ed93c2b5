import pytest
from django.urls import reverse

from assessments.actions.reviews import conclude, request_changes, take
from assessments.models import Assessment, Review, Submission
from assessments.workflow import Conclusion, Role, Status
from tests.factories import a_programme, a_reviewer, a_secretariat, a_submission, a_user

pytestmark = pytest.mark.django_db


def address(name: str, submission: Submission) -> str:
    return reverse(f"reviews:{name}", args=[submission.pk])


def post(client, user, name: str, submission: Submission, **typed: str):
    user.language = "en"
    user.save()
    client.force_login(user)
    return client.post(address(name, submission), typed)


def in_review() -> Submission:
    submission = a_submission()
    take(submission, by=a_reviewer(submission))
    return submission


def status(submission: Submission) -> str:
    return Assessment.objects.get(pk=submission.assessment_id).status


def test_take_leads_back_to_the_submission(client):
    submission = a_submission()
    reviewer = a_reviewer(submission)

    response = post(client, reviewer, "take", submission)

    assert response.headers["Location"] == reverse("submissions:show", args=[submission.pk])
    assert Review.objects.get().reviewer == reviewer


def test_who_takes_second_reads_why_not(client):
    submission = in_review()

    response = post(client, a_reviewer(submission), "take", submission)

    assert response.status_code == 409
    shown = response.content.decode()
    assert "This was not done." in shown
    assert "The secretariat is reviewing this assessment." in shown
    assert address("request_changes", submission) in shown  # what can be done now


def test_request_changes_gives_it_back_with_the_reason(client):
    submission = in_review()

    response = post(
        client, a_reviewer(submission), "request_changes", submission, reason="F07: a limit?"
    )

    assert response.status_code == 302
    assert Review.objects.get().reason == "F07: a limit?"
    assert status(submission) == Status.CHANGES_REQUESTED


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Give a reason."),
        ("   ", "Give a reason."),
        ("x" * 5001, "Make the reason shorter: at most 5000 characters."),
    ],
)
def test_a_reason_that_cannot_be_kept_stays_on_the_page_with_its_sentence(client, typed, sentence):
    submission = in_review()

    response = post(client, a_reviewer(submission), "request_changes", submission, reason=typed)

    shown = response.content.decode()
    assert response.status_code == 200
    assert sentence in shown
    assert "<title>Error:" in shown
    assert typed.strip() in shown
    assert status(submission) == Status.IN_REVIEW


def test_conclude_asks_for_a_conclusion_and_a_reason(client):
    submission = in_review()

    response = post(client, a_reviewer(submission, Role.LEAD), "conclude", submission)

    shown = response.content.decode()
    assert "Choose a conclusion." in shown
    assert "Give a reason." in shown


def test_a_conclusion_that_does_not_exist_is_refused_and_the_reason_stays(client):
    submission = in_review()
    typed = {"conclusion": "praised", "reason": "Clear reasons."}

    response = post(client, a_reviewer(submission, Role.LEAD), "conclude", submission, **typed)

    assert "Choose one of the conclusions." in response.content.decode()
    assert "Clear reasons." in response.content.decode()


@pytest.mark.parametrize("conclusion", Conclusion)
def test_a_lead_concludes(client, conclusion):
    submission = in_review()
    typed = {"conclusion": conclusion.value, "reason": "Clear reasons."}

    response = post(client, a_reviewer(submission, Role.LEAD), "conclude", submission, **typed)

    assert response.status_code == 302
    assert Review.objects.get().conclusion == conclusion


def test_a_page_that_became_stale_is_refused_and_nothing_typed_is_lost(client):
    submission = in_review()
    request_changes(submission, "F07: a limit?", by=a_reviewer(submission))
    typed = {"conclusion": "accepted", "reason": "A long and careful reason."}

    response = post(client, a_reviewer(submission, Role.LEAD), "conclude", submission, **typed)

    shown = response.content.decode()
    assert response.status_code == 409
    assert "The secretariat asked the company for changes." in shown
    assert "A long and careful reason." in shown


def test_a_request_for_changes_on_a_concluded_review_is_refused_and_stays(client):
    submission = in_review()
    lead = a_reviewer(submission, Role.LEAD)
    conclude(submission, Conclusion.ACCEPTED, "Fine.", by=lead)

    response = post(
        client, a_reviewer(submission), "request_changes", submission, reason="F07: a limit?"
    )

    shown = response.content.decode()
    assert response.status_code == 409
    assert "The review of this assessment is concluded." in shown
    assert "F07: a limit?" in shown


def test_a_reviewer_cannot_conclude(client):
    submission = in_review()
    typed = {"conclusion": "accepted", "reason": "Fine."}

    response = post(client, a_reviewer(submission), "conclude", submission, **typed)

    assert response.status_code == 409
    assert "Only a lead reviewer of the secretariat can conclude." in response.content.decode()
    assert status(submission) == Status.IN_REVIEW


EVERY_MOVE = ("take", "request_changes", "conclude")


@pytest.mark.parametrize("name", EVERY_MOVE)
def test_the_company_is_not_asked(client, name):
    submission = a_submission()

    response = post(client, submission.signed_by, name, submission, reason="Fine.")

    assert response.status_code == 403
    assert status(submission) == Status.SUBMITTED


@pytest.mark.parametrize("name", EVERY_MOVE)
def test_for_others_it_does_not_exist(client, name):
    submission = a_submission()
    others = (
        a_user(a_programme(a_secretariat()).secretariat, Role.LEAD),
        a_reviewer(submission, Role.ANALYST),
        a_user(),
    )

    assert [post(client, user, name, submission).status_code for user in others] == [404] * 3


@pytest.mark.parametrize("name", EVERY_MOVE)
def test_nothing_is_done_by_opening_an_address(client, name):
    submission = a_submission()
    client.force_login(a_reviewer(submission, Role.LEAD))

    assert client.get(address(name, submission)).status_code == 405
