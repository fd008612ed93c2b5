"""Choosing, dropping and pasting a file, and what is told of it on its way."""

import pytest
from playwright.sync_api import expect

from assessments.models import Evidence
from tests.clamd import VIRUS
from tests.factories import an_assessment
from tests.journeys.company import Company

DOCUMENT = {"kind": "policy", "grade": 2, "date": "2026-01-02"}
SENDS = """([kind, text, name]) => {
    const data = new DataTransfer();
    data.items.add(new File([text], name, { type: "text/plain" }));
    const box = document.querySelector("[data-upload]");
    const how = { bubbles: true, cancelable: true };
    if (kind === "paste") document.dispatchEvent(new ClipboardEvent(kind, { ...how, clipboardData: data }));
    else box.dispatchEvent(new DragEvent(kind, { ...how, dataTransfer: data }));
}"""


@pytest.fixture
def assessment(transactional_db):
    return an_assessment()


@pytest.fixture
def preparer(assessment, at_a_browser):
    return at_a_browser(Company, assessment.created_by).open("evidence:add", assessment.pk, "A01")


@pytest.mark.parametrize("way", ["drop", "paste"])
def test_file_that_is_dropped_or_pasted_is_added(assessment, preparer, way):
    preparer.page.evaluate(SENDS, [way, "Ons beleid", "beleid.txt"])
    preparer.reads("beleid.txt").describes_document("A01", DOCUMENT).press("Add this evidence")

    assert preparer.path == f"/assessments/{assessment.pk}/sections/A/"
    assert Evidence.objects.get().file_name == "beleid.txt"


def test_file_stays_chosen_when_something_else_is_refused(preparer):
    preparer.page.evaluate(SENDS, ["drop", "Ons beleid", "beleid.txt"])
    preparer.sends_in_vain().reads("beleid.txt").looks_at("evidence", "refused")
    preparer.describes_document("A01", DOCUMENT).press("Add this evidence")

    assert Evidence.objects.get().file_name == "beleid.txt"


def test_button_is_reached_and_named_by_the_keyboard(preparer):
    chooser = preparer.page.locator("[name=file]")
    chooser.focus()

    assert preparer.says("Choose a file") in chooser.evaluate(
        "input => [...input.labels].map(each => each.innerText).join()"
    )
    # The control is the browser's own, which opens its window on Enter.
    assert chooser.evaluate("input => input === document.activeElement && input.type === 'file'")


def test_file_with_a_virus_is_refused_on_the_page(preparer, clamd):
    preparer.page.evaluate(SENDS, ["drop", VIRUS.decode(), "beleid.txt"])
    preparer.describes_document("A01", DOCUMENT)
    preparer.page.get_by_role("button", name=preparer.says("Add this evidence")).click()

    told = preparer.says(
        "A virus was found in “%(name)s”. The file is deleted and proves nothing. "
        "Have the original checked, and upload a clean one.",
        name="beleid.txt",
    )
    expect(preparer.page.get_by_role("status").filter(has_text=told)).to_be_visible()
    preparer.looks_at("evidence", "virus")
    assert Evidence.objects.get().has_virus


def test_file_that_does_not_arrive_stays_and_can_be_sent_again(preparer):
    preparer.page.evaluate(SENDS, ["drop", "Ons beleid", "beleid.txt"])
    preparer.describes_document("A01", DOCUMENT)
    preparer.page.context.set_offline(True)
    preparer.page.get_by_role("button", name=preparer.says("Add this evidence")).click()
    told = preparer.says(
        "The file could not be uploaded. Check your connection and try again. "
        "Your file and what you filled in are still here."
    )
    preparer.reads(told).reads("beleid.txt")
    preparer.page.context.set_offline(False)
    preparer.press("Add this evidence")

    assert Evidence.objects.get().file_name == "beleid.txt"
