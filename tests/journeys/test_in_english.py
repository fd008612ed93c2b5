"""The first half of the way, for somebody who reads English."""

from collections.abc import Mapping
from typing import Any

from playwright.sync_api import expect

from assessments.models import Assessment
from assessments.questionnaires.questions import Kind
from assessments.workflow import Status
from tests.factories import XINJIANG, a_company, a_programme, a_user
from tests.journeys.company import Company
from tests.journeys.golden import QUESTIONNAIRE, REPLIES, SECTIONS
from tests.journeys.languages import foreign_words

SENTENCE = (
    "United Nations reports and trade unions describe how workers in spinning mills cannot refuse "
    "their placement, earn little and are watched; our orders are small, so together with other "
    "brands we look for cotton from elsewhere before next summer and pay what we still owe."
)


def test_register_answer_and_ask_for_approval_in_english(at_a_browser):
    company = a_company(a_programme())
    user = a_user(company)
    user.language = "en"
    user.save()
    person = at_a_browser(Company, user)

    registers_the_context(person)
    assessment = Assessment.objects.get()
    person.open("assessments:show", assessment.pk).follow("Company details").looks_at("company")
    for section in SECTIONS:
        person.opens_section(assessment.pk, section.key)
        is_in_english(person)
        person.answers_all({code: in_english(code, reply) for code, reply in REPLIES.items()})
        person.calls_it_done()
    is_in_english(person.looks_at("check"))
    person.declares("Z01").press("Ask for approval")
    is_in_english(person.looks_at("task-list", "awaiting-approval"))

    assessment.refresh_from_db()
    assert assessment.status == Status.AWAITING_APPROVAL


def test_the_pages_follow_when_the_language_is_switched(at_a_browser):
    person = at_a_browser(Company, a_user(a_company()))
    person.open("contexts:register")
    expect(person.page.locator("html")).to_have_attribute("lang", "nl")
    in_dutch = person.heading
    assert in_dutch == person.says("Register a risk context")

    with person.page.expect_navigation():
        person.page.get_by_role("button", name="English").click()

    assert person.heading == "Register a risk context" != in_dutch
    is_in_english(person)


def registers_the_context(person: Company) -> None:
    is_in_english(person.open("overview:index").looks_at("overview"))
    is_in_english(person.open("contexts:register").looks_at("register"))
    region = person.searches_region("xinj")
    assert region.endswith("China (CN-XJ)")
    person.chooses(region, XINJIANG.product, XINJIANG.issue, XINJIANG.stages).press("Continue")
    is_in_english(person.sees("What the risk table says").looks_at("register", "to-confirm"))
    person.press("Register this context")
    is_in_english(person.looks_at("task-list"))


def in_english(code: str, reply: Mapping[str, Any]) -> Mapping[str, Any]:
    """The same answer, with what people write in their own words in English."""
    kind, value = QUESTIONNAIRE.question(code).kind, reply["value"]
    if kind is Kind.TEXT:
        value = SENTENCE
    elif kind is Kind.STRUCTURED_TEXT:
        value = dict.fromkeys(value, SENTENCE)
    elif kind is Kind.TABLE:
        value = [{**row, "name": "Factory A", "process": "sewing"} for row in value]
    return {"value": value}


def is_in_english(person: Company) -> None:
    expect(person.page.locator("html")).to_have_attribute("lang", "en")
    assert foreign_words(person.page) == [], person.page.url
