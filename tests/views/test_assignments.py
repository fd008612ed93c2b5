import pytest
from django.urls import reverse

from assessments.actions.assignments import finish
from assessments.actions.submissions import request_approval
from assessments.models import Assignment
from assessments.workflow import Role
from tests.factories import a_company, a_user, an_assessment, an_assignment
from tests.views.browser import fields_of
from tests.views.test_sections import english, text

pytestmark = pytest.mark.django_db
NOBODY = {"who": "outside", "email": "", "note": "The union?"}


@pytest.fixture
def company():
    return a_company()


@pytest.fixture
def preparer(company):
    return english(a_user(company, name="Marieke"))


@pytest.fixture
def colleague(company):
    return english(a_user(company, Role.APPROVER, name="Fatima"))


@pytest.fixture
def draft(company, preparer):
    return an_assessment(company, by=preparer)


@pytest.fixture(autouse=True)
def _signed_in(client, preparer):
    client.force_login(preparer)


def asking(assessment, what="B03"):
    return reverse("assignments:ask", args=[assessment.pk, what])


def withdrawing(assignment):
    return reverse("assignments:withdraw", args=[assignment.pk])


def test_colleague_is_asked_a_question(client, draft, colleague):
    data = {"who": colleague.pk, "note": "The union?", "due_on_day": ""}

    response = client.post(asking(draft), data, follow=True)

    asked = Assignment.objects.get()
    assert (asked.asked_of, asked.section, asked.question) == (colleague, "B", "B03")
    assert asked.note == "The union?"
    assert response.redirect_chain[0][0] == reverse("questions:show", args=[draft.pk, "B03"])
    assert "Fatima gets an e-mail." in text(response)


def test_somebody_outside_is_asked_a_section(client, draft):
    response = client.post(
        asking(draft, "B"), {"who": "outside", "email": "new@example.org"}, follow=True
    )

    asked = Assignment.objects.get()
    assert (asked.answerer, asked.section, asked.question) == ("new@example.org", "B", "")
    assert response.redirect_chain[0][0] == reverse("sections:edit", args=[draft.pk, "B"])
    assert "new@example.org gets an e-mail." in text(response)


def test_page_names_what_is_asked_and_who_was_asked_before(client, draft, preparer, colleague):
    an_assignment(draft, colleague, "B", by=preparer, note="All of it")

    question, section = (text(client.get(asking(draft, what))) for what in ("B03", "B"))

    assert "Ask somebody to answer this question" in question
    assert "Ask somebody to answer this section" in section
    for page in (question, section):
        assert "Fatima" in page
        assert "All of it" in page


def test_mistake_keeps_what_was_typed(client, draft):
    response = client.post(asking(draft), NOBODY)

    assert "Fill in a whole e-mail address, like name@example.org." in text(response)
    shown = fields_of(response)
    assert (shown["who"], shown["note"]) == (["outside"], ["The union?"])
    assert not Assignment.objects.exists()


def test_refusal_keeps_what_was_typed(client, draft, preparer):
    response = client.post(asking(draft), {**NOBODY, "email": preparer.email})

    assert response.status_code == 409
    assert "This is you. Choose somebody else." in text(response)
    assert fields_of(response)["note"] == ["The union?"]


@pytest.mark.parametrize("what", ["Z", "Z01", "X99", "b"])
def test_what_is_not_answered_on_a_page_cannot_be_asked(client, draft, what):
    assert client.get(asking(draft, what)).status_code == 404
    assert client.post(asking(draft, what), NOBODY).status_code == 404


def test_viewer_cannot_ask(client, draft, company):
    client.force_login(english(a_user(company, Role.VIEWER)))

    page = client.get(asking(draft))
    response = client.post(asking(draft), {**NOBODY, "email": "new@example.org"})

    assert "Nobody can be asked now." in text(page)
    assert "Send the question" not in text(page)
    assert response.status_code == 409
    assert not Assignment.objects.exists()


def test_nobody_is_asked_while_the_answers_are_locked(client, company, preparer):
    full = an_assessment(company, by=preparer, case="G10")
    request_approval(full, declared=True, by=preparer)

    response = client.post(asking(full), {**NOBODY, "email": "new@example.org"})

    assert response.status_code == 409
    assert "The assessment is waiting for the approver." in text(response)
    assert not Assignment.objects.exists()


def test_stranger_finds_nothing(client, draft, preparer, colleague):
    asked = an_assignment(draft, colleague, by=preparer)
    client.force_login(a_user(a_company()))

    assert client.get(asking(draft)).status_code == 404
    assert client.post(asking(draft), NOBODY).status_code == 404
    assert client.post(withdrawing(asked)).status_code == 404
    asked.refresh_from_db()
    assert asked.is_open


def test_question_is_taken_back(client, draft, preparer, colleague):
    asked = an_assignment(draft, colleague, by=preparer)

    response = client.post(withdrawing(asked), follow=True)

    asked.refresh_from_db()
    assert asked.state == Assignment.State.WITHDRAWN
    assert "The question is taken back." in text(response)
    assert response.redirect_chain[0][0] == reverse("questions:show", args=[draft.pk, "B03"])


def test_section_that_is_taken_back_leads_to_asking_again(client, draft, preparer, colleague):
    asked = an_assignment(draft, colleague, "B", by=preparer)

    assert client.post(withdrawing(asked))["Location"] == asking(draft, "B")


def test_what_was_answered_meanwhile_says_so(client, draft, preparer, colleague):
    asked = an_assignment(draft, colleague, by=preparer)
    finish(asked, by=colleague)

    response = client.post(withdrawing(asked), follow=True)

    assert "This was answered or taken back meanwhile." in text(response)


def test_task_list_says_who_is_asked_in_each_section(client, draft, preparer, colleague):
    an_assignment(draft, colleague, "B03", by=preparer)
    an_assignment(draft, "new@example.org", "B", by=preparer)

    page = text(client.get(reverse("assessments:show", args=[draft.pk])))

    assert "Asked of Fatima, new@example.org" in page or "new@example.org, Fatima" in page


def test_section_page_counts_what_is_open_and_leads_to_asking(client, draft, preparer, colleague):
    an_assignment(draft, colleague, "B03", by=preparer)

    response = client.get(reverse("sections:edit", args=[draft.pk, "B"]))

    page = response.content.decode()
    assert "Discuss 1 open (B03)" in text(response)
    assert asking(draft, "B") in page
    assert reverse("questions:show", args=[draft.pk, "B03"]) in page
