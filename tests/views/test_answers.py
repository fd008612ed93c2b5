import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from assessments.actions import answers
from assessments.actions.answers import Given, fingerprint
from assessments.actions.contexts import Place
from assessments.actions.submissions import request_approval
from assessments.workflow import Role
from tests.factories import a_company, a_programme, a_user, an_assessment

pytestmark = pytest.mark.django_db
ELSEWHERE = Place(region="BD", product="cotton", issue="living_wage", stages=("raw_material",))
SCRIPT = {"HX-Request": "true"}


@pytest.fixture
def company():
    return a_company(a_programme())


@pytest.fixture
def preparer(company):
    return english(a_user(company, name="Marieke"))


@pytest.fixture
def colleague(company):
    return a_user(company, name="Jan")


@pytest.fixture
def draft(company, preparer):
    return an_assessment(company, by=preparer)


@pytest.fixture
def full(company, preparer):
    return an_assessment(company, by=preparer, case="G10")


@pytest.fixture(autouse=True)
def _signed_in(client, preparer):
    client.force_login(preparer)


def english(person):
    person.language = "en"
    person.save()
    return person


def save(client, assessment, code, data=None, *, shown="", name="save"):
    address = reverse(f"answers:{name}", args=[assessment.pk, code])
    return client.post(address, {**(data or {}), "shown": shown}, headers=SCRIPT)


def answer(assessment, code):
    sheet = assessment.sheet_id_for(assessment.questionnaire.question(code))
    found = {a.question: a for a in assessment.organisation.sheets.get(pk=sheet).answers.all()}
    return found.get(code)


def value(assessment, code):
    found = answer(assessment, code)
    return found.value if found else None


def shown(assessment, *codes):
    """As the page says what stands on it."""
    return " ".join(f"{code}:{fingerprint(answer(assessment, code))}" for code in codes)


def text(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", "", response.content.decode()))


def places(response):
    """Where each piece of the answer goes."""
    return re.findall(r'hx-swap-oob="([^"]+)"', response.content.decode())


def seen(response, code):
    """The fingerprint with which the page goes on."""
    found = re.search(rf'id="seen_{code}" value="([^"]*)"', response.content.decode())
    return found[1] if found else None


def test_answer_is_stored_and_the_page_learns_it(client, draft):
    response = save(client, draft, "B03", {"B03": "Our reasons", "B03-seen": ""})

    assert response.status_code == 200
    assert value(draft, "B03") == "Our reasons"
    assert "Saved at" in text(response)
    assert seen(response, "B03") == fingerprint(answer(draft, "B03"))


def test_next_save_goes_on_from_there(client, draft, colleague):
    first = save(client, draft, "B03", {"B03": "Our", "B03-seen": ""})

    again = save(client, draft, "B03", {"B03": "Our reasons", "B03-seen": seen(first, "B03")})

    assert (again.status_code, value(draft, "B03")) == (200, "Our reasons")


def test_save_that_got_no_answer_can_be_sent_again(client, draft):
    data = {"B03": "Our reasons", "B03-seen": ""}
    save(client, draft, "B03", data)

    assert save(client, draft, "B03", data).status_code == 200
    assert answer(draft, "B03").version == 1


def test_only_the_question_that_is_named_is_saved(client, draft):
    save(client, draft, "A01", {"A01": "l3", "A02": "l4", "B03": "x"})

    assert (value(draft, "A01"), value(draft, "A02"), value(draft, "B03")) == ("l3", None, None)


@pytest.mark.parametrize(
    ("code", "data", "stored"),
    [
        ("A01", {"A01": "l3"}, "l3"),
        ("B01", {"B01": ["media", "sector"]}, ["sector", "media"]),
        ("B02", {"B02_day": "15", "B02_month": "6", "B02_year": "2026"}, "2026-06-15"),
        ("C03", {"C03": "14.5"}, "14.5"),
        ("F06", {"F06.severity": "Grave"}, {"severity": "Grave"}),
        (
            "C01",
            {"C01.0.name": "Mill", "C01.0.region": "China", "C01.1.name": ""},
            [{"name": "Mill", "region": "CN"}],
        ),
    ],
)
def test_every_kind_of_answer_is_saved(client, full, code, data, stored):
    assert save(client, full, code, data).status_code == 200
    assert value(full, code) == stored


def test_rows_are_not_added_twice(client, full):
    rows = {"C01.0.name": "Mill", "C01.1.name": "Spinner", "C01.2.name": ""}

    first = save(client, full, "C01", rows)
    save(client, full, "C01", {**rows, "C01-seen": seen(first, "C01")})

    assert [row["name"] for row in value(full, "C01")] == ["Mill", "Spinner"]


def test_what_cannot_be_read_is_told_and_the_rest_is_stored(client, full):
    before = value(full, "C03")

    response = save(client, full, "C03", {"C03": "veel", "C03-remark": "Ask Jan"})

    assert response.status_code == 202
    assert "Not saved: Fill in a percentage from 0 to 100" in text(response)
    assert value(full, "C03") == before
    assert answer(full, "C03").remark == "Ask Jan"
    assert 'id="saved_at"' not in response.content.decode()


def test_progress_of_this_and_of_every_section_is_told(client, draft):
    response = save(client, draft, "A01", {"A01": "l3"})

    assert '<span class="num" id="count_A" hx-swap-oob="true">1/4</span>' in " ".join(
        response.content.decode().split()
    )
    assert "1 of 4 questions" in text(response)


def test_question_that_comes_into_view_is_put_at_its_place(client, full):
    codes = [f"B{number:02}" for number in range(1, 13) if number != 11]

    response = save(client, full, "B10", {"B10": "confirmed"}, shown=shown(full, *codes))

    assert "afterend:#div_id_B10" in places(response)
    assert 'id="div_id_B11"' in response.content.decode()
    assert "One question was added because of your answers." in text(response)
    assert "New, because of your answers" in text(response)


def test_question_before_all_others_is_put_before_the_first(client, full):
    response = save(client, full, "A02", {"A02": "l3"}, shown=shown(full, "A02", "A03"))

    assert "beforebegin:#div_id_A02" in places(response)
    assert "afterend:#div_id_A03" in places(response)


def test_question_that_goes_out_of_view_is_taken_away_and_its_answer_kept(client, full):
    before = value(full, "B02")

    response = save(client, full, "B01", {"B01": ["media"]}, shown=shown(full, "B01", "B02"))

    assert '<div id="div_id_B02" hx-swap-oob="delete">' in response.content.decode()
    assert "One question is not asked any more because of your answers." in text(response)
    assert value(full, "B02") == before


def test_page_that_does_not_say_what_it_shows_gets_no_questions(client, full):
    response = save(client, full, "B10", {"B10": "confirmed"})

    assert 'id="div_id_B11"' not in response.content.decode()


def test_colleague_who_was_first_is_shown_beside_what_was_typed(client, draft, colleague):
    answers.save(draft, {"B03": Given(value="Their reasons")}, by=colleague)

    response = save(client, draft, "B03", {"B03": "My reasons", "B03-seen": ""})

    assert response.status_code == 409
    assert "Jan changed this answer while you worked on it" in text(response)
    assert "My reasons" in text(response)
    assert "Their reasons" in text(response)
    assert value(draft, "B03") == "Their reasons"


def test_own_answer_of_another_window_is_not_called_a_colleagues(client, draft, preparer):
    answers.save(draft, {"B03": Given(value="There")}, by=preparer)

    response = save(client, draft, "B03", {"B03": "Here", "B03-seen": ""})

    assert response.status_code == 409
    assert "You changed this answer in another window" in text(response)


def test_answer_typed_back_to_what_it_was_does_not_undo_a_colleagues(client, draft, colleague):
    answers.save(draft, {"B03": Given(value="Their reasons")}, by=colleague)

    response = save(client, draft, "B03", {"B03": "", "B03-seen": ""})

    assert response.status_code == 200
    assert value(draft, "B03") == "Their reasons"
    assert "A colleague changed this answer." in text(response)
    assert seen(response, "B03") is None


def test_change_of_a_colleague_at_another_question_is_told(client, draft, colleague):
    page = shown(draft, "B03", "B04", "B05")
    answers.save(draft, {"B04": Given(remark="Is this so?")}, by=colleague)

    response = save(client, draft, "B03", {"B03": "My reasons", "B03-seen": ""}, shown=page)

    assert re.findall(r'hx-get="[^"]*questions/(\w+)/card/"', response.content.decode()) == ["B04"]


def test_question_that_a_colleague_hid_says_so_and_keeps_what_is_stored(client, full, colleague):
    before = value(full, "F11")
    answers.save(full, {"F01": Given(value="undecided")}, by=colleague)

    response = save(client, full, "F11", {"F11": "Typed in vain"})

    assert response.status_code == 409
    assert "This question is not asked any more" in text(response)
    assert value(full, "F11") == before


def test_answers_that_are_locked_are_not_changed_and_say_why(client, full, preparer):
    request_approval(full, declared=True, by=preparer)
    before = answer(full, "B03").version

    response = save(client, full, "B03", {"B03": "Too late"})

    assert response.status_code == 409
    assert "The assessment is waiting for the approver." in text(response)
    assert answer(full, "B03").version == before


def test_viewer_is_told_who_may_fill_in(client, full, company):
    client.force_login(english(a_user(company, Role.VIEWER)))

    response = save(client, full, "B03", {"B03": "Typed"})

    assert response.status_code == 409
    assert "Only a preparer or an approver" in text(response)


def test_stranger_finds_nothing(client, draft):
    client.force_login(a_user(a_company()))

    assert save(client, draft, "B03", {"B03": "x"}).status_code == 404
    assert client.get(reverse("answers:card", args=[draft.pk, "B03"])).status_code == 404
    assert value(draft, "B03") is None


@pytest.mark.parametrize("code", ["Z01", "X99", "b03", "B"])
@pytest.mark.parametrize("name", ["save", "card"])
def test_what_is_no_question_on_a_page_does_not_exist(client, draft, code, name):
    address = reverse(f"answers:{name}", args=[draft.pk, code])

    assert (client.post if name == "save" else client.get)(address).status_code == 404


def test_who_is_signed_out_is_told_by_the_status(client, draft):
    client.logout()

    assert save(client, draft, "B03", {"B03": "x"}).status_code == 401
    assert value(draft, "B03") is None


def test_nothing_posted_changes_nothing(client, full):
    before = answer(full, "B03").version

    assert save(client, full, "B03").status_code == 200
    assert answer(full, "B03").version == before


@pytest.mark.parametrize("page", ["", "B03", ":", "B03:x:y <b>", "Z99:1 B04:", "😀"])
def test_made_up_pages_do_no_harm(client, draft, page):
    response = save(client, draft, "B03", {"B03": "x"}, shown=page)

    assert response.status_code == 200
    assert "<b>" not in response.content.decode()


def test_length_of_a_text_is_counted_again(client, draft):
    response = save(client, draft, "B03", {"B03": "x" * 42})

    assert "Now: 42." in text(response)


def test_card_is_the_question_as_it_is_now(client, draft, colleague):
    answers.save(draft, {"B03": Given(value="Their reasons")}, by=colleague)

    response = client.get(reverse("answers:card", args=[draft.pk, "B03"]))

    assert "Their reasons" in text(response)
    assert seen(response, "B03") == fingerprint(answer(draft, "B03"))


def test_card_of_who_may_only_read_has_no_buttons(client, draft, company):
    client.force_login(a_user(company, Role.VIEWER))

    response = client.get(reverse("answers:card", args=[draft.pk, "B03"]))

    assert "<button" not in response.content.decode()


def test_saving_asks_the_database_as_much_of_a_full_as_of_an_empty_assessment(client, full):
    def count(assessment):
        save(client, assessment, "B03", {"B03": "Before"})
        with CaptureQueriesContext(connection) as queries:
            save(client, assessment, "B03", {"B03": "After"})
        return len(queries)

    empty = an_assessment(full.organisation, by=full.created_by, place=ELSEWHERE)
    assert count(full) == count(empty)


def test_text_in_which_a_person_is_named_is_stored_and_warned_of(client, draft):
    response = save(client, draft, "B03", {"B03": "Mail jan@example.org"})

    assert value(draft, "B03") == "Mail jan@example.org"
    assert 'id="id_B03_personal" hx-swap-oob="true"' in response.content.decode()
    assert "“jan@example.org” looks like an e-mail address." in text(response)


def test_warning_goes_with_the_words_it_was_about(client, draft):
    save(client, draft, "B03", {"B03": "Mail jan@example.org"})

    response = save(client, draft, "B03", {"B03": "Mail the office"})

    assert 'id="id_B03_personal" hx-swap-oob="true"></div>' in response.content.decode()
