"""The keyboard alone is enough, and shows where it is."""

import pytest
from playwright.sync_api import expect

from tests.factories import a_company, a_user, an_assessment
from tests.journeys.company import Company
from tests.journeys.golden import CASE

TABS = 80  # presses, enough to go through a section and its save bar


@pytest.fixture
def assessment(transactional_db):
    return an_assessment(case=CASE)


@pytest.fixture
def preparer(assessment, at_a_browser):
    return at_a_browser(Company, assessment.created_by)


def test_the_first_stop_leads_past_the_menu(assessment, preparer):
    page = preparer.opens_section(assessment.pk, "D").page
    page.keyboard.press("Tab")

    expect(page.locator(".skip-link")).to_be_focused()
    expect(page.locator(".skip-link")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


@pytest.mark.parametrize("section", ["C", "F"])
def test_what_has_the_focus_shows_it_and_lies_under_nothing(assessment, preparer, section):
    page = preparer.opens_section(assessment.pk, section).page
    for _ in range(TABS):
        page.keyboard.press("Tab")
        assert page.evaluate(FOCUS) == {"is_shown": True, "is_free": True}, page.evaluate(FOCUSED)


def test_after_a_refusal_the_summary_has_the_focus_and_leads_to_each_input(at_a_browser):
    company = a_company()
    user = a_user(company)
    assessment = an_assessment(company, by=user)
    page = (
        at_a_browser(Company, user)
        .opens_section(assessment.pk, "B")
        .press("Save and continue")
        .page
    )
    expect(page.locator(".error-summary")).to_be_focused()

    links = page.locator(".error-summary a")
    assert links.count() == len(page.locator(".question.has-error").all()) > 0
    for number in range(links.count()):
        links.nth(number).click()
        focused = page.locator(":is(input, select, textarea):focus")
        expect(page.locator(".has-error").nth(number).locator(focused)).to_be_in_viewport()


# Whether there is a ring around it, and whether the save bar leaves it free.
FOCUS = """() => {
    const focused = document.activeElement;
    const bar = document.querySelector(".savebar");
    const shown = focused.matches("input[type=radio], input[type=checkbox]")
        ? [focused, focused.nextElementSibling, focused.parentElement] : [focused];
    const ring = shown.filter(Boolean).map(each => getComputedStyle(each))
        .some(style => parseFloat(style.outlineWidth) > 0 && style.outlineStyle !== "none");
    const [top, under] = [focused, bar].map(each => each.getBoundingClientRect());
    const isFree = bar.contains(focused) || top.top < under.top - 8 || top.top >= under.bottom;
    const isNowhere = focused === document.body;
    return { is_shown: isNowhere || ring, is_free: isNowhere || isFree };
}"""
FOCUSED = "document.activeElement.outerHTML.slice(0, 200)"
