import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from assessments.actions import answers
from assessments.actions.answers import Given
from assessments.actions.remarks import add, say, settle
from assessments.models import Remark
from assessments.workflow import Role
from tests.factories import a_company, a_guest, a_user, an_assessment, an_assignment
from tests.views.browser import Form
from tests.views.test_sections import english, text

pytestmark = pytest.mark.django_db


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


def address(assessment, code="B03"):
    return reverse("questions:show", args=[assessment.pk, code])


def test_page_shows_the_question_with_its_answer_in_words(client, draft, preparer):
    answers.save(draft, {"B03": Given(value="In the mill", remark="See Jan")}, by=preparer)

    page = text(client.get(address(draft)))

    assert draft.questionnaire.question("B03").text["en"] in page
    assert "In the mill" in page
    assert "Explanation" in page
    assert "See Jan" in page
    assert "Marieke, " in page


def test_answer_that_does_not_apply_says_why(client, preparer):
    full = an_assessment(preparer.houses[0].organisation, case="G10", by=preparer)
    code = next(q.code for q in full.questionnaire.questions() if q.may_be_not_applicable)
    answers.save(full, {code: Given(is_not_applicable=True, reason="We do not")}, by=preparer)

    page = text(client.get(address(full, code)))

    assert "Does not apply" in page
    assert "We do not" in page


def test_question_without_answer_says_so_and_leads_to_its_place(client, draft):
    response = client.get(address(draft))

    assert "Not answered yet" in text(response)
    section = reverse("sections:edit", args=[draft.pk, "B"])
    assert f'href="{section}#div_id_B03"' in response.content.decode()


def test_hidden_question_keeps_its_page(client, draft, preparer):
    add(draft, "F06", "About a question that was asked before", by=preparer)

    page = text(client.get(address(draft, "F06")))

    assert "this question is not asked now" in page
    assert "About a question that was asked before" in page


@pytest.mark.parametrize("code", ["Z01", "X99", "b03"])
def test_what_is_no_question_on_a_page_does_not_exist(client, draft, code):
    assert client.get(address(draft, code)).status_code == 404
    assert client.post(address(draft, code), {"text": "Hello"}).status_code == 404


def test_remark_is_placed_and_the_page_leads_to_it(client, draft, preparer, colleague):
    response = client.post(address(draft), {"text": "Who knows?", "mentions": [colleague.pk]})

    remark = Remark.objects.get()
    assert response["Location"] == f"{address(draft)}#remark-{remark.pk}"
    assert (remark.text, remark.by, list(remark.mentions.all())) == (
        "Who knows?",
        preparer,
        [colleague],
    )
    page = client.get(address(draft))
    assert f"remark-{remark.pk}" in Form(page).ids
    assert "@Fatima" in text(page)


def test_reply_goes_into_its_thread(client, draft, preparer, colleague):
    thread = add(draft, "B03", "Who knows?", by=colleague)

    client.post(address(draft), {"text": "I do", "reply_to": thread.pk})

    assert Remark.objects.get(text="I do").reply_to == thread


def test_reply_to_what_stands_elsewhere_does_not_exist(client, draft, preparer):
    theirs = an_assessment()
    strays = [
        add(theirs, "B03", "Of another company", by=theirs.created_by).pk,
        add(draft, "B04", "At another question", by=preparer).pk,
        add(draft, "B03", "A", by=preparer, reply_to=add(draft, "B03", "B", by=preparer)).pk,
        "00000000-0000-4000-8000-000000000000",
        "nonsense",
    ]

    found = [client.post(address(draft), {"text": "x", "reply_to": each}) for each in strays]

    assert [each.status_code for each in found] == [404] * 5
    assert not Remark.objects.filter(text="x").exists()


def test_empty_remark_gets_a_sentence_and_keeps_who_was_chosen(client, draft, colleague):
    response = client.post(address(draft), {"text": " ", "mentions": [colleague.pk]})

    assert response.status_code == 200
    assert "Write your remark first." in text(response)
    assert f'value="{colleague.pk}" id="id_new_mentions_0" checked' in response.content.decode()


def test_mistake_in_a_reply_stands_at_that_reply(client, draft, preparer):
    thread = add(draft, "B03", "Who knows?", by=preparer)
    add(draft, "B03", "Another", by=preparer)

    response = client.post(address(draft), {"text": "a" * 5001, "reply_to": thread.pk})

    page = response.content.decode()
    assert page.count("Use at most 5,000 characters.") == 2  # in the summary and at the box
    assert f'href="#id_{thread.pk}_text"' in page
    assert "a" * 5001 in page


def test_viewer_reads_along_and_cannot_speak(client, draft, preparer, company):
    add(draft, "B03", "Who knows?", by=preparer)
    client.force_login(english(a_user(company, Role.VIEWER)))

    page = client.get(address(draft))
    response = client.post(address(draft), {"text": "I do"})

    assert "Who knows?" in text(page)
    assert "New remark" not in text(page)
    assert "Ask a colleague" not in text(page)
    assert response.status_code == 409
    assert Remark.objects.count() == 1


def test_stranger_finds_nothing(client, draft):
    client.force_login(a_user(a_company()))

    assert client.get(address(draft)).status_code == 404
    assert client.post(address(draft), {"text": "Hello"}).status_code == 404
    assert not Remark.objects.exists()


def test_settled_remarks_stand_apart(client, draft, preparer):
    settle(add(draft, "B03", "Done", by=preparer), by=preparer)

    page = text(client.get(address(draft)))

    assert "There are no open remarks about this question." in page
    assert "1 settled remark" in page
    assert "Settled by Marieke" in page


def test_who_was_asked_is_told_with_what_can_be_done(client, draft, preparer, colleague, company):
    guest = a_guest(company, by=preparer, name="Chen")
    asked = an_assignment(draft, guest, by=preparer, note="The union?")
    own = an_assignment(draft, preparer, by=colleague)
    say(asked, "B03", "Half of it", by=guest)

    response = client.get(address(draft))

    page = response.content.decode()
    for words in ("Chen", "The union?", "outside your company", "reads this conversation"):
        assert words in text(response)
    assert reverse("assignments:withdraw", args=[asked.pk]) in page
    assert reverse("asked:answer", args=[own.pk]) in page
    assert reverse("asked:answer", args=[asked.pk]) not in page


@pytest.mark.parametrize("number", [1, 3])
def test_number_of_queries_is_the_same_for_one_and_three(client, draft, preparer, number):
    for _each in range(number):
        thread = add(draft, "B03", "Who?", by=preparer)
        add(draft, "B03", "Me", by=preparer, reply_to=thread)
        an_assignment(draft, a_user(draft.organisation), by=preparer)

    with CaptureQueriesContext(connection) as queries:
        client.get(address(draft))

    assert len(queries) <= 25
