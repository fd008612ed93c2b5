import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from assessments.actions.answers import Given, save
from assessments.actions.reviews import conclude, request_changes, take
from assessments.actions.submissions import request_approval, submit, withdraw
from assessments.models import Assessment, Evidence, Membership, Submission
from assessments.views import submissions
from assessments.workflow import Conclusion, Role
from tests.factories import (
    GOLDEN_DAY,
    a_company,
    a_programme,
    a_reviewer,
    a_second_year,
    a_secretariat,
    a_submission,
    a_user,
    fill,
    golden,
)

pytestmark = pytest.mark.django_db
INDEX = reverse("submissions:index")


def address(submission: Submission) -> str:
    return reverse("submissions:show", args=[submission.pk])


def in_english(user):
    user.language = "en"
    user.save()
    return user


def page(client, user, url: str) -> str:
    client.force_login(in_english(user))
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode()


def submitted_again(submission: Submission) -> Submission:
    assessment = Assessment.objects.get(pk=submission.assessment_id)
    save(assessment, {"F03": Given(value="l3")}, by=submission.prepared_by)
    request_approval(assessment, declared=True, by=submission.prepared_by)
    return submit(assessment, declared=True, by=submission.signed_by)


def returned(submission: Submission, reason: str = "F07: name a limit.") -> Submission:
    reviewer = a_reviewer(submission)
    take(submission, by=reviewer)
    request_changes(submission, reason, by=reviewer)
    return submission


# The list


@time_machine.travel(GOLDEN_DAY)
def test_the_list_says_who_decided_what_and_how_it_was_judged(client):
    submission = a_submission()

    shown = page(client, a_reviewer(submission), INDEX)

    assert address(submission) in shown
    for words in (
        submission.assessment.organisation.name,
        "Stay under conditions",
        "<strong>84.0</strong>",
        "Insufficiently substantiated",
        "In tension",
        "1 hard requirement not met",
        "1 December 2026",
    ):
        assert words in shown


def test_a_tab_shows_its_own_submissions_and_all_counts(client):
    waiting = a_submission()
    reviewer = a_reviewer(waiting)
    mine = a_submission(a_company(waiting.assessment.context.programme))
    take(mine, by=reviewer)

    shown = page(client, reviewer, f"{INDEX}?tab=mine")

    assert address(mine) in shown
    assert address(waiting) not in shown
    assert '?tab=to_take">To review <span class="count">1</span>' in shown
    assert 'aria-current="page">In review by me <span class="count">1</span>' in shown


@pytest.mark.parametrize("query", ["tab=nonsense", "sort=pk;drop", "page=999", "page=x", "tab="])
def test_what_an_address_asks_that_does_not_exist_is_left_aside(client, query):
    submission = a_submission()

    assert address(submission) in page(client, a_reviewer(submission), f"{INDEX}?{query}")


@pytest.mark.parametrize("tab", ["to_take", "mine", "others", "with_company", "closed"])
def test_an_empty_tab_says_so(client, tab):
    reviewer = a_user(a_programme().secretariat, Role.REVIEWER)

    assert '<p class="empty">' in page(client, reviewer, f"{INDEX}?tab={tab}")


def test_a_sorted_column_says_so_and_can_be_turned_around(client):
    submission = a_submission()

    shown = page(client, a_reviewer(submission), f"{INDEX}?sort=score")

    assert shown.count("aria-sort=") == 1
    assert 'aria-sort="ascending"' in shown
    assert "?tab=to_take&amp;sort=-score" in shown


def test_the_list_has_pages(client, monkeypatch):
    monkeypatch.setattr(submissions, "ROWS_PER_PAGE", 1)
    first = a_submission()
    second = a_submission(a_company(first.assessment.context.programme))
    reviewer = a_reviewer(first)

    one, two = (page(client, reviewer, f"{INDEX}?page={number}") for number in (1, 2))

    assert (address(first) in one, address(second) in one) == (True, False)
    assert (address(first) in two, address(second) in two) == (False, True)
    assert "&amp;page=2" in one
    assert "&amp;page=1" in two


def test_the_list_takes_as_many_queries_for_three_rows_as_for_one(client):
    first = a_submission()
    reviewer = a_reviewer(first)
    page(client, reviewer, INDEX)
    with CaptureQueriesContext(connection) as of_one:
        client.get(INDEX)
    for _ in range(2):
        a_submission(a_company(first.assessment.context.programme))
    with CaptureQueriesContext(connection) as of_three:
        client.get(INDEX)

    assert len(of_one) == len(of_three)


def test_only_reviewers_and_leads_have_a_list(client):
    submission = a_submission()
    for somebody in (
        submission.signed_by,
        a_reviewer(submission, Role.ANALYST),
        a_user(submission.assessment.organisation, Role.REVIEWER),
        a_user(),
    ):
        client.force_login(somebody)
        assert client.get(INDEX).status_code == 404


def test_a_reviewer_of_another_programme_sees_nothing_of_this_one(client):
    submission = a_submission()
    other = a_user(a_programme(a_secretariat()).secretariat, Role.REVIEWER)

    assert address(submission) not in page(client, other, INDEX)
    assert client.get(address(submission)).status_code == 404


def test_an_analyst_does_not_open_a_submission(client):
    submission = a_submission()
    client.force_login(a_reviewer(submission, Role.ANALYST))

    assert client.get(address(submission)).status_code == 404


# One submission


@time_machine.travel(GOLDEN_DAY)
@pytest.mark.parametrize(
    ("language", "score", "band"),
    [("nl", "84,0", "Onvoldoende onderbouwd"), ("en", "84.0", "Insufficiently substantiated")],
)
def test_both_sides_see_the_score_that_was_signed(client, language, score, band):
    submission = a_submission()
    for reader in (submission.signed_by, a_reviewer(submission)):
        reader.language = language
        reader.save()
        client.force_login(reader)
        shown = client.get(address(submission)).content.decode()

        assert f'<span class="num">{score}</span> → {band}' in shown
        assert f'<p class="bigscore">{score}<small> / 100</small></p>' in shown


def test_the_score_is_read_and_never_computed_again(client):
    submission = a_submission()
    Submission.objects.update(outcome={**submission.outcome, "overall": 12.5})

    assert '<p class="bigscore">12.5' in page(client, submission.signed_by, address(submission))


def test_the_page_says_who_signed_and_what(client):
    submission = a_submission()

    shown = page(client, a_reviewer(submission), address(submission))

    digest = submission.digest
    assert submission.signed_by.name in shown
    assert submission.prepared_by.name in shown
    assert f"{digest[:4]} {digest[4:8]}" in shown
    assert "Questionnaire 1.0.0, risk table 2026-11-starter." in shown


def test_the_answers_are_those_that_were_signed(client):
    submission = returned(a_submission())
    assessment = Assessment.objects.get(pk=submission.assessment_id)
    save(assessment, {"F11": Given(value="Changed after signing.")}, by=submission.prepared_by)

    shown = page(client, submission.prepared_by, address(submission))

    assert "Critici zeggen dat vertrekken niets verandert" in shown
    assert "Changed after signing." not in shown


def test_what_people_typed_is_text_and_never_markup(client):
    submission = a_submission()
    content = submission.content
    content["answers"]["F11"]["value"] = "<script>alert(1)</script>"
    content["answers"]["F11"]["remark"] = "<img src=x>"
    Submission.objects.update(content=content)

    shown = page(client, a_reviewer(submission), address(submission))

    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown
    assert "<script>alert" not in shown
    assert "<img" not in shown


def test_evidence_with_a_file_can_be_downloaded_and_a_link_followed(client):
    submission = a_submission()
    content = submission.content
    one, two, three = list(content["evidence"])[:3]
    content["evidence"][one] |= {"file_name": "policy.pdf", "size": 412000}
    content["evidence"][two] |= {"link": "https://example.org/policy"}
    content["evidence"][three] |= {"link": "javascript:alert(1)"}
    Submission.objects.update(content=content)

    shown = page(client, a_reviewer(submission), address(submission))

    assert reverse("evidence:file", args=[one]) in shown
    assert "policy.pdf, 412 kB" in shown
    assert '<a href="https://example.org/policy" rel="noopener noreferrer nofollow">' in shown
    assert 'href="javascript' not in shown
    assert Evidence.objects.filter(pk=one).exists()


def test_the_first_number_still_says_what_it_said_and_leads_to_the_second(client):
    first = returned(a_submission())
    second = submitted_again(first)

    shown = page(client, a_reviewer(first), address(first))

    assert address(second) in shown
    assert "Number 2" in shown
    assert 'class="tag tag--warn"' in shown  # changes requested
    assert address(first) in page(client, a_reviewer(first), address(second))


def test_the_company_reads_the_reason_and_can_continue(client):
    submission = returned(a_submission(), "F07: name a limit.")
    onwards = reverse("assessments:show", args=[submission.assessment_id])
    button = f'<a class="btn btn--sm" href="{onwards}">'

    assert "F07: name a limit." in page(client, submission.prepared_by, address(submission))
    assert button in page(client, submission.prepared_by, address(submission))
    viewer = a_user(submission.assessment.organisation, Role.VIEWER)
    assert button not in page(client, viewer, address(submission))
    assert button not in page(client, a_reviewer(submission), address(submission))


def test_the_company_reads_what_comes_next_until_it_is_in_review(client):
    submission = a_submission()
    coming = "starts its review within 5 working days"

    assert coming in page(client, submission.signed_by, address(submission))
    assert coming not in page(client, a_reviewer(submission), address(submission))
    take(submission, by=a_reviewer(submission))
    shown = page(client, submission.signed_by, address(submission))
    assert coming not in shown
    assert "The secretariat started its review on" in shown


def test_without_a_programme_nobody_is_expected_to_review(client):
    submission = a_submission(a_company())

    assert "starts its review" not in page(client, submission.signed_by, address(submission))


def test_a_conclusion_is_shown_with_its_reason(client):
    submission = a_submission()
    take(submission, by=a_reviewer(submission))
    conclude(
        submission,
        Conclusion.ACCEPTED_WITH_AGREEMENTS,
        "Agreed: complaints.",
        by=a_reviewer(submission, Role.LEAD),
    )

    shown = page(client, submission.signed_by, address(submission))

    assert "Accepted with improvement agreements" in shown
    assert "Agreed: complaints." in shown


BUTTONS = ("reviews:take", "reviews:request_changes", "reviews:conclude")


def buttons(client, user, submission: Submission) -> list[str]:
    shown = page(client, user, address(submission))
    return [name for name in BUTTONS if reverse(name, args=[submission.pk]) in shown]


def test_buttons_are_for_those_who_may_now(client):
    submission = a_submission()
    reviewer, lead = a_reviewer(submission), a_reviewer(submission, Role.LEAD)
    company = submission.signed_by

    assert buttons(client, reviewer, submission) == ["reviews:take"]
    assert buttons(client, company, submission) == []
    take(submission, by=reviewer)
    assert buttons(client, reviewer, submission) == ["reviews:request_changes"]
    assert buttons(client, lead, submission) == ["reviews:conclude"]
    assert buttons(client, company, submission) == []


def test_an_earlier_number_has_no_buttons(client):
    first = returned(a_submission())
    submitted_again(first)

    assert buttons(client, a_reviewer(first), first) == []


def test_the_secretariat_does_not_read_what_happened_inside_the_company(client):
    submission = a_submission()

    assert "Approval requested" in page(client, submission.signed_by, address(submission))
    assert "Approval requested" not in page(client, a_reviewer(submission), address(submission))


def test_a_withdrawn_submission_can_still_be_read(client):
    submission = a_submission()
    withdraw(submission.assessment, "Wrong context.", by=submission.signed_by)

    shown = page(client, a_reviewer(submission), address(submission))

    assert "Withdrawn" in shown
    assert "Wrong context." in shown


def test_somebody_of_both_houses_reads_as_the_secretariat(client):
    submission = a_submission()
    reviewer = a_reviewer(submission)
    Membership.objects.create(
        user=reviewer, organisation=submission.assessment.organisation, role=Role.VIEWER
    )

    assert INDEX in page(client, reviewer, address(submission))


def test_the_page_takes_as_many_queries_with_more_submissions(client):
    first = returned(a_submission())
    reviewer = a_reviewer(first)
    page(client, reviewer, address(first))
    with CaptureQueriesContext(connection) as of_one:
        client.get(address(first))
    returned(submitted_again(first))
    submitted_again(first)
    with CaptureQueriesContext(connection) as of_three:
        client.get(address(first))

    assert len(of_one) == len(of_three)


def test_both_sides_see_what_stayed_the_same_since_an_earlier_year(client, reports_wait):
    with time_machine.travel(GOLDEN_DAY):
        company = a_company(a_programme())
        preparer, approver = a_user(company), a_user(company, Role.APPROVER)
        assessment = a_second_year(company, by=preparer)
        changed = {
            "G02": {"value": "We buy from two mills instead of five, and know both of them."}
        }
        fill(assessment, {**golden("G10")["input"]["answers"], **changed}, by=preparer)
        request_approval(assessment, declared=True, by=preparer)
        submission = submit(assessment, declared=True, by=approver)

    pages = [page(client, each, address(submission)) for each in (a_reviewer(submission), preparer)]

    assert [each.count("Unchanged since 2025") > 10 for each in pages] == [True, True]
    assert ["4 answers unchanged since an earlier year" in each for each in pages] == [True, True]
