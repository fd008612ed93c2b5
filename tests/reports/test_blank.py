"""The questionnaire on paper: every question with everything that belongs to it."""

from io import BytesIO

import pikepdf
import pytest
from django.utils import translation

from assessments.questionnaires.questions import Kind
from assessments.reports.blank import LINES, blank_of, html_of
from assessments.reports.pdf import write
from tests.scoring.cases import the_questionnaire

# WeasyPrint forgets to close its colour profile.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed file.*icc:ResourceWarning")
LANGUAGES = ("nl", "en")


@pytest.fixture(scope="module")
def pdf():
    data = write(html_of(the_questionnaire(), "en"), identifier="f" * 32)
    with pikepdf.open(BytesIO(data)) as opened:
        yield opened


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_every_question_is_in_it(language):
    page = html_of(the_questionnaire(), language)

    missing = [
        text
        for question in the_questionnaire().questions()
        for labelled in (question.text, *(each.label for each in _labelled(question)))
        if _escaped(text := labelled[language]) not in page
    ]
    assert missing == []


def _labelled(question):
    cells = (option for column in question.columns for option in column.options)
    return (*question.options, *question.elements, *question.columns, *cells)


def _escaped(text):
    return text.replace("&", "&amp;").replace("'", "&#x27;").replace('"', "&quot;")


def test_questions_keep_their_order_and_say_when_they_are_asked():
    with translation.override("en"):
        questions = [
            each for part in blank_of(the_questionnaire()).sections for each in part.questions
        ]

    assert [each.code for each in questions] == [
        each.code for each in the_questionnaire().questions()
    ]
    conditions = {each.code: each.condition for each in questions}
    assert conditions["A01"] == ""
    assert conditions["F10"] == "Only if F01 is filled in."


def test_every_kind_that_is_written_has_lines():
    chosen = {Kind.SINGLE, Kind.MULTI, Kind.TABLE, Kind.DECLARATION}

    assert set(LINES) | chosen == set(Kind)


def test_every_version_is_always_the_same_paper():
    assert html_of(the_questionnaire(), "nl") == html_of(the_questionnaire(), "nl")


def test_paper_is_tagged_titled_and_in_its_language(pdf):
    assert bool(pdf.Root.MarkInfo.Marked)
    assert str(pdf.Root.Lang) == "en"
    assert "blank questionnaire" in str(pdf.docinfo.Title)
    with pdf.open_metadata() as metadata:
        assert metadata.get("{http://www.aiim.org/pdfua/ns/id/}part") == "1"


def test_tables_stand_on_a_page_that_is_wide(pdf):
    shapes = {float(page.mediabox[2]) > float(page.mediabox[3]) for page in pdf.pages}

    assert shapes == {True, False}
