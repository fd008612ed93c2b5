"""A company that nobody knows yet: from the quick scan of a visitor to an approver who may sign."""

from typing import Any

from django.core import mail
from django.urls import reverse
from playwright.sync_api import expect

from assessments.models import Answer, Assessment
from assessments.questionnaires.questions import Kind, Question
from assessments.workflow import Status
from tests.factories import XINJIANG
from tests.journeys.company import Company
from tests.journeys.golden import QUESTIONNAIRE, REPLIES, SECTIONS
from tests.letters import link_of

PASSWORD = "vier losse woorden achter elkaar"
FOUNDER, COLLEAGUE = "sanne@proefgaren.example", "bram@proefgaren.example"
SCANNED = [question.code for question in QUESTIONNAIRE.questions() if question.is_quick]
OF_A_PROGRAMME = "J01"  # is asked of companies in a programme only


def in_order(question: Question, value: Any) -> Any:
    """What is ticked is kept in the order of the list."""
    if question.kind is not Kind.MULTI:
        return value
    return [option.key for option in question.options if option.key in value]


VALUES = {
    code: in_order(QUESTIONNAIRE.question(code), reply["value"])
    for code, reply in REPLIES.items()
    if QUESTIONNAIRE.question(code).kind is not Kind.DECLARATION and code != OF_A_PROGRAMME
}


def test_a_visitor_becomes_a_company_that_is_ready_to_sign(at_a_browser, transactional_db):
    sanne, bram = at_a_browser(Company), at_a_browser(Company)
    does_the_quick_scan(sanne)
    registers_the_company(sanne)
    makes_an_account(sanne, "Sanne Voorbeeld", FOUNDER)
    assessment = registers_the_context(sanne)
    assert answers_of(assessment) == {code: VALUES[code] for code in SCANNED}

    invites(sanne, COLLEAGUE)
    makes_an_account(bram, "Bram Voorbeeld", COLLEAGUE).looks_at("overview", "just-invited")
    describes_the_company(sanne)
    for section in SECTIONS:
        sanne.follow_address(reverse("sections:edit", args=[assessment.pk, section.key]))
        types_all_answers(sanne)
        ticks_done(sanne)
    assert answers_of(assessment) == VALUES

    asks_for_approval(sanne, assessment)
    bram.open("overview:index").looks_at("overview", "asked-to-sign")
    bram.follow_address(reverse("assessments:check", args=[assessment.pk]))
    bram.looks_at("check", "ready-to-sign").declares("Z02")
    button = bram.page.get_by_role("button", name=bram.says("Sign and submit"), exact=True)
    expect(button).to_be_enabled()
    assessment.refresh_from_db()
    assert assessment.status == Status.AWAITING_APPROVAL


def does_the_quick_scan(person: Company) -> None:
    person.open("pages:start").follow_address(reverse("quick_scan:scan"))
    person.chooses("xinjiang", XINJIANG.product, XINJIANG.issue, XINJIANG.stages)
    person.answers_one("P01", VALUES["P01"]).press("Continue")
    for code in SCANNED:
        if person.page.locator(f"[name={code}]").first.is_visible():
            person.answers_one(code, VALUES[code])
    person.press("Show the result").looks_at("quick-scan-result", "of-a-visitor")
    person.press("Take along and register my company")


def registers_the_company(person: Company) -> None:
    person.looks_at("register-company", "with-scan")
    person.press("Send me the link").looks_at("register-company", "with-errors")
    assert len(person.summary()) == 2
    person.page.fill("[name=company]", "Proefgaren (verzonnen)")
    person.page.fill("[name=email]", FOUNDER)
    person.press("Send me the link").looks_at("registered")


def makes_an_account(person: Company, name: str, address: str) -> Company:
    """Through the link in the newest mail, which is for this address."""
    letter = mail.outbox[-1]
    assert letter.to == [address]
    person.page.goto(link_of(letter))
    person.looks_at("invitation").press("Make my account and begin")
    assert len(person.looks_at("invitation", "with-errors").summary()) == 3
    person.page.fill("[name=name]", name)
    for field in ("password1", "password2"):
        person.page.fill(f"[name={field}]", PASSWORD)
    return person.press("Make my account and begin")


def registers_the_context(person: Company) -> Assessment:
    """What the scan was about is filled in already."""
    person.looks_at("register", "with-scan").press("Continue")
    person.looks_at("register", "to-confirm-with-scan").press("Register this context")
    person.looks_at("task-list", "with-scan")
    return Assessment.objects.get()


def invites(person: Company, address: str) -> None:
    company = Assessment.objects.get().organisation
    person.open("people:index", company.pk).looks_at("people")
    person.press("Send the invitation").looks_at("people", "with-errors")
    person.page.fill("[name=email]", address)
    person.page.check("[name=role][value=approver]")
    person.press("Send the invitation").looks_at("people", "with-somebody-invited")
    person.open("account:edit").page.fill("[name=name]", "")
    person.looks_at("account").press("Save my account").looks_at("account", "with-errors")


def describes_the_company(person: Company) -> None:
    person.open("overview:index").looks_at("overview", "just-registered")
    person.follow("Continue").follow("Company details")
    person.describes(size="medium", sector="textile_clothing", chain_roles=["brand"])
    person.looks_at("overview", "company-described").follow("Continue")


def types_all_answers(person: Company) -> None:
    """What is asked, and what comes into view by that; no button is pressed."""
    done: set[str] = set()
    while todo := [code for code in person.asked() if code in VALUES.keys() - done]:
        for code in todo:
            person.answers_one(code, VALUES[code])
            person.page.evaluate("document.activeElement.blur()")
            at = person.page.locator(f"#state_{code} .answer-state__at")
            expect(at).to_be_visible()
        done.update(todo)
    expect(person.page.locator("[data-save]")).to_have_attribute("data-state", "saved")


def ticks_done(person: Company) -> None:
    person.page.check("[name=done][value=yes]")


def asks_for_approval(person: Company, assessment: Assessment) -> None:
    person.follow("Back to overview").looks_at("task-list", "all-answered")
    person.follow_address(reverse("assessments:check", args=[assessment.pk]))
    person.looks_at("check", "all-answered").declares("Z01").press("Ask for approval")
    person.sees("You asked for approval. An approver can now check and sign.")


def answers_of(assessment: Assessment) -> dict[str, object]:
    sheets = [assessment.sheet, assessment.company_sheet]
    return dict(Answer.objects.filter(sheet__in=sheets).values_list("question", "value"))
