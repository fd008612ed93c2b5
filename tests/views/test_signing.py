from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from assessments.actions.answers import Given, save
from assessments.actions.contexts import Place
from assessments.actions.submissions import request_approval, withdraw
from assessments.models import Assessment, Event, EvidenceUse, Submission
from assessments.workflow import Role, Status
from tests.factories import (
    GOLDEN_DAY,
    a_company,
    a_programme,
    a_reviewer,
    a_second_year,
    a_submission,
    a_user,
    an_assessment,
    fill,
    golden,
)

pytestmark = pytest.mark.django_db

BANGLADESH = Place(region="BD", product="cotton", issue="living_wage", stages=("raw_material",))
MOVES = ["request_approval", "send_back", "sign"]


@pytest.fixture(autouse=True)
def _golden_day():
    with time_machine.travel(GOLDEN_DAY):
        yield


@pytest.fixture
def company():
    return a_company(a_programme())


def english(client, user):
    user.language = "en"
    user.save()
    client.force_login(user)
    return user


def address(name, assessment) -> str:
    return reverse(f"assessments:{name}", args=[assessment.pk])


def shown(response) -> str:
    return response.content.decode()


def awaiting(company, preparer=None, case="G10") -> Assessment:
    preparer = preparer or a_user(company)
    assessment = an_assessment(company, case=case, by=preparer)
    request_approval(assessment, declared=True, by=preparer)
    return Assessment.objects.get(pk=assessment.pk)


def status() -> str:
    return Assessment.objects.get().status


# All answers on one page.


def test_every_answer_stands_there_with_a_way_to_change_it(client, company):
    user = english(client, a_user(company))
    assessment = an_assessment(company, case="G10", by=user)

    page = shown(client.get(address("check", assessment)))

    assert "Yes, adopted by the board; it names the OECD Guidelines and our main risks" in page
    link = f"{reverse('sections:edit', args=[assessment.pk, 'F'])}#div_id_F06"
    assert f'<a href="{link}">Change<span class="visually-hidden"> F06 ' in page
    assert "Evidence: Document A01-1 (E2)" in page


def test_what_is_not_answered_can_be_added(client, company):
    user = english(client, a_user(company))
    assessment = an_assessment(company, case="G10", by=user)
    assessment.sheet.answers.filter(question="B03").delete()

    page = shown(client.get(address("check", assessment)))

    link = f"{reverse('sections:edit', args=[assessment.pk, 'B'])}#div_id_B03"
    assert f'<a href="{link}">Add<span class="visually-hidden"> B03 ' in page
    assert "Not answered" in page


def test_what_does_not_apply_says_why(client, company):
    user = english(client, a_user(company))
    assessment = an_assessment(company, case="G10", by=user)
    assessment.company_sheet.answers.filter(question="A03").update(
        value=None, is_not_applicable=True, reason="We buy <nothing>. " * 3, remark="See A01."
    )

    page = shown(client.get(address("check", assessment)))

    assert "Not applicable: We buy &lt;nothing&gt;." in page
    assert "Remark: See A01." in page


def test_what_must_be_mended_comes_first(client, company):
    user = english(client, a_user(company))
    assessment = an_assessment(company, case="G10", by=user)
    assessment.sheet.answers.filter(question="B03").delete()

    response = client.get(address("check", assessment))

    (point,) = response.context["found"].errors
    assert [question.code for question in point.questions] == ["B03"]
    page = shown(response)
    assert page.index("Solve this first") < page.index('id="section-P"')


def test_knock_outs_and_tension_are_told_without_blocking(client, company):
    user = english(client, a_user(company))
    assessment = an_assessment(company, case="G10", by=user)

    response = client.get(address("check", assessment))

    assert response.context["found"].errors == ()
    assert "Look at these 2 points before you sign" in shown(response)
    assert "without due diligence" in shown(response).lower()


def test_a_point_about_many_questions_is_folded(client, company):
    user = english(client, a_user(company))
    assessment = an_assessment(company, case="G10", by=user)
    EvidenceUse.objects.all().delete()

    response = client.get(address("check", assessment))

    missing = response.context["found"].points[-1].questions
    folded = shown(response).partition("<details>")[2].partition("</details>")[0]
    assert f"<summary>{len(missing)} questions</summary>" in folded
    assert folded.count("<li>") == len(missing) > 5


def test_declarations_are_made_here_and_not_listed_as_answers(client, company):
    user = english(client, a_user(company))
    assessment = an_assessment(company, case="G10", by=user)

    response = client.get(address("check", assessment))

    assert [section.key for section in response.context["found"].sections] == list("PABCDEFGHIJ")
    assert 'name="Z01"' in shown(response)
    assert 'name="Z02"' not in shown(response)


def test_a_viewer_reads_only(client, company):
    assessment = an_assessment(company, case="G10")
    english(client, a_user(company, Role.VIEWER))

    page = shown(client.get(address("check", assessment)))

    assert "#div_id_" not in page
    assert "signbox" not in page
    assert "waiting for approval" not in page


def test_an_approver_finds_facts_and_what_comes_next(client, company):
    assessment = awaiting(company)
    english(client, a_user(company, Role.APPROVER))

    page = shown(client.get(address("check", assessment)))

    assert '<span class="num">84.0</span> – Insufficiently substantiated' in page
    assert "Stay under conditions" in page
    assert "version 1.0.0" in page
    assert "frozen as number 1" in page
    assert 'name="Z02"' in page
    assert "within 5 working days" in page


def test_without_a_programme_nobody_else_reads_it(client):
    company = a_company()
    assessment = awaiting(company)
    english(client, a_user(company, Role.APPROVER))

    page = shown(client.get(address("check", assessment)))

    assert "Nobody outside your company sees them" in page
    assert "within 5 working days" not in page


def test_who_waits_reads_who_can_sign(client, company):
    preparer = english(client, a_user(company))
    a_user(company, Role.APPROVER, name="Ben")
    assessment = awaiting(company, preparer)

    page = shown(client.get(address("check", assessment)))

    assert "The answers are waiting for approval" in page
    assert "These people can sign: Ben." in " ".join(page.split())


def test_who_asked_reads_that_another_must_sign(client, company):
    approver = english(client, a_user(company, Role.APPROVER, name="Ada"))
    assessment = awaiting(company, approver)

    page = shown(client.get(address("check", assessment)))

    assert "You asked for approval yourself: another approver must sign" in page
    assert "Your company has no approver who can sign." in page
    assert 'name="Z02"' not in page


def test_the_owner_of_a_micro_company_reads_that_it_is_recorded(client):
    company = a_company(size="micro")
    owner = english(client, a_user(company, Role.APPROVER))
    assessment = awaiting(company, owner)

    page = shown(client.get(address("check", assessment)))

    assert "Your company is a micro company, so you may sign as well." in page
    assert 'name="Z02"' in page


def test_what_was_signed_is_on_its_own_page(client):
    submission = a_submission()
    client.force_login(submission.prepared_by)

    response = client.get(address("check", submission.assessment))

    assert response.headers["Location"] == reverse("submissions:show", args=[submission.pk])


def test_what_was_withdrawn_unsigned_can_still_be_read(client, company):
    assessment = an_assessment(company, case="G10")
    withdraw(assessment, "Stop.", by=a_user(company, Role.APPROVER))
    english(client, a_user(company))

    page = shown(client.get(address("check", assessment)))

    assert "A direct supplier or customer is in this context" in page
    assert "Look at these" not in page


@pytest.mark.parametrize("name", ["check", *MOVES])
def test_others_find_nothing(client, name):
    submission = a_submission()

    for stranger in [a_user(), a_user(a_company()), a_reviewer(submission)]:
        client.force_login(stranger)
        assert client.get(address(name, submission.assessment)).status_code in {404, 405}
        assert client.post(address(name, submission.assessment)).status_code in {404, 405}


def test_a_long_page_costs_as_much_as_an_empty_one(client, company):
    user = a_user(company)
    empty = an_assessment(company, by=user)
    place = Place(region="TM", product="cotton", issue="forced_labour", stages=("sale_use",))
    full = an_assessment(company, place=place, case="G10", by=user)
    english(client, user)
    client.get(address("check", empty))

    counts = []
    for assessment in (empty, full):
        with CaptureQueriesContext(connection) as queries:
            client.get(address("check", assessment))
        counts.append(len(queries))

    assert counts[0] == counts[1]
    assert counts[0] <= 20


# Asking for approval.


def test_asking_for_approval_leads_to_the_task_list(client, company):
    user = english(client, a_user(company))
    assessment = an_assessment(company, case="G10", by=user)

    response = client.post(address("request_approval", assessment), {"Z01": "on"}, follow=True)

    assert status() == Status.AWAITING_APPROVAL
    assert response.redirect_chain[0][0] == address("show", assessment)
    assert "An approver can now check and sign." in shown(response)


def test_without_the_tick_and_with_an_answer_missing_both_are_told(client, company):
    user = english(client, a_user(company))
    assessment = an_assessment(company, case="G10", by=user)
    assessment.sheet.answers.filter(question="B03").delete()

    response = client.post(address("request_approval", assessment), {})

    assert response.status_code == 200
    page = shown(response)
    assert "<li>Tick the declaration first.</li>" in page
    assert "<li>A required question is not answered. (B03)</li>" in page
    assert "<title>Error:" in page
    assert '<a href="#id_Z01">' in page
    assert "Tick this if it is so." in page
    assert status() == Status.DRAFT


def test_a_tick_stays_when_something_else_is_missing(client, company):
    user = english(client, a_user(company))
    assessment = an_assessment(company, case="G10", by=user)
    assessment.sheet.answers.filter(question="B03").delete()

    page = shown(client.post(address("request_approval", assessment), {"Z01": "on"}))

    assert 'id="id_Z01" checked' in page or 'checked id="id_Z01"' in page


def test_an_approver_who_asks_reads_that_another_must_sign(client, company):
    ada = english(client, a_user(company, Role.APPROVER, name="Ada"))
    a_user(company, Role.APPROVER, name="Ben")
    assessment = an_assessment(company, case="G10", by=ada)

    page = " ".join(shown(client.get(address("check", assessment))).split())

    assert (
        "The person who asks for approval may not sign as well. These people can sign: Ben." in page
    )


def test_in_a_micro_company_who_asks_may_sign(client):
    company = a_company(size="micro")
    ada = english(client, a_user(company, Role.APPROVER, name="Ada"))
    assessment = an_assessment(company, case="G10", by=ada)

    page = " ".join(shown(client.get(address("check", assessment))).split())

    assert "may not sign as well" not in page
    assert "These people can sign: Ada." in page


# Signing.


def test_signing_leads_to_what_was_signed_with_a_confirmation(client, company):
    assessment = awaiting(company)
    english(client, a_user(company, Role.APPROVER))

    response = client.post(address("sign", assessment), {"Z02": "on"}, follow=True)

    submission = Submission.objects.get()
    assert response.redirect_chain[0][0] == reverse("submissions:show", args=[submission.pk])
    page = shown(response)
    begin = submission.digest[:4].upper()
    assert "You signed. The answers are frozen as number 1 on 1 December 2026" in page
    assert f"with a digest that begins with {begin}" in page
    assert "The report is being made." in page
    assert "The secretariat starts its review within 5 working days." in page


def test_what_changed_since_the_page_was_opened_is_not_signed_unseen(client, company):
    """The answers of the company are shared: another assessment is still open."""
    preparer = a_user(company)
    assessment = awaiting(company, preparer)
    other = an_assessment(company, place=BANGLADESH, by=preparer)
    english(client, a_user(company, Role.APPROVER))
    opened = client.get(address("check", assessment)).context["found"].fingerprint
    save(other, {"A01": Given(value="l0")}, by=preparer)

    response = client.post(address("sign", assessment), {"Z02": "on", "seen": opened})

    assert (response.status_code, Submission.objects.count()) == (200, 0)
    assert "Something changed since you opened this page" in shown(response)
    seen = response.context["found"].fingerprint
    assert f'name="seen" value="{seen}"' in shown(response)
    client.post(address("sign", assessment), {"Z02": "on", "seen": seen})
    assert Submission.objects.get().content["answers"]["A01"]["value"] == "l0"


def test_what_did_not_change_is_signed_also_a_day_later(client, company):
    assessment = awaiting(company)
    english(client, a_user(company, Role.APPROVER))
    opened = client.get(address("check", assessment)).context["found"].fingerprint

    with time_machine.travel(GOLDEN_DAY + timedelta(days=1)):
        client.force_login(a_user(company, Role.APPROVER))
        client.post(address("sign", assessment), {"Z02": "on", "seen": opened})

    assert Submission.objects.count() == 1


def test_signing_without_a_programme_promises_no_review(client):
    company = a_company()
    assessment = awaiting(company)
    english(client, a_user(company, Role.APPROVER))

    page = shown(client.post(address("sign", assessment), {"Z02": "on"}, follow=True))

    assert "You signed." in page
    assert "starts its review" not in page


def test_signing_without_the_tick_asks_for_it(client, company):
    assessment = awaiting(company)
    english(client, a_user(company, Role.APPROVER))

    response = client.post(address("sign", assessment), {})

    assert response.status_code == 200
    assert "Tick the declaration first." in shown(response)
    assert not Submission.objects.exists()


@pytest.mark.parametrize("role", [Role.PREPARER, Role.VIEWER])
def test_signing_by_the_wrong_person_is_refused(client, company, role):
    assessment = awaiting(company)
    english(client, a_user(company, role))

    response = client.post(address("sign", assessment), {"Z02": "on"})

    assert response.status_code == 409
    assert "Only an approver of the company can sign." in shown(response)
    assert not Submission.objects.exists()


def test_signing_a_page_of_before_somebody_else_signed_is_refused(client, company):
    assessment = awaiting(company)
    for approver in [a_user(company, Role.APPROVER), a_user(company, Role.APPROVER)]:
        english(client, approver)
        response = client.post(address("sign", assessment), {"Z02": "on"})

    assert response.status_code == 409
    assert "The assessment is already signed and submitted." in shown(response)
    assert Submission.objects.count() == 1


def test_asking_for_approval_of_what_was_signed_meanwhile_is_refused(client):
    submission = a_submission()
    english(client, submission.prepared_by)

    response = client.post(address("request_approval", submission.assessment), {"Z01": "on"})

    assert response.status_code == 409
    assert "The assessment is already signed and submitted." in shown(response)


# Sending back.


def test_sending_back_with_a_reason_is_done(client, company):
    assessment = awaiting(company)
    english(client, a_user(company, Role.APPROVER))

    response = client.post(address("send_back", assessment), {"reason": "F06."}, follow=True)

    assert status() == Status.DRAFT
    assert Event.objects.order_by("sequence").last().details == {"reason": "F06."}
    assert "The assessment is sent back." in shown(response)


def test_sending_back_without_a_reason_asks_for_it(client, company):
    assessment = awaiting(company)
    english(client, a_user(company, Role.APPROVER))

    response = client.post(address("send_back", assessment), {"reason": "  "})

    assert response.status_code == 200
    assert "Give a reason." in shown(response)
    assert '<a href="#id_reason">' in shown(response)
    assert status() == Status.AWAITING_APPROVAL


def test_a_reason_that_is_too_long_stays(client, company):
    assessment = awaiting(company)
    english(client, a_user(company, Role.APPROVER))

    response = client.post(address("send_back", assessment), {"reason": "x" * 5001})

    assert "This is too long: at most 5,000 characters." in shown(response)
    assert "x" * 5001 in shown(response)


def test_sending_back_what_was_signed_meanwhile_is_refused_and_the_text_stays(client):
    submission = a_submission()
    english(client, submission.signed_by)

    response = client.post(
        address("send_back", submission.assessment), {"reason": "Wait, <one> thing."}
    )

    assert response.status_code == 409
    assert "The assessment is already signed and submitted." in shown(response)
    assert "What you wrote was not sent" in shown(response)
    assert "Wait, &lt;one&gt; thing.</textarea>" in shown(response)


@pytest.mark.parametrize("name", MOVES)
def test_a_link_never_moves_anything(client, company, name):
    assessment = awaiting(company)
    client.force_login(a_user(company, Role.APPROVER))

    assert client.get(address(name, assessment)).status_code == 405


def test_check_marks_what_stayed_the_same_and_warns_of_names(client, company):
    preparer = english(client, a_user(company))
    assessment = a_second_year(company, by=preparer)
    fill(assessment, golden("G10")["input"]["answers"], by=preparer)
    save(assessment, {"F11": Given(value="Worker Abdul Kerim disagrees with us.")}, by=preparer)

    page = shown(client.get(address("check", assessment)))

    assert page.count("Unchanged since 2025") > 10
    assert "answers unchanged since an earlier year" in page
    assert "Your text or file may contain personal data." in page
