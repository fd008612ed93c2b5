"""What somebody types is kept, whatever happens: two at once, no network, signed out."""

import pytest
from playwright.sync_api import expect

from assessments.actions.submissions import request_approval
from assessments.models import AnswerVersion
from assessments.workflow import Role
from tests.factories import a_company, a_programme, a_user, an_assessment
from tests.journeys.company import Company
from tests.journeys.golden import CASE

PASSWORD = "vier woorden zonder verband"


@pytest.fixture
def company(transactional_db):
    return a_company(a_programme())


@pytest.fixture
def preparer(company):
    return a_user(company, name="Marieke Proef")


@pytest.fixture
def assessment(company, preparer):
    return an_assessment(company, case=CASE, by=preparer)


@pytest.fixture
def marieke(assessment, preparer, at_a_browser):
    return at_a_browser(Company, preparer).opens_section(assessment.pk, "B")


@pytest.fixture
def jan(assessment, company, at_a_browser):
    colleague = a_user(company, Role.APPROVER, name="Jan Proef")
    return at_a_browser(Company, colleague).opens_section(assessment.pk, "B")


def stored(assessment, code="B03"):
    return assessment.sheet.answers.get(question=code).value


def history(assessment, code="B03"):
    found = AnswerVersion.objects.of(assessment, assessment.questionnaire.question(code))
    return [(version.answered_by.name, version.value) for version in found]


def types(person, text, code="B03"):
    """And leaves the field, as who goes on does."""
    person.page.fill(f"[name='{code}']", text)
    person.page.locator(f"[name='{code}']").blur()
    return person


def is_told(person, state):
    expect(person.page.locator("[data-save]")).to_have_attribute("data-state", state)
    return person


def is_saved(person, code="B03"):
    expect(person.page.locator(f"#state_{code} .answer-state__at")).to_be_visible()
    return person


def announced(person, english):
    expect(person.page.locator("#said")).to_contain_text(person.says(english))
    return person


def test_what_is_typed_is_saved_without_a_button(assessment, marieke):
    types(marieke, "Onze redenen")

    is_saved(marieke)
    assert stored(assessment) == "Onze redenen"
    expect(marieke.page.locator("#state_B03")).to_contain_text(
        marieke.says("Saved at %(at)s", at="")
    )
    is_told(marieke, "saved").looks_at("section", "autosaved")


def test_who_goes_on_typing_is_saved_after_a_pause(assessment, marieke):
    marieke.page.locator("[name=B03]").press_sequentially(" En nog iets.", delay=20)

    is_saved(marieke)
    assert stored(assessment).count("En nog iets.") == 1
    assert marieke.page.evaluate("document.activeElement.name") == "B03"


def test_two_people_at_two_questions_at_the_same_time(assessment, marieke, jan):
    marieke.page.locator("[name=B03]").fill("Van Marieke")
    jan.page.locator("#div_id_B05 .choice label").last.click()
    marieke.page.locator("[name=B03]").blur()

    is_saved(marieke)
    is_saved(jan, "B05")
    last = assessment.questionnaire.question("B05").options[-1].key
    assert (stored(assessment, "B03"), stored(assessment, "B05")) == ("Van Marieke", last)
    assert [name for name, _value in history(assessment, "B03")] == ["Marieke Proef"]
    assert [name for name, _value in history(assessment, "B05")] == ["Jan Proef"]


def test_change_of_a_colleague_is_told_and_can_be_shown(assessment, marieke, jan):
    is_saved(types(jan, "Van Jan"))
    marieke.page.locator("#div_id_B05 .choice label").last.click()

    marieke.page.locator("#state_B03").get_by_role("button").click()
    expect(marieke.page.locator("[name=B03]")).to_have_value("Van Jan")
    is_saved(types(marieke, "Van Jan en Marieke"))
    assert stored(assessment) == "Van Jan en Marieke"


def test_second_at_one_question_sees_both_and_keeps_their_own(assessment, marieke, jan, watch):
    watch.refusals = [409]
    is_saved(types(marieke, "Van Marieke"))
    types(jan, "Van Jan")

    is_told(jan, "changed").looks_at("section", "conflict")
    expect(jan.page.locator("#conflict_B03")).to_contain_text("Van Marieke")
    assert stored(assessment) == "Van Marieke"

    with jan.page.expect_navigation():
        jan.page.locator("button[name=mine]").click()
    expect(jan.page.locator("[name=B03]")).to_have_value("Van Jan")
    assert stored(assessment) == "Van Jan"
    assert history(assessment) == [("Marieke Proef", "Van Marieke"), ("Jan Proef", "Van Jan")]


def test_second_at_one_question_leaves_it_to_the_first(assessment, marieke, jan, watch):
    watch.refusals = [409]
    is_saved(types(marieke, "Van Marieke"))
    types(jan, "Van Jan")
    with jan.page.expect_navigation():
        jan.page.locator("button[name=theirs]").click()

    expect(jan.page.locator("[name=B03]")).to_have_value("Van Marieke")
    assert stored(assessment) == "Van Marieke"
    assert history(assessment) == [
        ("Marieke Proef", "Van Marieke"),
        ("Jan Proef", "Van Jan"),
        ("Jan Proef", "Van Marieke"),
    ]
    jan.open("answers:history", assessment.pk, "B03").looks_at("history")


def test_earlier_answer_is_put_back(assessment, marieke):
    before = stored(assessment)
    is_saved(types(marieke, "Vergissing"))
    is_saved(types(marieke, before))
    marieke.page.locator("#state_B03 a").click()
    marieke.page.locator("main .changes a").last.click()
    marieke.looks_at("restore").press("Put this answer back").sees(
        "The earlier answer is put back."
    )

    assert stored(assessment) is None


def test_questions_come_and_go_while_somebody_answers(assessment, marieke):
    question = assessment.questionnaire.question("B10")
    assert marieke.page.locator("#div_id_B11").count() == 0
    marieke.answers(question, "confirmed")

    expect(marieke.page.locator("#div_id_B11")).to_be_visible()
    announced(marieke, "One question was added because of your answers.")
    marieke.looks_at("section", "question-added")

    marieke.answers_one("B10", "none_found")
    expect(marieke.page.locator("#div_id_B11")).to_have_count(0)
    assert marieke.page.evaluate("document.activeElement.name") == "B10"


def test_what_cannot_be_read_is_told_after_leaving_the_question(assessment, marieke):
    before = stored(assessment, "C03")
    marieke.opens_section(assessment.pk, "C")
    marieke.page.locator("[name=C03]").press_sequentially("veel")
    is_told(marieke, "typing")
    marieke.page.locator("[name=C03]").blur()

    is_told(marieke, "refused").looks_at("section", "unread")
    assert stored(assessment, "C03") == before
    is_told(types(marieke, "80", "C03"), "saved")


def test_rows_are_kept_once(assessment, marieke):
    marieke.opens_section(assessment.pk, "C")
    marieke.page.locator("details.row").nth(1).evaluate("row => { row.open = true; }")
    is_saved(types(marieke, "Spinnerij", "C01.1.name"), "C01")
    is_saved(types(marieke, "Spinnerij B", "C01.1.name"), "C01").press("Save")

    assert [row["name"] for row in stored(assessment, "C01")] == ["Fabriek A", "Spinnerij B"]


def test_without_a_network_the_text_stays_and_is_sent_again(assessment, marieke):
    before = stored(assessment)
    marieke.page.context.set_offline(True)
    types(marieke, "Zonder verbinding")
    announced(
        is_told(marieke, "failing"), "Not saved. We keep trying; your text stays in this page."
    )
    assert marieke.page.locator("#said").get_attribute("aria-live") == "assertive"
    marieke.looks_at("section", "offline")
    assert stored(assessment) == before

    marieke.page.context.set_offline(False)
    is_told(marieke, "saved")
    assert stored(assessment) == "Zonder verbinding"


def test_button_without_a_network_leaves_the_page_and_its_text(assessment, marieke):
    marieke.page.context.set_offline(True)
    marieke.page.fill("[name=B03]", "Zonder verbinding")
    marieke.page.get_by_role("button", name=marieke.says("Save"), exact=True).click()

    is_told(marieke, "failing")
    expect(marieke.page.locator("[name=B03]")).to_have_value("Zonder verbinding")
    marieke.page.context.set_offline(False)
    is_told(marieke, "saved")


def test_leaving_with_text_that_is_not_saved_asks_first(assessment, marieke):
    asked = []
    marieke.page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    marieke.page.context.set_offline(True)
    marieke.page.locator("[name=B03]").click()
    types(marieke, "Zonder verbinding")
    is_told(marieke, "failing")
    marieke.page.close(run_before_unload=True)

    expect(marieke.page.locator("[name=B03]")).to_have_value("Zonder verbinding")
    assert asked == ["beforeunload"]


def test_who_is_signed_out_comes_back_to_the_question_with_the_text(
    assessment, preparer, marieke, watch
):
    preparer.set_password(PASSWORD)
    preparer.save()
    watch.refusals = [401]
    marieke.page.context.clear_cookies(name="sessionid")
    types(marieke, "Uitgelogd getypt")
    is_told(marieke, "out").looks_at("section", "signed-out")

    marieke.page.locator("[data-when=out] a").click()
    marieke.page.fill("[name=login]", preparer.email)
    marieke.page.fill("[name=password]", PASSWORD)
    marieke.press("Sign in")

    assert marieke.page.url.endswith("/sections/B/#div_id_B03")
    expect(marieke.page.locator("[name=B03]")).to_have_value("Uitgelogd getypt")
    is_told(marieke, "saved")
    assert stored(assessment) == "Uitgelogd getypt"
    assert unsaved(marieke) == []


def test_who_signs_out_leaves_no_text_behind(marieke):
    marieke.page.context.set_offline(True)
    types(marieke, "Weg")
    is_told(marieke, "failing")
    assert len(unsaved(marieke)) == 1
    marieke.page.context.set_offline(False)
    is_told(marieke, "saved")
    marieke.page.locator("details.menu > summary").click()
    marieke.press("Sign out")

    assert unsaved(marieke) == []


def unsaved(person):
    names = person.page.evaluate("Object.keys(sessionStorage)")
    return [name for name in names if name.startswith("unsaved")]


def test_answers_that_were_locked_say_so_at_the_question(assessment, preparer, marieke, watch):
    watch.refusals = [409]
    before = stored(assessment)
    request_approval(assessment, declared=True, by=preparer)
    types(marieke, "Te laat")

    is_told(marieke, "refused")
    expect(marieke.page.locator("#state_B03")).to_contain_text(
        marieke.says("The assessment is waiting for the approver.")
    )
    expect(marieke.page.locator("[name=B03]")).to_have_value("Te laat")
    assert stored(assessment) == before
