"""A visitor does the quick scan, and takes it along into a context."""

import pytest

from tests.factories import XINJIANG, a_company, a_user
from tests.journeys.company import Company

ANSWERS = {
    "A02": "l1",
    "B01": "media",
    "B07": "v2",
    "B09": "suspected",
    "B10": "not_checked",
    "C02": "l1",
    "D01": "v0",
    "D02": "v1",
    "F01": "stay",
    "F05": "l0",
    "H01": "l1",
}


def ticks(person, answers):
    for name, value in answers.items():
        person.page.check(f"[name={name}][value={value}]")
    return person


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_visitor_does_the_quick_scan(at_a_browser, language):
    visitor = at_a_browser(Company, language=language)
    visitor.open("quick_scan:scan").looks_at("quick-scan")
    visitor.press("Continue").looks_at("quick-scan", "with-errors")
    visitor.chooses("xinjiang", XINJIANG.product, XINJIANG.issue, XINJIANG.stages)
    ticks(visitor, {"P01": "cannot_exclude"}).press("Continue").looks_at("quick-scan-questions")
    visitor.press("Show the result").looks_at("quick-scan-questions", "with-errors")
    ticks(visitor, ANSWERS).press("Show the result").looks_at("quick-scan-result")
    visitor.sees("Our advice: fill in the full form")
    visitor.press("Change the answers").press("Show the result").sees("What to do first")


def test_a_scan_is_taken_along_without_scripts(at_a_browser):
    company = a_company()
    person = at_a_browser(Company, a_user(company), has_scripts=False)
    person.open("quick_scan:scan")
    person.chooses("xinjiang", XINJIANG.product, XINJIANG.issue, XINJIANG.stages)
    ticks(person, {"P01": "cannot_exclude"}).press("Continue")
    ticks(person, ANSWERS).press("Show the result").press("Take along into a context")
    person.sees("What is expected of your company").press("Continue")
    person.press("Register this context")

    (assessment,) = company.assessments.all()
    kept = {*assessment.sheet.answers.values_list("question", flat=True), "A02"}
    assert kept == {"P01", *ANSWERS}
