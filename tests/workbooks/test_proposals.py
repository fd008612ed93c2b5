"""The whole way: a workbook is downloaded, filled in and brought back."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assessments.actions import answers, intakes
from assessments.actions.answers import Given, fingerprint
from assessments.actions.intakes import Proposal
from assessments.models import Answer, Assessment
from assessments.models.dossiers import answers_of, dossier_of
from assessments.scoring.outcome import evaluate
from assessments.workbooks.guarding import check_workbook
from assessments.workbooks.places import IDS, At
from assessments.workbooks.proposals import OTHER_ASSESSMENT, proposal_from
from assessments.workbooks.reading import FORMULA, NOT_OURS
from assessments.workbooks.writing import blank_workbook, workbook_of
from tests.factories import (
    GOLDEN_DAY,
    XINJIANG,
    a_company,
    a_programme,
    a_user,
    an_assessment,
    golden,
)
from tests.scoring.cases import SLUG, VERSION, golden_cases
from tests.workbooks.filling import Sheets, an_upload, fill_in

pytestmark = pytest.mark.django_db
CASES = [
    each["id"]
    for each in golden_cases().values()
    if each["input"].get("mode") != "quick" and not each["input"].get("review")
]


def proposed(content, assessment) -> Proposal:
    upload = an_upload(content)
    check_workbook(upload)
    return proposal_from(upload.file, assessment)


def remembered(assessment):
    """Every answer as it is stored."""
    return {code: fingerprint(each) for code, each in answers_of(assessment).items()}


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("case", CASES)
def test_workbook_that_nobody_touched_changes_nothing(case, language):
    assessment = an_assessment(case=case)

    found = proposed(workbook_of(assessment, language), assessment)

    assert found == Proposal(unchanged=found.unchanged)
    assert found.unchanged == 58


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("case", CASES)
def test_golden_case_typed_into_an_empty_workbook_is_the_golden_case(case, language):
    assessment, expected = an_assessment(), an_assessment(case=case)
    person = assessment.created_by
    with translation.override(language):
        filled = fill_in(
            workbook_of(assessment, language),
            assessment.questionnaire,
            golden(case)["input"]["answers"],
        )

    found = proposed(filled, assessment)
    waiting = intakes.keep(assessment, found, file_name="answers.xlsx", by=person)
    saved = intakes.save(waiting, by=person)

    assert (found.problems, saved.conflicts) == ((), [])
    assert remembered(assessment) == remembered(expected)


@pytest.mark.parametrize("case", CASES)
def test_outcome_of_what_was_typed_offline_is_that_of_the_golden_case(case):
    company = a_company(a_programme())
    assessment = an_assessment(company, case=case)
    expected = evaluate(dossier_of(assessment, on=GOLDEN_DAY)).to_json()
    Answer.objects.all().delete()
    with translation.override("nl"):
        filled = fill_in(
            blank_workbook(SLUG, VERSION, "nl"),
            assessment.questionnaire,
            golden(case)["input"]["answers"],
        )

    waiting = intakes.keep(
        assessment,
        proposed(filled, assessment),
        file_name="answers.xlsx",
        by=assessment.created_by,
    )
    intakes.save(waiting, by=assessment.created_by)

    outcome = evaluate(dossier_of(assessment, on=GOLDEN_DAY)).to_json()
    assert outcome == expected
    if case == "G10":  # the company and context of the factory are those of this case
        told = golden(case)["expected"]
        assert (outcome["question_scores"], outcome["overall"], outcome["band"]) == (
            told["question_scores"],
            told["overall"],
            told["band"],
        )


def sentences(found):
    return {problem.place: problem.sentence for problem in found.problems}


ODD_TEXTS = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=400
).map(lambda text: text.replace("\r", "\n"))


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(text=ODD_TEXTS, remark=ODD_TEXTS)
def test_texts_of_every_kind_come_back_unchanged(text, remark):
    assessment = an_assessment()
    answers.save(
        assessment,
        {
            "B03": Given(value=text.strip() or None, remark=remark if remark.strip() else ""),
            "F06": Given(value={"severity": text} if text.strip() else None),
        },
        by=assessment.created_by,
    )

    assert proposed(workbook_of(assessment, "nl"), assessment) == Proposal(unchanged=58)


@pytest.mark.parametrize(
    "text",
    [
        "=cmd|' /C calc'!A0",
        "'apostrophe first",
        "+31 6 12345678",
        "-5",
        "@SUM(A1)",
        "0012",
        "1,5",
        "  spaces around  ",
        "line\nbreak\n\n",
        "tab\tinside",
        "_x0041_ and _x000D_",
        "12e5",
        "TRUE",
        "新疆 شىنجاڭ 🙂",
        "\x0bvertical",
    ],
)
def test_text_typed_into_the_workbook_arrives_as_it_was_typed(text):
    assessment = an_assessment()
    sheets = Sheets(workbook_of(assessment, "nl"))
    typed = text.replace("\x0b", "")
    sheets.put("B03", typed)

    found = proposed(sheets.content(), assessment)

    assert found.given["B03"].value == typed


def test_what_cannot_be_read_is_said_per_cell_and_the_rest_is_kept():
    assessment = an_assessment(case="G10")
    sheets = Sheets(workbook_of(assessment, "nl"))
    wrong = {
        "A01": "Misschien",
        "B02": "31-02-2026",
        "C03": "ongeveer de helft",
        "B01=media": "wellicht",
        "F10": "2026-13",
        "F11": "t" * 20_001,
    }
    for line, text in wrong.items():
        sheets.put(line, text)
    sheets.cell("P02").value = "=1+1"
    sheets.put("B03", "Een nieuwe tekst.")

    found = proposed(sheets.content(), assessment)

    places = {f"{sheets.sheet.title}!{sheets.cell(line).coordinate}" for line in [*wrong, "P02"]}
    assert set(sentences(found)) == places
    assert sentences(found)[f"Vragen!{sheets.cell('P02').coordinate}"] == str(FORMULA)
    assert set(found.given) == {"B03"}


def test_cells_of_a_table_are_named_where_they_cannot_be_read():
    assessment = an_assessment()
    sheets = Sheets(workbook_of(assessment, "nl"))
    row = ["Spinnerij", "Atlantis", "t9", "garen", "Actief"]
    for column, text in enumerate(row, start=1):
        sheets.book["C01"].cell(2, column).value = text

    found = proposed(sheets.content(), assessment)

    assert set(sentences(found)) == {"C01!B2", "C01!C2"}
    assert found.given == {}


def test_numbers_are_read_as_the_language_of_the_workbook_writes_them():
    assessment = an_assessment()
    sheets = Sheets(workbook_of(assessment, "nl"))
    sheets.put("C03", "14,5")
    sheets.put("P02", 0.25)
    sheets.cell("P02").number_format = "0%"

    with translation.override("en"):
        found = proposed(sheets.content(), assessment)

    assert (found.given["C03"].value, found.given["P02"].value) == (Decimal("14.5"), Decimal(25))


def test_date_that_a_spreadsheet_made_of_it_is_a_date():
    assessment = an_assessment()
    sheets = Sheets(workbook_of(assessment, "en"))
    sheets.put("F02", datetime(2026, 8, 20))  # noqa: DTZ001 - a spreadsheet knows no zones
    sheets.put("F10", "1/9/2027")

    found = proposed(sheets.content(), assessment)

    assert found.given["F02"].value == date(2026, 8, 20)
    assert found.given["F10"].value == date(2027, 9, 1)


def test_answer_that_a_colleague_changed_after_the_download_is_a_conflict():
    assessment = an_assessment(case="G10")
    sheets = Sheets(workbook_of(assessment, "nl"))
    answers.save(
        assessment, {"B03": Given(value="Van een collega.")}, by=a_user(assessment.organisation)
    )
    sheets.put("B03", "Van mij.")

    found = proposed(sheets.content(), assessment)

    assert (set(found.given), found.conflicts) == ({"B03"}, frozenset({"B03"}))


def test_answer_that_only_a_colleague_changed_is_left_to_the_colleague():
    assessment = an_assessment(case="G10")
    content = workbook_of(assessment, "nl")
    answers.save(
        assessment, {"B03": Given(value="Van een collega.")}, by=a_user(assessment.organisation)
    )

    assert proposed(content, assessment).given == {}


def test_blank_workbook_fits_every_assessment_and_wipes_nothing():
    assessment = an_assessment(case="G10")
    sheets = Sheets(blank_workbook("risk-context-justification", "1.0.0", "en"))
    sheets.put("C06", "Typed on a train.")
    sheets.put("B03", "Something else than what is stored.")

    found = proposed(sheets.content(), assessment)

    assert set(found.given) == {"B03", "C06"}
    assert found.conflicts == frozenset({"B03"})
    assert found.unchanged == 56


def test_emptied_cell_empties_the_answer():
    assessment = an_assessment(case="G10")
    sheets = Sheets(workbook_of(assessment, "nl"))
    sheets.put("B03", None)

    found = proposed(sheets.content(), assessment)

    assert {code: each.value for code, each in found.given.items()} == {"B03": None}


def test_workbook_of_another_assessment_is_refused():
    mine = an_assessment()
    other = an_assessment(mine.organisation, place=replace(XINJIANG, region="VN"))

    with pytest.raises(ValidationError) as caught:
        proposed(workbook_of(other, "nl"), mine)

    assert caught.value.messages == [str(OTHER_ASSESSMENT)]


def test_workbook_of_another_questionnaire_is_refused():
    assessment = an_assessment()
    content = workbook_of(assessment, "nl")
    Assessment.objects.filter(pk=assessment.pk).update(questionnaire_version="0.9.0")
    assessment.refresh_from_db()

    with pytest.raises(ValidationError) as caught:
        proposed(content, assessment)

    assert "1.0.0" in caught.value.messages[0]
    assert "0.9.0" in caught.value.messages[0]


def test_workbook_whose_hidden_sheet_was_changed_is_refused():
    assessment = an_assessment()
    sheets = Sheets(workbook_of(assessment, "nl"))
    sheets.book[IDS]["B4"].value = str(an_assessment().pk)

    with pytest.raises(ValidationError) as caught:
        proposed(sheets.content(), assessment)

    assert caught.value.messages == [str(NOT_OURS)]


def test_workbook_without_its_hidden_sheet_is_refused():
    sheets = Sheets(workbook_of(assessment := an_assessment(), "nl"))
    del sheets.book[IDS]

    with pytest.raises(ValidationError) as caught:
        proposed(sheets.content(), assessment)

    assert caught.value.messages == [str(NOT_OURS)]


def test_rows_that_were_moved_are_still_found_and_rows_that_are_gone_are_said():
    assessment = an_assessment(case="G10")
    sheets = Sheets(workbook_of(assessment, "nl"))
    gone = sheets.cell("B03").row
    sheets.sheet.delete_rows(gone)

    found = proposed(sheets.content(), assessment)

    assert [problem.code for problem in found.problems] == ["B03"]
    assert (found.given, found.unchanged) == ({}, 57)


def test_sheet_with_rows_that_is_gone_is_said():
    assessment = an_assessment(case="G10")
    sheets = Sheets(workbook_of(assessment, "nl"))
    del sheets.book["C01"]

    found = proposed(sheets.content(), assessment)

    assert [problem.code for problem in found.problems] == ["C01"]


def test_question_that_always_applies_cannot_be_called_not_applicable():
    assessment = an_assessment()
    sheets = Sheets(workbook_of(assessment, "nl"))
    sheets.put("A01", "x", At.NOT_APPLICABLE)
    sheets.put("A03", "x", At.NOT_APPLICABLE)
    sheets.put("A03", "Wij hebben er geen.", At.REASON)

    found = proposed(sheets.content(), assessment)

    assert set(found.given) == {"A03"}
    assert (found.given["A03"].is_not_applicable, found.given["A03"].reason) == (
        True,
        "Wij hebben er geen.",
    )
