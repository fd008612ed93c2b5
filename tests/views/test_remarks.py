import pytest
from django.urls import reverse

from assessments.actions.remarks import add, settle
from assessments.models import Remark
from assessments.workflow import Role
from tests.factories import a_company, a_user, an_assessment
from tests.views.browser import fields_of
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
    return english(a_user(company, Role.APPROVER))


@pytest.fixture
def draft(company, preparer):
    return an_assessment(company, by=preparer)


@pytest.fixture(autouse=True)
def _signed_in(client, preparer):
    client.force_login(preparer)


def listing(assessment):
    return reverse("remarks:index", args=[assessment.pk])


def editing(remark):
    return reverse("remarks:edit", args=[remark.pk])


def settling(remark):
    return reverse("remarks:settle", args=[remark.pk])


def place(remark):
    page = reverse("questions:show", args=[remark.assessment_id, remark.question])
    return f"{page}#remark-{remark.pk}"


def test_open_remarks_stand_in_the_order_of_asking(client, draft, preparer):
    add(draft, "C02", "In the chain", by=preparer)
    add(draft, "B03", "About people", by=preparer)
    settle(add(draft, "B03", "Long over", by=preparer), by=preparer)

    page = text(client.get(listing(draft)))

    assert page.index("About people") < page.index("In the chain")
    assert "Long over" not in page
    assert "Open 2" in page
    assert "Settled 1" in page


def test_settled_remarks_are_on_the_other_tab(client, draft, preparer):
    add(draft, "B03", "About people", by=preparer)
    settle(add(draft, "B03", "Long over", by=preparer), by=preparer)

    page = text(client.get(listing(draft), {"show": "settled"}))

    assert "Long over" in page
    assert "About people" not in page


def test_empty_tabs_say_so(client, draft):
    assert "There are no open remarks." in text(client.get(listing(draft)))
    settled = text(client.get(listing(draft), {"show": "settled"}))
    assert "No remark was settled yet." in settled


def test_task_list_counts_what_is_open(client, draft, preparer):
    add(draft, "C02", "In the chain", by=preparer)
    settle(add(draft, "B03", "Long over", by=preparer), by=preparer)

    response = client.get(reverse("assessments:show", args=[draft.pk]))

    assert "Remarks of colleagues 1 open" in text(response)
    assert listing(draft) in response.content.decode()


def test_own_remark_is_changed(client, draft, preparer):
    remark = add(draft, "B03", "Teh", by=preparer)
    assert fields_of(client.get(editing(remark)))["text"] == ["Teh"]

    response = client.post(editing(remark), {"text": "The"})

    remark.refresh_from_db()
    assert (response["Location"], remark.text) == (place(remark), "The")
    assert "changed" in text(client.get(place(remark)))


def test_emptied_remark_gets_a_sentence(client, draft, preparer):
    remark = add(draft, "B03", "The", by=preparer)

    response = client.post(editing(remark), {"text": ""})

    assert "A remark cannot be emptied." in text(response)
    remark.refresh_from_db()
    assert remark.text == "The"


def test_remark_of_a_colleague_cannot_be_opened_for_change(client, draft, colleague):
    remark = add(draft, "B03", "Mine", by=colleague)

    assert client.get(editing(remark)).status_code == 404
    assert client.post(editing(remark), {"text": "Theirs"}).status_code == 404
    remark.refresh_from_db()
    assert remark.text == "Mine"


def test_who_only_reads_by_now_cannot_change_what_they_said_and_keeps_what_they_typed(
    client, draft, preparer
):
    remark = add(draft, "B03", "Mine", by=preparer)
    preparer.memberships.update(role=Role.VIEWER)

    response = client.post(editing(remark), {"text": "Mine again"})

    assert response.status_code == 409
    assert "Only a preparer or an approver of the company can make remarks." in text(response)
    assert fields_of(response)["text"] == ["Mine again"]


def test_thread_is_settled_and_opened_again(client, draft, colleague):
    thread = add(draft, "B03", "Who?", by=colleague)

    response = client.post(settling(thread), {"settled": "yes"}, follow=True)
    assert "The remark is settled." in text(response)
    assert not Remark.objects.open().exists()

    response = client.post(settling(thread), {"settled": "no"}, follow=True)
    assert "The remark is open again." in text(response)
    assert list(Remark.objects.open()) == [thread]


@pytest.mark.parametrize("is_from_list", [True, False])
def test_settling_leads_back_to_where_it_was_done(client, draft, preparer, is_from_list):
    thread = add(draft, "B03", "Who?", by=preparer)
    data = {"settled": "yes", **({"list": "1"} if is_from_list else {})}

    response = client.post(settling(thread), data)

    assert response["Location"] == (listing(draft) if is_from_list else place(thread))


def test_reply_has_nothing_to_settle(client, draft, preparer):
    reply = add(draft, "B03", "A", by=preparer, reply_to=add(draft, "B03", "B", by=preparer))

    assert client.post(settling(reply)).status_code == 404


def test_viewer_cannot_settle(client, draft, preparer, company):
    thread = add(draft, "B03", "Who?", by=preparer)
    client.force_login(english(a_user(company, Role.VIEWER)))

    response = client.post(settling(thread), follow=True)

    assert "Only a preparer or an approver of the company can make remarks." in text(response)
    assert list(Remark.objects.open()) == [thread]


def test_stranger_finds_nothing(client, draft, preparer):
    thread = add(draft, "B03", "Who?", by=preparer)
    client.force_login(a_user(a_company()))

    found = [
        client.get(listing(draft)),
        client.get(editing(thread)),
        client.post(editing(thread), {"text": "x"}),
        client.post(settling(thread)),
    ]

    assert [each.status_code for each in found] == [404] * 4
    assert list(Remark.objects.open()) == [thread]


def test_settling_is_never_a_link(client, draft, preparer):
    assert client.get(settling(add(draft, "B03", "Who?", by=preparer))).status_code == 405
