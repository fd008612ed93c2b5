import pytest
from django.template.loader import get_template
from django.utils import translation

from assessments.questionnaires.layout import ChapterKind
from assessments.reports.chapters import CONDITIONS, TITLES, Word, places
from tests.reports.bases import a_basis, a_tiny_basis, justification


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def chapters(*arguments, **keywords):
    found = justification(a_basis(*arguments, **keywords)).chapters
    return {chapter.key: chapter for chapter in found}


def codes(chapter):
    return [answer.code for answer in chapter.answers]


@pytest.mark.parametrize("kind", ChapterKind)
def test_every_kind_of_chapter_has_its_template(kind):
    assert get_template(f"reports/chapters/{kind}.html")


def test_every_kind_of_chapter_has_a_title_and_a_condition():
    assert set(TITLES) == set(CONDITIONS) == set(ChapterKind)


def test_the_chapters_stand_in_the_order_of_the_questionnaire():
    order = [chapter.key for chapter in a_basis().questionnaire.report]

    assert list(chapters("G10")) == order


def test_a_chapter_with_nothing_to_say_is_left_out():
    """Not connected: there is nothing to investigate there, and nobody to influence."""
    assert set(chapters("G10")) - set(chapters("G03")) == {"reasons", "ability"}


def test_only_questions_that_were_asked_are_in_a_chapter():
    assert codes(chapters("G10")["plan"]) == ["F07", "F10"]
    assert codes(chapters("G02")["plan"]) == ["F08", "F10"]
    assert codes(chapters("G03")["plan"]) == ["F09", "F10"]


def test_an_answer_behind_a_figure_is_not_repeated_below_it():
    assert codes(chapters("G10")["risk"]) == ["B01", "B02", "B03", "B08", "B09", "B10", "B12"]


def test_unless_the_company_remarked_on_it():
    found = chapters("G10", remarks={"B04": "Wij zijn het hier niet mee eens."})

    assert "B04" in codes(found["risk"])


def test_a_floor_that_was_used_is_announced():
    assert chapters("G01")["risk"].has_limits
    assert not chapters("G10")["risk"].has_limits


def test_a_variable_that_is_a_word_is_shown_with_its_answers():
    assert chapters("G10")["chain"].words == (
        Word(label="Connection (after evidence test)", text="Direct"),
    )


def test_the_decision_stands_apart_from_what_is_said_about_it():
    found = chapters("G10")["decision"]

    assert codes(found) == ["F01", "F02", "F03", "F10"]
    assert [answer.code for answer in found.others] == ["F02", "F03", "F10"]


def test_the_cover_has_what_is_short():
    assert [answer.code for answer in justification(a_basis()).cover] == ["F02", "F03", "F10"]


def test_a_question_stands_in_full_in_its_first_chapter():
    found = places(justification(a_basis()).chapters)

    assert (found["F10"], found["C01"], found["F06"]) == ("decision", "chain", "reasons")


def test_a_tiny_questionnaire_gets_chapters_with_our_titles():
    found = justification(a_tiny_basis())

    assert [(chapter.kind, chapter.title) for chapter in found.chapters] == [
        (ChapterKind.RESULTS, "Results"),
        (ChapterKind.REASONS, "Reasons"),
        (ChapterKind.SCORE_SHEET, "Score sheet"),
        (ChapterKind.SIGN_OFF, "Sign-off"),
        (ChapterKind.ALL_ANSWERS, "Annex: all questions and answers"),
    ]
