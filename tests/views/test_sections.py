import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from assessments.actions import answers
from assessments.actions.answers import Given
from assessments.actions.submissions import request_approval
from assessments.models import Answer
from assessments.workflow import Role, Status
from tests.factories import a_company, a_programme, a_user, an_assessment, fill, golden
from tests.views.browser import Form, fields_of

pytestmark = pytest.mark.django_db

SECTIONS = "PABCDEFGHIJ"
# What is left of the golden case's factory when its name cannot be kept.
WITHOUT_A_NAME = {
    "region": "CN",
    "tier": "t1",
    "process": "confectie",
    "status": "active",
    "flags": ["none"],
    "origin_known": "partly",
}


@pytest.fixture
def company():
    return a_company(a_programme())


@pytest.fixture
def preparer(company):
    return english(a_user(company, name="Marieke"))


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


def address(assessment, key):
    return reverse("sections:edit", args=[assessment.pk, key])


def stored(assessment):
    sheets = [assessment.sheet_id, assessment.company_sheet_id]
    return {a.question: a.value for a in Answer.objects.filter(sheet__in=sheets)}


def pressed(response, button):
    """What the button of this name sends."""
    return re.search(rf'name="{button}" value="([^"]*)"', response.content.decode())[1]


def versions(assessment):
    sheets = [assessment.sheet_id, assessment.company_sheet_id]
    return {a.question: a.version for a in Answer.objects.filter(sheet__in=sheets)}


def asked(response):
    """The codes of the questions on the page."""
    ids = (each.removeprefix("div_id_") for each in Form(response).ids if "div_id_" in each)
    return [code for code in ids if code != "done"]


def text(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", "", response.content.decode()))


def test_section_shows_what_is_asked_and_how_far_it_is(client, full):
    response = client.get(address(full, "D"))

    assert asked(response) == ["D01", "D02", "D03", "D04", "D05", "D06"]
    assert "Section 5 of 11" in text(response)
    assert "6 of 6 questions" in text(response)


@pytest.mark.parametrize("key", ["Z", "X", "d", "D1"])
def test_section_that_is_no_page_does_not_exist(client, draft, key):
    assert client.get(address(draft, key)).status_code == 404


def test_stranger_finds_nothing(client, draft):
    client.force_login(a_user(a_company()))

    assert client.get(address(draft, "A")).status_code == 404
    assert client.post(address(draft, "A"), {"A01": "l3", "save": "1"}).status_code == 404
    assert stored(draft) == {}


def test_other_methods_are_refused(client, draft):
    assert client.put(address(draft, "A")).status_code == 405


@pytest.mark.parametrize("key", SECTIONS)
def test_saving_what_is_shown_changes_nothing(client, full, key):
    before = versions(full)

    data = {**fields_of(client.get(address(full, key))), "save": "1"}
    response = client.post(address(full, key), data)

    assert response.status_code == 302
    assert versions(full) == before


@pytest.mark.parametrize("language", ["nl", "en"])
def test_figures_and_regions_survive_in_both_languages(client, full, preparer, language):
    preparer.language = language
    preparer.save()
    fill(full, {"C03": {"value": "14.5"}}, by=preparer)
    before = stored(full)

    data = {**fields_of(client.get(address(full, "C"))), "save": "1"}
    client.post(address(full, "C"), data)

    assert stored(full) == before


def test_half_a_section_can_be_saved(client, draft):
    response = client.post(address(draft, "A"), {"A01": "l3", "A02-remark": "Ask Jan", "save": "1"})

    assert response.status_code == 302
    assert response["Location"] == address(draft, "A")
    assert stored(draft) == {"A01": "l3", "A02": None}
    assert "Your answers are saved." in text(client.get(address(draft, "A")))


def test_answers_of_the_company_and_of_the_context_go_to_their_own_sheet(client, draft):
    client.post(address(draft, "H"), {"H01": "l3", "H03": "l2", "save": "1"})

    assert [a.question for a in draft.sheet.answers.all()] == ["H01"]
    assert [a.question for a in draft.company_sheet.answers.all()] == ["H03"]


def test_what_cannot_be_read_stays_and_everything_else_is_stored(client, full):
    response = client.post(
        address(full, "C"),
        {"C03": "veel", "C03-remark": "Ask Jan", "C04": ["none"], "save": "1"},
    )

    assert response.status_code == 200
    assert "<title>Error: C." in response.content.decode()
    assert fields_of(response)["C03"] == ["veel"]
    assert stored(full)["C04"] == ["none"]
    assert stored(full)["C03"] == 80
    assert full.sheet.answers.get(question="C03").remark == "Ask Jan"


@pytest.mark.parametrize(
    ("key", "data", "code", "changed"),
    [
        ("P", {"P02": "1e400"}, "P02", {}),
        ("C", {"C03": "-1"}, "C03", {}),
        ("B", {"B02_day": "1", "B02_month": "1", "B02_year": "0"}, "B02", {}),
        ("B", {"B02_day": "1", "B02_month": "1", "B02_year": "9999"}, "B02", {}),
        ("B", {"B03": "x" * 20_001}, "B03", {}),
        ("A", {"A01": "l9"}, "A01", {}),
        ("B", {"B01": ["sun"]}, "B01", {}),
        ("F", {"F06.severity": "x" * 20_001}, "F06", {}),
        ("A", {"A01-remark": "x" * 20_001}, "A01", {}),
        ("A", {"A03-na": "1", "A03-reason": "x" * 20_001}, "A03", {}),
        ("C", {"C01.0.name": "x" * 10_000}, "C01", {"C01": [WITHOUT_A_NAME]}),
    ],
)
def test_bad_input_gets_a_sentence_and_stays(client, full, key, data, code, changed):
    before = stored(full)
    page = fields_of(client.get(address(full, key)))

    response = client.post(address(full, key), {**page, **data, "save": "1"})

    assert response.status_code == 200
    assert f">{code}: " in response.content.decode()
    shown = fields_of(response)
    typed = {name: value if isinstance(value, list) else [value] for name, value in data.items()}
    chosen = {"A01", "B01"}  # what is not in the list cannot be shown in it
    assert {n: shown.get(n) for n in typed if n not in chosen} == {
        n: v for n, v in typed.items() if n not in chosen
    }
    assert stored(full) == before | changed


def test_table_of_5000_rows_is_refused_and_nothing_is_lost(client, full):
    rows = {f"C01.{number}.name": f"Site {number}" for number in range(5_000)}

    response = client.post(address(full, "C"), {**rows, "save": "1"})

    assert response.status_code == 200
    assert "Use at most 500 rows. These are 5,000." in text(response)
    (pasted,) = fields_of(response)["C01.-"]
    assert [line.split("\t")[0] for line in pasted.split("\n")] == [
        f"Site {number}" for number in range(5_000)
    ]
    assert stored(full)["C01"][0]["name"] == "Fabriek A"


def test_bidi_characters_are_stored_as_typed(client, full):
    client.post(address(full, "B"), {"B03": "\u202eabc\u2066 新疆\r\n🧵", "save": "1"})

    assert stored(full)["B03"] == "\u202eabc\u2066 新疆\n🧵"


def test_going_on_asks_for_what_is_missing_in_this_section_only(client, draft):
    response = client.post(address(draft, "A"), {"A01": "l3", "A03": "l2", "next": "1"})

    assert response.status_code == 200
    assert "<title>Error: A." in response.content.decode()
    summary = response.content.decode().partition('class="error-summary"')[2].partition("</ul>")[0]
    assert re.findall(r'href="#(\w+)">(.*?)<', summary) == [
        ("id_A02_0", "A02: Choose an answer."),
        ("id_A04_0", "A04: Choose an answer."),
    ]
    assert stored(draft) == {"A01": "l3", "A03": "l2"}


def test_going_on_applies_the_rules_of_the_questionnaire(client, full):
    data = {**fields_of(client.get(address(full, "B"))), "B02_year": ["2090"], "next": "1"}

    response = client.post(address(full, "B"), {**data, "B01": ["none", "media", "risk_checker"]})

    assert "B01: An answer like" in text(response)
    assert "B02: The date is in the future." in text(response)


def test_complete_section_leads_to_the_next(client, full):
    data = {**fields_of(client.get(address(full, "A"))), "next": "1"}

    response = client.post(address(full, "A"), data)

    assert (response.status_code, response["Location"]) == (302, address(full, "B"))


def test_sections_in_which_nothing_is_asked_are_passed_over(client, draft, preparer):
    fill(draft, {"P01": {"value": "excluded"}}, by=preparer)
    fill(draft, golden("G10")["input"]["answers"] | {"P01": {"value": "excluded"}}, by=preparer)
    data = {**fields_of(client.get(address(draft, "C"))), "C06": "x" * 200, "next": "1"}

    response = client.post(address(draft, "C"), data)

    assert response["Location"] == address(draft, "E")  # D asks nothing of who is not connected


def test_last_section_leads_to_the_check_page(client, full):
    data = {**fields_of(client.get(address(full, "J"))), "next": "1"}

    response = client.post(address(full, "J"), data)

    assert response["Location"] == reverse("assessments:check", args=[full.pk])


def test_section_in_which_nothing_is_asked_says_so(client, draft):
    assert "nothing is asked in this section" in text(client.get(address(draft, "D")))


def test_questions_that_come_into_view_are_shown_before_going_on(client, full):
    data = {**fields_of(client.get(address(full, "B"))), "B10": "confirmed", "next": "1"}

    response = client.post(address(full, "B"), data)

    assert response["Location"] == f"{address(full, 'B')}?new=B11#new"
    page = client.get(response["Location"])
    assert "One question was added because of your answers." in text(page)
    assert page.content.decode().count("New, because of your answers") == 1


def test_several_new_questions_are_counted(client, draft):
    response = client.post(address(draft, "F"), {"F01": "stay", "next": "1"}, follow=True)

    assert "questions were added because of your answers." in text(response)
    assert asked(response)[:3] == ["F01", "F02", "F03"]


def test_made_up_new_questions_are_not_counted(client, draft):
    response = client.get(address(draft, "A") + "?new=Z01&new=F02&new=<b>")

    assert "because of your answers" not in text(response)


def test_answers_of_questions_that_go_out_of_view_are_kept(client, full):
    before = stored(full)["B02"]

    client.post(address(full, "B"), {"B01": ["media"], "save": "1"})

    assert "B02" not in asked(client.get(address(full, "B")))
    assert stored(full)["B02"] == before


def test_section_is_done_when_somebody_says_so(client, full):
    client.post(address(full, "A"), {"done": "yes", "save": "1"})
    assert [each.section for each in full.finished_sections.all()] == ["A"]

    client.post(address(full, "A"), {"done": "no", "save": "1"})
    assert list(full.finished_sections.all()) == []


def test_section_with_something_to_mend_is_not_done(client, draft):
    client.post(address(draft, "A"), {"A01-seen": "", "done": "yes", "next": "1"})

    assert list(draft.finished_sections.all()) == []


def test_section_with_questions_not_seen_yet_is_not_done(client, full):
    client.post(address(full, "B"), {"B10": "confirmed", "done": "yes", "next": "1"})

    assert list(full.finished_sections.all()) == []


def test_viewer_reads_and_cannot_change(client, full, company):
    client.force_login(english(a_user(company, Role.VIEWER)))

    page = client.get(address(full, "A"))
    response = client.post(address(full, "A"), {"A01": "l0", "A02-remark": "Typed", "save": "1"})

    assert "<fieldset disabled>" in page.content.decode()
    assert "Only a preparer or an approver of the company can fill in answers." in text(page)
    assert "Save and continue" not in text(page)
    assert response.status_code == 409
    assert stored(full)["A01"] == "l3"
    assert fields_of(response)["A02-remark"] == ["Typed"]


def test_page_posted_after_the_answers_were_locked_is_refused_and_shows_what_was_typed(
    client, full, preparer
):
    data = {**fields_of(client.get(address(full, "B"))), "B03": "Typed too late", "next": "1"}
    request_approval(full, declared=True, by=preparer)
    before = versions(full)

    response = client.post(address(full, "B"), data)

    assert response.status_code == 409
    assert "The assessment is waiting for the approver." in text(response)
    assert fields_of(response)["B03"] == ["Typed too late"]
    assert "<fieldset disabled>" in response.content.decode()
    assert versions(full) == before


def test_answers_that_are_locked_between_saving_and_calling_done_get_a_sentence(client, full):
    """A colleague asks for approval right after the answers are written."""

    def lock_after_saving(execute, sql, params, many, context):
        result = execute(sql, params, many, context)
        if sql.startswith("INSERT") and "assessments_answer" in sql:
            full.status = Status.AWAITING_APPROVAL
            full.save()
        return result

    with connection.execute_wrapper(lock_after_saving):
        response = client.post(address(full, "B"), {"B03": "changed", "done": "yes"})

    assert response.status_code == 409
    assert "waiting for the approver" in response.content.decode()
    assert stored(full)["B03"] == "changed"


def test_asking_for_the_head_of_a_page_is_no_form(client, full, company):
    client.force_login(a_user(company, Role.VIEWER))

    assert client.head(address(full, "B")).status_code == 200


def test_two_people_in_one_section_keep_both(client, full, company):
    mine = fields_of(client.get(address(full, "A")))
    answers.save(full, {"A02": Given(value="l0")}, by=a_user(company))

    response = client.post(address(full, "A"), {**mine, "A01": "l4", "save": "1"})

    assert response.status_code == 302
    assert (stored(full)["A01"], stored(full)["A02"]) == ("l4", "l0")


def test_two_people_at_one_question_see_both_and_the_second_chooses(client, full, company):
    mine = fields_of(client.get(address(full, "B")))
    answers.save(full, {"B03": Given(value="Their reasons")}, by=a_user(company))

    response = client.post(address(full, "B"), {**mine, "B03": "My reasons", "save": "1"})

    assert response.status_code == 200
    assert "B03: This answer was changed while you worked on it." in text(response)
    assert "Their reasons" in text(response)
    assert stored(full)["B03"] == "Their reasons"

    again = client.post(address(full, "B"), {**fields_of(response), "save": "1"})
    assert again.status_code == 200
    assert stored(full)["B03"] == "Their reasons"

    chosen = client.post(address(full, "B"), {**fields_of(again), "mine": pressed(again, "mine")})
    assert chosen["Location"] == f"{address(full, 'B')}#div_id_B03"
    assert stored(full)["B03"] == "My reasons"


def test_who_chooses_the_colleagues_answer_keeps_the_rest_of_the_page(client, full, company):
    mine = fields_of(client.get(address(full, "B")))
    answers.save(full, {"B03": Given(value="Their reasons")}, by=a_user(company))
    response = client.post(address(full, "B"), {**mine, "B03": "My reasons", "save": "1"})

    data = {**fields_of(response), "B04-remark": "Ask Jan", "theirs": pressed(response, "theirs")}
    chosen = client.post(address(full, "B"), data)

    assert chosen["Location"] == f"{address(full, 'B')}#div_id_B03"
    assert stored(full)["B03"] == "Their reasons"
    assert full.sheet.answers.get(question="B04").remark == "Ask Jan"
    kept = full.sheet.versions.filter(question="B03").values_list("value", flat=True)
    assert list(kept) == ["Their reasons", "My reasons", "Their reasons"]


def test_colleague_who_changes_it_again_is_not_overwritten_by_the_choice(client, full, company):
    colleague = a_user(company)
    mine = fields_of(client.get(address(full, "B")))
    answers.save(full, {"B03": Given(value="Their reasons")}, by=colleague)
    response = client.post(address(full, "B"), {**mine, "B03": "My reasons", "save": "1"})
    answers.save(full, {"B03": Given(value="Better reasons")}, by=colleague)

    again = client.post(
        address(full, "B"), {**fields_of(response), "mine": pressed(response, "mine")}
    )

    assert again.status_code == 200
    assert "Better reasons" in text(again)
    assert stored(full)["B03"] == "Better reasons"


@pytest.mark.parametrize("button", ["theirs", "mine"])
def test_choice_at_a_question_that_is_not_asked_changes_nothing_there(client, draft, button):
    response = client.post(address(draft, "A"), {"A01": "l3", button: "F06"})

    assert response["Location"] == address(draft, "A")
    assert stored(draft) == {"A01": "l3"}


def test_what_was_typed_at_a_question_that_a_colleague_hid_is_shown(client, full, company):
    mine = fields_of(client.get(address(full, "F")))
    answers.save(full, {"F01": Given(value="undecided")}, by=a_user(company))

    response = client.post(address(full, "F"), {**mine, "F11": "Typed in vain", "save": "1"})

    assert response.status_code == 200
    assert "Typed in vain" in text(response)
    assert "It was not saved." in text(response)
    assert stored(full)["F11"] != "Typed in vain"


@pytest.mark.parametrize("button", ["evidence", "add"])
def test_button_of_a_question_saves_first(client, full, button):
    response = client.post(address(full, "C"), {"C03": "12", button: "C01"})

    goals = {
        "evidence": reverse("evidence:add", args=[full.pk, "C01"]),
        "add": f"{address(full, 'C')}#id_C01_0",
    }
    assert response["Location"] == goals[button]
    assert stored(full)["C03"] == 12


def test_button_that_removes_evidence_saves_first_and_then_asks(client, full):
    evidence = full.company_sheet.evidence_uses.get(question="A01").evidence

    response = client.post(address(full, "A"), {"A02": "l0", "detach": f"A01 {evidence.pk}"})

    assert response["Location"] == reverse("evidence:detach", args=[full.pk, "A01", evidence.pk])
    assert stored(full)["A02"] == "l0"
    assert full.company_sheet.evidence_uses.filter(question="A01").count() == 1


@pytest.mark.parametrize(
    "data",
    [
        {"evidence": "Z99"},
        {"evidence": "../../x"},
        {"detach": "A01"},
        {"detach": "A01 not-a-uuid"},
        {"detach": "F01 00000000-0000-0000-0000-000000000000"},
        {"add": "B03"},
        {},
    ],
)
def test_button_that_is_none_stays_on_the_page(client, full, data):
    response = client.post(address(full, "A"), data)

    assert (response.status_code, response["Location"]) == (302, address(full, "A"))


def test_rows_can_be_added_and_are_all_kept(client, full):
    data = fields_of(client.get(address(full, "C")))
    data |= {"C01.1.name": "Spinner", "C01.1.region": "Bangladesh", "add": "C01"}

    page = client.post(address(full, "C"), data, follow=True)

    assert [row["name"] for row in stored(full)["C01"]] == ["Fabriek A", "Spinner"]
    assert stored(full)["C01"][1]["region"] == "BD"
    assert page.content.decode().count('<details class="row"') == 5


def test_posted_fields_of_other_sections_and_of_the_declarations_change_nothing(client, full):
    before = stored(full)

    client.post(
        address(full, "A"),
        {
            "B03": "x",
            "Z01": "on",
            "Z02": "true",
            "F01": "exit",
            "X99": "x",
            "B11": "x",
            "save": "1",
        },
    )

    assert stored(full) == before


def test_posted_field_of_a_hidden_question_changes_nothing(client, draft):
    client.post(address(draft, "F"), {"F06.severity": "x", "F07-remark": "y", "save": "1"})

    assert stored(draft) == {}


@pytest.mark.parametrize("key", SECTIONS)
def test_page_asks_the_database_at_most_seven_questions_more_than_an_empty_one(client, full, key):
    with CaptureQueriesContext(connection) as empty:
        client.get(reverse("pages:help"))
    with CaptureQueriesContext(connection) as page:
        client.get(address(full, key))

    # The assessment, its answers and evidence, finished sections, earlier years, what colleagues
    # say, and the other contexts that share the answers.
    assert len(page) <= len(empty) + 7


def test_every_page_of_the_golden_case_is_under_100_kilobytes(client, full):
    assert max(len(client.get(address(full, key)).content) for key in SECTIONS) < 100_000


def test_texts_follow_the_language_of_the_person(client, full, preparer):
    preparer.language = "nl"
    preparer.save()

    page = client.get(address(full, "A"))

    assert '<html lang="nl">' in page.content.decode()
    assert "Heeft uw bedrijf beleid over mensenrechten in de keten?" in text(page)
