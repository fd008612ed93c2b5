"""From the first sign-in to the conclusion, with the content of a golden case, in Dutch."""

import re
from io import BytesIO

import pypdfium2
from django.urls import reverse
from playwright.sync_api import expect

from assessments.models import Assessment, Organisation, Submission
from assessments.workflow import Conclusion, Role, Status
from tests.factories import XINJIANG, a_company, a_programme, a_user
from tests.journeys.company import Company
from tests.journeys.golden import EXPECTED, QUESTIONNAIRE, REPLIES, SECTIONS, a_pdf, dutch
from tests.journeys.person import Person
from tests.journeys.secretariat import Secretariat

PASSWORD = "vier losse woorden achter elkaar"
BAND = next(each.label["nl"] for each in QUESTIONNAIRE.bands if each.key == EXPECTED["band"])
EVERY_KIND = {"B", "C", "F"}  # sections that together hold every kind of question
AS_A_FILE = {"A01", "B01", "C01"}


def test_from_the_register_to_the_conclusion(at_a_browser, request):
    company = a_company(a_programme(), size="")
    preparer, approver = a_user(company), a_user(company, Role.APPROVER)
    secretariat = company.joined_programmes.get().secretariat
    reviewer = at_a_browser(Secretariat, a_user(secretariat, Role.REVIEWER))
    lead = at_a_browser(Secretariat, a_user(secretariat, Role.LEAD))
    preparer.set_password(PASSWORD)
    preparer.save()

    fatima, pieter = at_a_browser(Company), at_a_browser(Company, approver)
    fatima.signs_in(preparer.email, PASSWORD)
    describes_the_company(fatima, company)
    assessment = registers_the_context(fatima)
    answers_everything(fatima, assessment)
    sees_the_result(fatima.open("assessments:result", assessment.pk).looks_at("result"))
    checks_and_asks_for_approval(fatima, assessment)

    sends_back(pieter, assessment)
    asks_again(fatima, assessment)
    signs(pieter, assessment)
    first = assessment.submissions.get()
    assert {key: first.outcome[key] for key in EXPECTED} == EXPECTED
    sees_the_result(pieter.looks_at("submission", "of-the-company"))
    assert says_what_the_page_says(pieter)

    reviewer.finds(company.name, "to_take").looks_at("submission", "to-take")
    assert downloads(reviewer, "Document A01").endswith("beleid.pdf")
    reviewer.takes().looks_at("submission", "in-review")
    reviewer.returns("Leg bij H03 uit wat u het komende jaar openbaar maakt.")
    reviewer.sees("The company was asked for changes.")

    request.getfixturevalue("reports_wait")  # the first one was read; this one takes its time
    changes_one_answer(fatima, assessment)
    asks_again(fatima, assessment)
    signs(pieter, assessment)
    second = assessment.submissions.get(number=2)
    assert second.outcome["overall"] > first.outcome["overall"]
    pieter.looks_at("submission", "report-in-preparation")
    still_says_what_it_said(pieter, first)

    reviewer.finds(company.name, "to_take").takes()
    lead.finds(company.name, "others").looks_at("submission", "to-conclude")
    lead.concludes(Conclusion.ACCEPTED_WITH_AGREEMENTS, "Spreek uiterlijk in juni met de vakbond.")
    lead.sees("The review is concluded.").looks_at("submission", "concluded")
    sees_the_conclusion(fatima, second)


def describes_the_company(person: Company, company: Organisation) -> None:
    person.looks_at("overview")
    person.follow("First check the details of your company")
    person.press("Save company details").looks_at("company", "with-errors")
    assert len(person.summary()) == 3
    person.describes(size="medium", sector="textile_clothing", chain_roles=["brand", "importer"])
    company.refresh_from_db()
    assert (company.size, company.sector) == ("medium", "textile_clothing")


def registers_the_context(person: Company) -> Assessment:
    person.open("overview:index").follow("Register your first risk context")
    person.looks_at("register")
    region = person.searches_region("xinj")
    assert region.endswith("(CN-XJ)")
    person.chooses(region, XINJIANG.product, XINJIANG.issue, XINJIANG.stages)
    expect(person.page.locator("#preview")).to_contain_text(person.says("Sources"))
    person.looks_at("register", "with-what-the-table-says")
    person.press("Continue").sees("What the risk table says").looks_at("register", "to-confirm")
    person.press("Register this context").sees("What the risk table says").looks_at("task-list")
    return Assessment.objects.get()


def answers_everything(person: Company, assessment: Assessment) -> None:
    """Half a section at first; then all of them, each with its evidence."""
    saves_half_a_section(person, assessment)
    is_told_what_is_missing(person, assessment)
    person.open("assessments:show", assessment.pk).follow_address(
        reverse("sections:edit", args=[assessment.pk, SECTIONS[0].key])
    )
    for section in SECTIONS:
        assert person.heading.startswith(f"{section.key}. ")
        person.answers_all(REPLIES)
        adds_the_evidence(person)
        person.looks_at(f"section-{section.key}" if section.key in EVERY_KIND else "section")
        person.calls_it_done()
    assert person.path == reverse("assessments:check", args=[assessment.pk])


def saves_half_a_section(person: Company, assessment: Assessment) -> None:
    person.opens_section(assessment.pk, "B").answers_one("B04", "v5").press("Save")
    person.sees("Your answers are saved.")
    assert [each.question for each in assessment.sheet.answers.all()] == ["B04"]


def is_told_what_is_missing(person: Company, assessment: Assessment) -> None:
    person.press("Save and continue").looks_at("section", "with-errors")
    assert person.page.title().startswith(person.says("Error:"))
    missing = [sentence.split(":")[0] for sentence in person.summary()]
    assert missing == [code for code in person.asked() if code != "B04"]


def adds_the_evidence(person: Company) -> None:
    for code in person.asked():
        for document in REPLIES.get(code, {}).get("evidence", []):
            file = a_pdf(f"{code} beleid.pdf") if code in AS_A_FILE else None
            person.attaches(code, document, file)
            person.reads(f"Document {code}")


def sees_the_result(person: Company) -> None:
    """The four results of the golden case, to the decimal."""
    overall = dutch(EXPECTED["overall"])
    person.reads(overall).reads(BAND).reads(dutch(EXPECTED["evidence_coverage"]))
    expect(person.page.locator(".bigscore")).to_have_text(re.compile(rf"^{overall} / 100$"))
    expect(person.page.locator(".gate")).to_have_count(len(EXPECTED["knock_outs"]))
    expect(person.page.locator(".gate")).to_contain_text(EXPECTED["knock_outs"])
    expect(person.page.locator("section[aria-labelledby=consistency]")).to_contain_text(
        EXPECTED["consistency"]["rule"]
    )
    expect(person.page.locator(".chart-table .now")).to_have_text(
        [dutch(score) for score in EXPECTED["section_scores"].values()]
    )


def checks_and_asks_for_approval(person: Company, assessment: Assessment) -> None:
    person.open("assessments:check", assessment.pk).looks_at("check")
    person.page.get_by_role("link", name=re.compile(rf"^{person.says('Change')} F11 ")).click()
    expect(person.page.locator("#div_id_F11")).to_be_in_viewport()
    person.open("assessments:check", assessment.pk).press("Ask for approval")
    person.sees("Tick the declaration first.").looks_at("check", "refused")
    person.declares("Z01").press("Ask for approval")
    person.sees("You asked for approval. An approver can now check and sign.")
    person.looks_at("task-list", "awaiting-approval")


def sends_back(person: Company, assessment: Assessment) -> None:
    person.open("overview:index").looks_at("overview", "of-the-approver")
    person.open("assessments:check", assessment.pk).looks_at("check", "of-the-approver")
    person.press("Send back to the preparer").sees("Give a reason.")
    person.page.fill("[name=reason]", "Controleer de datum bij F02 nog eens.")
    person.press("Send back to the preparer")
    person.sees("The assessment is sent back. The preparer sees your reason.")


def asks_again(person: Company, assessment: Assessment) -> None:
    person.open("overview:index").looks_at("overview", "of-the-preparer")
    person.open("assessments:show", assessment.pk).looks_at("task-list", "sent-back")
    person.open("assessments:check", assessment.pk).declares("Z01").press("Ask for approval")


def signs(person: Company, assessment: Assessment) -> None:
    person.open("assessments:check", assessment.pk).declares("Z02").press("Sign and submit")
    person.reads(assessment.submissions.latest("number").digest[:4].upper())


def downloads(person: Person, name: str) -> str:
    """The file name of a piece of evidence."""
    with person.page.expect_download() as download:
        person.page.get_by_role("link", name=name, exact=True).click()
    return download.value.suggested_filename


def says_what_the_page_says(person: Company) -> bool:
    """The report, as it is downloaded."""
    with person.page.expect_download() as download:
        person.page.locator("a[href^='/reports/']").first.click()
    content = BytesIO(download.value.path().read_bytes())
    with pypdfium2.PdfDocument(content) as pdf:
        text = "\n".join(page.get_textpage().get_text_bounded() for page in pdf)
    figures = [EXPECTED["overall"], *EXPECTED["section_scores"].values()]
    return BAND in text and all(dutch(each) in text for each in figures)


def changes_one_answer(person: Company, assessment: Assessment) -> None:
    person.open("assessments:show", assessment.pk)
    person.reads("Leg bij H03 uit wat u het komende jaar openbaar maakt.")
    person.looks_at("task-list", "changes-requested")
    person.opens_section(assessment.pk, "H").answers_one("H03", "l3").press("Save")
    assessment.refresh_from_db()
    assert assessment.status == Status.CHANGES_REQUESTED


def still_says_what_it_said(person: Company, first: Submission) -> None:
    before = (first.digest, first.outcome, first.content)
    first.refresh_from_db()
    assert (first.digest, first.outcome, first.content) == before
    sees_the_result(person.open("submissions:show", first.pk))


def sees_the_conclusion(person: Company, submission: Submission) -> None:
    person.open("submissions:show", submission.pk)
    person.reads("Spreek uiterlijk in juni met de vakbond.")
    person.sees("Accepted with improvement agreements").looks_at(
        "submission", "with-its-conclusion"
    )
