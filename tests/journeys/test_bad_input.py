"""Whatever somebody fills in: a sentence that says what to do, and nothing is lost."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from assessments.actions.submissions import request_approval, submit
from assessments.models import Evidence, RiskContext
from assessments.workflow import Role
from tests.factories import a_company, a_programme, a_user, an_assessment
from tests.journeys.company import Company
from tests.journeys.golden import CASE, a_pdf

LONG_NAME = "Spinnerij " * 1_000
BIDI = "Fabriek \u202eelaheN\u202c 工厂"
MEGABYTE = 1024 * 1024
DOCUMENT = {"kind": "policy", "grade": 2, "date": "2026-06-15"}


@pytest.fixture
def assessment(transactional_db):
    """One in which every question of the golden case is answered."""
    return an_assessment(a_company(a_programme()), case=CASE)


@pytest.fixture
def preparer(assessment, at_a_browser):
    return at_a_browser(Company, assessment.created_by)


def stored(assessment, code):
    return assessment.sheet.answers.get(question=code).value


def test_ten_thousand_characters_in_a_name(assessment, preparer):
    before = stored(assessment, "C01")
    preparer.opens_section(assessment.pk, "C")
    preparer.answers_one("C01", [{"name": LONG_NAME}]).press("Save")

    assert [sentence.split(":")[0] for sentence in preparer.summary()] == ["C01"]
    expect(preparer.page.locator("[name='C01.0.name']")).to_have_value(LONG_NAME.strip())
    assert [row["region"] for row in stored(assessment, "C01")] == [row["region"] for row in before]


def test_ten_thousand_characters_as_a_region(preparer):
    preparer.open("contexts:register")
    preparer.chooses(LONG_NAME, "cotton", "forced_labour", ["raw_material"]).press("Continue")

    assert len(preparer.summary()) == 1
    expect(preparer.page.locator("[name=region]")).to_have_value(LONG_NAME)
    assert RiskContext.objects.count() == 1


def test_bidirectional_characters_are_kept_as_typed(assessment, preparer):
    preparer.opens_section(assessment.pk, "J").answers_one("J04", BIDI).press("Save")

    assert stored(assessment, "J04") == BIDI
    preparer.open("assessments:check", assessment.pk).reads(BIDI)


def test_a_character_that_no_text_can_hold(assessment, preparer, watch):
    watch.refusals = [400, 400]  # of the answer by itself, and of the form
    preparer.opens_section(assessment.pk, "J")
    preparer.answers_one("J04", "Wij willen \0 overleggen.").press("Save")

    preparer.reads("overleggen.").looks_at("unreadable-characters")


@pytest.mark.parametrize("year", ["0", "0000", "9999"])
def test_a_year_that_cannot_be(assessment, preparer, year):
    before = stored(assessment, "F02")
    preparer.opens_section(assessment.pk, "F")
    preparer.page.fill("[name=F02_year]", year)
    preparer.press("Save")

    assert len(preparer.summary()) == 1
    expect(preparer.page.locator("[name=F02_year]")).to_have_value(year)
    assert stored(assessment, "F02") == before


@pytest.mark.parametrize("typed", ["1e400", "-1", "101", "tachtig", "٪"])
def test_a_percentage_that_cannot_be(assessment, preparer, typed):
    before = stored(assessment, "C03")
    preparer.opens_section(assessment.pk, "C").answers_one("C03", typed)
    preparer.answers_one("C02", "l4").press("Save")

    assert [sentence.split(":")[0] for sentence in preparer.summary()] == ["C03"]
    expect(preparer.page.locator("[name=C03]")).to_have_value(typed)
    assert (stored(assessment, "C03"), stored(assessment, "C02")) == (before, "l4")


def test_a_table_of_five_thousand_rows(assessment, preparer):
    before = stored(assessment, "C01")
    rows = "\n".join(f"Fabriek {number}\tCN\tt1\tweven\tactive" for number in range(5_000))
    preparer.opens_section(assessment.pk, "C")
    preparer.pastes("C01", rows).press("Save")

    assert [sentence.split(":")[0] for sentence in preparer.summary()] == ["C01"]
    kept = preparer.page.locator("[name='C01.-']").input_value()
    assert all(f"Fabriek {number}\t" in kept for number in (0, 2_500, 4_999))
    assert stored(assessment, "C01") == before


def test_five_thousand_rows_in_boxes(assessment, client):
    """As only a program sends them: no page of ours has so many boxes."""
    client.force_login(assessment.created_by)
    before = stored(assessment, "C01")
    rows = {
        f"C01.{number}.{key}": text
        for number in range(5_000)
        for key, text in (("name", f"Fabriek {number}"), ("region", "CN"), ("tier", "t1"))
    }
    address = reverse("sections:edit", args=[assessment.pk, "C"])
    page = client.post(address, {"C01-seen": "", "save": "1", **rows})

    assert page.status_code == 200
    assert all(f"Fabriek {number}\t" in page.text for number in (0, 2_500, 4_999))
    assert stored(assessment, "C01") == before


def test_a_hundred_megabytes_are_refused(assessment, preparer, tmp_path):
    paper = tmp_path / "groot.pdf"
    with paper.open("wb") as file:
        file.write(b"%PDF-1.7\n")
        file.truncate(100 * MEGABYTE)
    preparer.open("evidence:add", assessment.pk, "A01")
    preparer.page.set_input_files("[name=file]", paper)

    preparer.sees("This file is larger than %(limit)s MB. Make it smaller, or split it.", limit=25)
    preparer.looks_at("evidence", "too-large")


def test_a_program_with_the_name_of_a_document_is_refused(assessment, preparer, tmp_path):
    program = tmp_path / "beleid.pdf"
    program.write_bytes(b"MZ\x90\x00" + bytes(2_000))
    refuses(preparer, assessment, program)


def refuses(person, assessment, path):
    before = Evidence.objects.count()
    person.open("evidence:add", assessment.pk, "A01").describes_document("A01", DOCUMENT)
    person.page.set_input_files("[name=file]", path)
    person.sends_in_vain()

    assert len(person.summary()) == 1
    expect(person.page.locator("[name=title]")).to_have_value("Document A01")
    expect(person.page.locator("[name=dated_year]")).to_have_value("2026")
    assert Evidence.objects.count() == before


@pytest.mark.usefixtures("reports_wait")
def test_a_page_that_was_still_open_after_signing(assessment, preparer, watch):
    preparer.opens_section(assessment.pk, "J")
    request_approval(assessment, declared=True, by=assessment.created_by)
    submit(assessment, declared=True, by=a_user(assessment.organisation, Role.APPROVER))
    watch.refusals = [409, 409]  # of the answer by itself, and of the form
    preparer.answers_one("J04", "Over de termijn.").press("Save").looks_at("section", "too-late")

    preparer.sees("The assessment is already signed and submitted.")
    expect(preparer.page.locator("[name=J04]")).to_have_value("Over de termijn.")
    assert not assessment.sheet.answers.filter(question="J04").exists()


def test_evidence_for_a_page_that_was_open_too_long(assessment, preparer, watch):
    preparer.open("evidence:add", assessment.pk, "A01").describes_document("A01", DOCUMENT)
    preparer.page.set_input_files("[name=file]", a_pdf("beleid.pdf"))
    request_approval(assessment, declared=True, by=assessment.created_by)
    watch.refusals = [409]
    preparer.sends_in_vain().sees("The assessment is waiting for the approver.")

    expect(preparer.page.locator("[name=title]")).to_have_value("Document A01")
