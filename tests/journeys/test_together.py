"""A colleague and somebody outside answer together what one of them cannot answer alone."""

import pytest
from django.urls import reverse

from assessments.models import Assignment, Remark
from assessments.workflow import Role
from tests.factories import a_company, a_guest, a_user, an_assessment, an_assignment
from tests.journeys.company import Company

pytestmark = pytest.mark.usefixtures("reports_wait")
CASE = "G10"


def someone(organisation, language, role=Role.PREPARER, *, name):
    user = a_user(organisation, role, name=name)
    user.language = language
    user.save()
    return user


@pytest.mark.parametrize("language", ["nl", "en"])
def test_question_goes_to_a_guest_and_comes_back_answered(at_a_browser, language):
    company = a_company()
    preparer = someone(company, language, name="Marieke Vos")
    assessment = an_assessment(company, case=CASE, by=preparer)
    guest = a_guest(company, by=preparer, name="Chen Li")
    guest.language = language
    guest.save()
    asking, answering = at_a_browser(Company, preparer), at_a_browser(Company, guest)

    talk = reverse("questions:show", args=[assessment.pk, "D04"])
    asking.opens_section(assessment.pk, "D").follow_address(talk)
    asking.looks_at("question", "nothing said").follow("Ask a colleague").looks_at("ask")
    # Without colleagues somebody outside is chosen already.
    asking.press("Send the question")
    asking.sees("Fill in a whole e-mail address, like name@example.org.").looks_at("ask", "mistake")
    asking.page.fill("[name=email]", guest.email)
    asking.page.fill("[name=note]", "Korla?")
    asking.press("Send the question").sees("%(name)s gets an e-mail.", name="Chen Li")

    answering.open("asked:index").looks_at("asked")
    answering.follow_address(f"/asked/{Assignment.objects.get().pk}/")
    answering.reads("Korla?").looks_at("errand")
    answering.page.fill("[name=word]", "50% of 60%?")
    answering.answers_one("D04", "v3").press("Save")
    asking.open("questions:show", assessment.pk, "D04").reads("50% of 60%?")
    asking.looks_at("question", "with a guest").unfold("Reply")
    asking.page.locator("details[open] textarea").fill("50% is OK")
    asking.press("Place this reply").reads("50% is OK")
    answering.open("asked:answer", Assignment.objects.get().pk).reads("50% is OK")
    answering.press("Save and send to who asked").sees("Nothing is asked of you now")

    assert Assignment.objects.get().state == Assignment.State.DONE
    assert assessment.sheet.answers.get(question="D04").answered_by == guest
    assert Remark.objects.get(text="50% is OK").reply_to.by == guest


@pytest.mark.parametrize("language", ["nl", "en"])
def test_remark_mentions_a_colleague_who_settles_it_without_scripts(at_a_browser, language):
    company = a_company()
    preparer = someone(company, language, name="Marieke Vos")
    approver = someone(company, language, Role.APPROVER, name="Fatima El Idrissi")
    assessment = an_assessment(company, by=preparer)
    saying = at_a_browser(Company, preparer, has_scripts=False)
    settling = at_a_browser(Company, approver)

    saying.open("questions:show", assessment.pk, "B03").press("Place this remark")
    saying.sees("Write your remark first.")
    saying.page.locator("[name=text]").first.fill("FNV?")
    saying.page.check(f"[name=mentions][value='{approver.pk}']")
    saying.press("Place this remark").reads("@Fatima El Idrissi")
    saying.follow_address(reverse("remarks:edit", args=[Remark.objects.get().pk]))
    saying.page.fill("[name=text]", "CNV?")
    saying.press("Keep this remark").sees("changed")

    place = f"{reverse('questions:show', args=[assessment.pk, 'B03'])}#remark-"
    settling.open("overview:index").follow_address(f"{place}{Remark.objects.get().pk}")
    settling.reads("CNV?")
    settling.open("remarks:index", assessment.pk).looks_at("remarks")
    with settling.page.expect_navigation():
        settling.page.locator(".thread__acts button").click()
    settling.sees("The remark is settled.").looks_at("remarks", "none")

    assert Remark.objects.get().settled_by == approver


def test_page_of_a_section_that_was_asked_is_looked_at_with_mistakes(at_a_browser):
    company = a_company()
    preparer = someone(company, "en", name="Marieke Vos")
    assessment = an_assessment(company, case=CASE, by=preparer)
    colleague = someone(company, "en", Role.APPROVER, name="Fatima El Idrissi")
    asked = an_assignment(assessment, colleague, "C", by=preparer)
    person = at_a_browser(Company, colleague)

    person.open("asked:answer", asked.pk)
    person.page.fill("[name=C03]", "a lot")
    person.page.fill("[name=word]", "C04?")
    person.press("Save and send to who asked")
    person.sees("Choose the question that your remark is about.").looks_at("errand", "mistakes")

    assert Assignment.objects.get().is_open
