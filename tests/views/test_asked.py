from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from assessments.actions import answers
from assessments.actions.answers import Given
from assessments.actions.assignments import withdraw
from assessments.actions.remarks import add
from assessments.actions.submissions import request_approval
from assessments.models import Answer, Assignment, Remark
from assessments.workflow import Role
from tests.factories import a_company, a_guest, a_user, an_assessment, an_assignment
from tests.views.browser import fields_of
from tests.views.test_sections import asked as questions_on
from tests.views.test_sections import english, stored, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def company():
    return a_company()


@pytest.fixture
def preparer(company):
    return english(a_user(company, name="Marieke"))


@pytest.fixture
def draft(company, preparer):
    return an_assessment(company, by=preparer)


@pytest.fixture
def guest(company, preparer):
    return english(a_guest(company, by=preparer, name="Chen"))


@pytest.fixture
def asked(draft, guest, preparer):
    return an_assignment(draft, guest, "B03", by=preparer, note="The union?")


@pytest.fixture(autouse=True)
def _signed_in(client, guest):
    client.force_login(guest)


def address(assignment):
    return reverse("asked:answer", args=[assignment.pk])


def codes_on(response):
    """The codes of the questions on the page."""
    return [code for code in questions_on(response) if code not in {"word", "about"}]


INDEX = reverse("asked:index")


def test_list_names_what_is_asked_and_before_when(client, asked, draft, guest, preparer):
    late = timezone.localdate() - timedelta(days=1)
    an_assignment(draft, guest, "D", by=preparer, due_on=late)

    page = text(client.get(INDEX))

    assert page.index("Section D.") < page.index("B03.")
    assert "Too late:" in page
    assert f"Marieke, {draft.organisation.name}" in page


def test_empty_list_says_what_will_come(client):
    assert "Nothing is asked of you now" in text(client.get(INDEX))


def test_guest_sees_exactly_the_asked_question_with_its_answer(client, asked, draft, preparer):
    given = {"B03": Given(value="In the mill"), "B01": Given(value=("media",))}
    answers.save(draft, given, by=preparer)

    response = client.get(address(asked))

    assert codes_on(response) == ["B03"]
    assert fields_of(response)["B03"] == ["In the mill"]
    assert "The union?" in text(response)
    assert "You see only what is asked of you." in text(response)


def test_page_of_a_guest_leads_nowhere_into_the_company(client, asked, draft):
    page = client.get(address(asked)).content.decode()

    assert str(draft.pk) not in page
    assert str(draft.organisation.pk) not in page


def test_guest_sees_the_visible_questions_of_an_asked_section(client, draft, guest, preparer):
    asked = an_assignment(draft, guest, "B", by=preparer)
    client.force_login(preparer)
    whole = codes_on(client.get(reverse("sections:edit", args=[draft.pk, "B"])))
    client.force_login(guest)

    assert codes_on(client.get(address(asked))) == whole
    assert len(whole) > 1


def test_guest_saves_and_stays(client, asked, draft, guest):
    response = client.post(address(asked), {"B03": "In the mill", "save": "1"})

    assert response["Location"] == address(asked)
    answer = Answer.objects.get(question="B03")
    assert (answer.value, answer.answered_by) == ("In the mill", guest)
    assert Assignment.objects.get().is_open


def test_guest_saves_only_what_was_asked(client, asked, draft):
    client.post(address(asked), {"B03": "In the mill", "B04": "l0", "A01": "l3", "save": "1"})

    assert stored(draft) == {"B03": "In the mill"}


def test_guest_who_sends_the_answer_is_done(client, asked, draft):
    response = client.post(address(asked), {"B03": "In the mill", "finish": "1"}, follow=True)

    assert response.redirect_chain[0][0] == INDEX
    assert "Thank you. Marieke gets a message." in text(response)
    assert Assignment.objects.get().state == Assignment.State.DONE
    assert client.get(address(asked)).status_code == 404
    assert client.post(address(asked), {"B03": "Again", "save": "1"}).status_code == 404
    assert stored(draft) == {"B03": "In the mill"}


def test_sending_nothing_gets_a_sentence(client, asked):
    response = client.post(address(asked), {"B03": "", "finish": "1"})

    assert response.status_code == 200
    assert "B03: Fill in an answer." in text(response)
    assert Assignment.objects.get().is_open


def test_word_may_take_the_place_of_an_answer(client, asked, guest, preparer):
    client.post(address(asked), {"B03": "", "word": "I do not know", "finish": "1"})

    remark = Remark.objects.get()
    assert (remark.text, remark.question, remark.by) == ("I do not know", "B03", guest)
    assert list(remark.mentions.all()) == [preparer]
    assert Assignment.objects.get().state == Assignment.State.DONE


def test_word_can_be_sent_before_the_answer_and_the_reply_is_read(client, asked, draft, preparer):
    client.post(address(asked), {"word": "Which mill?", "save": "1"})
    add(draft, "B03", "Among ourselves", by=preparer)
    add(
        draft,
        "B03",
        "The one in Korla",
        by=preparer,
        reply_to=Remark.objects.get(by=asked.asked_of),
    )

    page = text(client.get(address(asked)))

    assert "Which mill?" in page
    assert "The one in Korla" in page
    assert "Among ourselves" not in page


def test_word_that_is_too_long_keeps_everything(client, asked, draft):
    data = {"B03": "In the mill", "word": "a" * 5001, "finish": "1"}

    response = client.post(address(asked), data)

    assert "Use at most 5,000 characters." in text(response)
    assert fields_of(response)["word"] == ["a" * 5001]
    assert (stored(draft), Remark.objects.count()) == ({"B03": "In the mill"}, 0)
    assert Assignment.objects.get().is_open


def test_word_about_a_section_says_about_which_question(client, draft, guest, preparer):
    asked = an_assignment(draft, guest, "D", by=preparer)

    response = client.post(address(asked), {"word": "Half", "save": "1"})
    assert "Choose the question that your remark is about." in text(response)

    client.post(address(asked), {"word": "Half", "about": "D02", "save": "1"})
    assert Remark.objects.get().question == "D02"


def test_unreadable_answer_gets_a_sentence_and_is_not_sent(client, company, preparer, guest):
    full = an_assessment(company, by=preparer, case="G10")
    asked = an_assignment(full, guest, "C03", by=preparer)

    response = client.post(address(asked), {"C03": "veel", "word": "Sorry", "finish": "1"})

    assert response.status_code == 200
    assert fields_of(response)["C03"] == ["veel"]
    assert Assignment.objects.get().is_open


def test_conflict_shows_both_and_lets_the_guest_choose(client, asked, draft, preparer):
    seen = fields_of(client.get(address(asked)))["B03-seen"][0]
    answers.save(draft, {"B03": Given(value="Of Marieke")}, by=preparer)

    response = client.post(address(asked), {"B03": "Mine", "B03-seen": seen, "finish": "1"})
    assert "Of Marieke" in text(response)
    assert stored(draft) == {"B03": "Of Marieke"}
    assert Assignment.objects.get().is_open

    client.post(address(asked), {"B03": "Mine", "B03-seen": seen, "theirs": "B03"})
    assert stored(draft) == {"B03": "Of Marieke"}

    chosen = f"B03 {Given(value='Of Marieke').fingerprint}"
    client.post(address(asked), {"B03": "Mine", "B03-seen": seen, "mine": chosen})
    assert stored(draft) == {"B03": "Mine"}


def test_hidden_question_need_not_be_answered(client, draft, guest, preparer):
    asked = an_assignment(draft, guest, "F06", by=preparer)

    response = client.get(address(asked))
    assert codes_on(response) == []
    assert "this is not asked now" in text(response)

    response = client.post(address(asked), {"F06.severity": "Typed before", "finish": "1"})
    assert "This is what you typed" in text(response)
    assert "Typed before" in text(response)

    client.post(address(asked), {"finish": "1"})
    assert stored(draft) == {}
    assert Assignment.objects.get().state == Assignment.State.DONE


def test_locked_answers_can_be_read_and_not_changed(client, company, preparer, guest):
    full = an_assessment(company, by=preparer, case="G10")
    asked = an_assignment(full, guest, "B03", by=preparer)
    before = stored(full)["B03"]
    request_approval(full, declared=True, by=preparer)

    page = client.get(address(asked))
    response = client.post(address(asked), {"B03": "Too late", "save": "1"})

    assert "The assessment is waiting for the approver." in text(page)
    assert response.status_code == 409
    assert fields_of(response)["B03"] == ["Too late"]
    assert stored(full)["B03"] == before


def test_what_is_taken_back_does_not_exist_any_more(client, asked, preparer, draft):
    withdraw(asked, by=preparer)

    assert client.get(address(asked)).status_code == 404
    assert client.post(address(asked), {"B03": "x", "save": "1"}).status_code == 404
    assert stored(draft) == {}


def test_others_do_not_find_what_was_asked(client, asked, draft, company, preparer):
    for other in (preparer, a_guest(company, by=preparer), a_user(a_company()), a_user()):
        client.force_login(other)
        assert client.get(address(asked)).status_code == 404
        assert client.post(address(asked), {"B03": "x", "save": "1"}).status_code == 404

    assert stored(draft) == {}


def test_guest_cannot_open_the_section_itself(client, asked, draft):
    for name, what in (("sections:edit", "B"), ("questions:show", "B03")):
        page = reverse(name, args=[draft.pk, what])
        assert client.get(page).status_code == 404
        assert client.post(page, {"B03": "x", "text": "x"}).status_code == 404

    assert stored(draft) == {}


def test_colleague_answers_on_the_same_page_and_is_led_to_the_section(client, draft, preparer):
    colleague = english(a_user(draft.organisation, Role.APPROVER))
    asked = an_assignment(draft, colleague, "B03", by=preparer)
    client.force_login(colleague)

    page = client.get(address(asked))
    client.post(address(asked), {"B03": "In the mill", "finish": "1"})

    assert reverse("sections:edit", args=[draft.pk, "B"]) in page.content.decode()
    assert stored(draft) == {"B03": "In the mill"}
    assert Assignment.objects.get().state == Assignment.State.DONE


def test_colleague_who_only_reads_by_now_cannot_answer_but_say_so(client, draft, preparer):
    colleague = english(a_user(draft.organisation))
    asked = an_assignment(draft, colleague, "B03", by=preparer)
    colleague.memberships.update(role=Role.VIEWER)
    client.force_login(colleague)

    response = client.post(address(asked), {"B03": "In the mill", "save": "1"})

    assert response.status_code == 409
    assert stored(draft) == {}
