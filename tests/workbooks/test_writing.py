"""What stands in the file: text as text, locked what is not asked, lists to choose from."""

import io
import re
import zipfile

import pytest
from openpyxl import load_workbook

from assessments.actions import answers
from assessments.actions.answers import Given
from assessments.workbooks.places import IDS, LISTS, At
from assessments.workbooks.writing import blank_workbook, workbook_of
from tests.factories import an_assessment
from tests.scoring.cases import SLUG, VERSION, the_questionnaire
from tests.workbooks.filling import Sheets

DANGEROUS = [
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "=HYPERLINK(1)",
    "\t=1",
    "https://x.example",
]


def xml_of(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


@pytest.mark.django_db
@pytest.mark.parametrize("text", DANGEROUS)
def test_nothing_that_somebody_typed_becomes_a_formula_or_a_link(text):
    assessment = an_assessment()
    given = {"B03": Given(value=text, remark=text), "F06": Given(value={"severity": text})}
    rows = {"C01": Given(value=({"name": text},))}
    answers.save(assessment, given | rows, by=assessment.created_by)

    parts = xml_of(workbook_of(assessment, "nl"))

    assert [name for name, part in parts.items() if re.search("<f[ >]", part)] == []
    assert [name for name, part in parts.items() if 'TargetMode="External"' in part] == []
    assert 'quotePrefix="1"' in parts["xl/styles.xml"]


@pytest.mark.django_db
def test_workbook_says_whose_it_is_and_what_it_is_about():
    assessment = an_assessment()

    texts = [cell.value for cell in Sheets(workbook_of(assessment, "en")).book["Read me"]["A"]]

    assert assessment.organisation.name in texts
    assert any("CN-XJ" in str(text) or "Xinjiang" in str(text) for text in texts)


@pytest.mark.parametrize(("language", "name"), [("nl", "Vragen"), ("en", "Questions")])
def test_every_question_but_the_declarations_is_asked_in_order(language, name):
    sheets = Sheets(blank_workbook(SLUG, VERSION, language))
    codes = [line for line in sheets.lines if "=" not in line and "." not in line]

    assert sheets.sheet.title == name
    assert codes == [
        question.code for question in the_questionnaire().questions() if not question.signed_by
    ]


def test_only_what_is_asked_can_be_filled_in():
    sheets = Sheets(blank_workbook(SLUG, VERSION, "nl"))

    assert sheets.sheet.protection.sheet
    assert not sheets.cell("A01").protection.locked
    assert not sheets.cell("A01", At.REMARK).protection.locked
    assert sheets.cell("A01", At.TEXT).protection.locked
    assert sheets.cell("A01", At.NOT_APPLICABLE).protection.locked
    assert not sheets.cell("A03", At.NOT_APPLICABLE).protection.locked
    assert sheets.cell("B01").protection.locked
    assert not sheets.cell("B01=media").protection.locked


def test_choices_are_lists_that_hold_every_option():
    sheets = Sheets(blank_workbook(SLUG, VERSION, "en"))
    place = sheets.cell("A01").coordinate
    found = [each for each in sheets.sheet.data_validations.dataValidation if place in each.sqref]
    lists = sheets.book[LISTS]
    labels = [row[0].value for row in lists[found[0].formula1.removeprefix(f"{LISTS}!")]]

    assert labels == [each.label["en"] for each in the_questionnaire().question("A01").options]


def test_conditions_stand_below_the_question_in_words():
    sheets = Sheets(blank_workbook(SLUG, VERSION, "en"))

    assert "Only if you chose" in str(sheets.cell("B02", At.TEXT).value)
    assert "Only if" not in str(sheets.cell("A01", At.TEXT).value)


def test_ids_are_hidden_and_the_columns_that_hold_them_too():
    book = load_workbook(io.BytesIO(blank_workbook(SLUG, VERSION, "nl")))

    assert {name: book[name].sheet_state for name in (IDS, LISTS)} == dict.fromkeys(
        (IDS, LISTS), "veryHidden"
    )
    assert book["Vragen"].column_dimensions["A"].hidden


def test_blank_workbook_of_a_version_that_does_not_exist_is_a_mistake():
    with pytest.raises(LookupError):
        blank_workbook(SLUG, "9.9.9", "nl")
