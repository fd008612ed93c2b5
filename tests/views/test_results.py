import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from assessments.actions.answers import Given, save
from assessments.actions.reviews import request_changes, take
from assessments.actions.submissions import request_approval
from assessments.models import Assessment
from assessments.workflow import Role, Status
from tests.factories import (
    GOLDEN_DAY,
    a_company,
    a_programme,
    a_reviewer,
    a_submission,
    a_user,
    an_assessment,
)

pytestmark = pytest.mark.django_db


def address(assessment: Assessment) -> str:
    return reverse("assessments:result", args=[assessment.pk])


def page(client, assessment: Assessment, user) -> str:
    client.force_login(user)
    return client.get(address(assessment)).content.decode()


def in_dutch(user):
    user.language = "nl"
    user.save()
    return user


def in_english(user):
    user.language = "en"
    user.save()
    return user


@time_machine.travel(GOLDEN_DAY)
@pytest.mark.parametrize(("speak", "score"), [(in_dutch, "84,0"), (in_english, "84.0")])
def test_a_golden_draft_shows_its_score_and_the_limited_band(client, speak, score):
    company = a_company(a_programme())
    preparer = speak(a_user(company))
    assessment = an_assessment(company, case="G10", by=preparer)

    shown = page(client, assessment, preparer)

    band = {"84,0": "Onvoldoende onderbouwd", "84.0": "Insufficiently substantiated"}[score]
    assert f'<p class="bigscore">{score}<small> / 100</small></p>' in shown
    assert f'<span class="tag tag--note">{band}</span>' in shown
    assert f"{score} → " in shown


@time_machine.travel(GOLDEN_DAY)
def test_an_open_question_makes_the_score_a_range(client):
    company = a_company(a_programme())
    preparer = in_english(a_user(company))
    assessment = an_assessment(company, case="G10", by=preparer)
    save(assessment, {"F06": Given()}, by=preparer)

    shown = page(client, assessment, preparer)

    assert "– 84.0<small> / 100</small>" in shown
    assert '<p class="bigscore">' not in shown


def test_who_fills_in_gets_links_to_the_questions(client):
    company = a_company()
    preparer, viewer = a_user(company), a_user(company, Role.VIEWER)
    assessment = an_assessment(company, case="G10", by=preparer)
    link = reverse("sections:edit", args=[assessment.pk, "F"]) + "#div_id_F01"

    assert link in page(client, assessment, preparer)
    assert link not in page(client, assessment, viewer)


def test_an_assessment_that_waits_for_approval_has_no_links_to_its_questions(client):
    company = a_company()
    preparer = a_user(company)
    assessment = an_assessment(company, case="G10", by=preparer)
    request_approval(assessment, declared=True, by=preparer)

    shown = page(client, assessment, preparer)

    assert reverse("sections:edit", args=[assessment.pk, "F"]) not in shown


def test_the_result_of_an_empty_assessment_says_what_is_missing(client):
    preparer = in_english(a_user(company := a_company()))

    shown = page(client, an_assessment(company, by=preparer), preparer)

    assert "Nothing to measure yet" in shown
    assert "No decision yet" in shown
    assert "not known yet" in shown


@pytest.mark.parametrize(
    "status", [Status.SUBMITTED, Status.IN_REVIEW, Status.CONCLUDED, Status.WITHDRAWN]
)
def test_what_was_signed_is_shown_as_it_was_signed(client, status):
    submission = a_submission()
    Assessment.objects.update(status=status)
    client.force_login(submission.signed_by)

    response = client.get(address(submission.assessment))

    assert response.headers["Location"] == reverse("submissions:show", args=[submission.pk])


def test_a_returned_assessment_is_live_again(client):
    submission = a_submission()
    reviewer = a_reviewer(submission)
    take(submission, by=reviewer)
    request_changes(submission, "Why?", by=reviewer)
    client.force_login(submission.prepared_by)

    assert client.get(address(submission.assessment)).status_code == 200


def test_strangers_and_the_secretariat_do_not_see_a_draft(client):
    submission = a_submission()
    for stranger in (
        a_user(a_company()),
        a_reviewer(submission),
        a_reviewer(submission, Role.LEAD),
    ):
        client.force_login(stranger)
        assert client.get(address(submission.assessment)).status_code == 404


def test_the_number_of_queries_does_not_grow_with_the_answers(client):
    company = a_company()
    preparer = a_user(company)
    full = an_assessment(company, case="G10", by=preparer)
    client.force_login(preparer)
    client.get(address(full))
    with CaptureQueriesContext(
        connection,
    ) as of_full:
        client.get(address(full))
    full.sheet.answers.all().delete()
    with CaptureQueriesContext(connection) as of_empty:
        client.get(address(full))

    assert len(of_full) == len(of_empty)
