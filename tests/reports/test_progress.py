import pytest
from django.utils import translation

from assessments.actions.contexts import QUESTIONNAIRE
from assessments.models import Organisation
from assessments.questionnaires import library
from assessments.questionnaires.answers import from_json
from assessments.reports.progress import (
    Progress,
    SectionProgress,
    State,
    company_state,
    pages,
    progress_of,
)
from assessments.scoring.dossier import Dossier, Reply
from assessments.scoring.outcome import evaluate
from tests.factories import GOLDEN_DAY, golden

QUESTIONS = library.current(QUESTIONNAIRE)
ALL = [section.key for section in pages(QUESTIONS)]


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def after(answers, finished=()):
    replies = {
        code: Reply(
            value=from_json(QUESTIONS.question(code), given.get("value")),
            not_applicable=given.get("na", False),
            reason=given.get("na_reason", ""),
        )
        for code, given in answers.items()
    }
    dossier = Dossier(
        questionnaire=QUESTIONS,
        assessed_on=GOLDEN_DAY,
        context=golden("G10")["input"]["context"],
        replies=replies,
    )
    return progress_of(QUESTIONS, evaluate(dossier), finished)


def section(progress, key):
    return next(each for each in progress.sections if each.key == key)


def test_the_declarations_have_no_page():
    assert list("PABCDEFGHIJ") == ALL


def test_at_the_start_nothing_is_answered():
    progress = after({})

    assert progress.answered == 0
    assert {each.state for each in progress.sections} <= {State.NOT_STARTED, State.NOT_ASKED}
    assert progress.next_section.key == "P"


def test_answered_counts_what_is_asked_and_not_what_is_hidden():
    progress = after({"P01": {"value": "excluded"}, "P02": {"value": 40}})

    assert (section(progress, "P").asked, section(progress, "P").answered) == (1, 1)
    assert section(progress, "P").state is State.IN_PROGRESS


def test_what_does_not_apply_is_answered():
    progress = after({"A03": {"na": True, "na_reason": "We buy nothing ourselves. " * 2}})

    assert section(progress, "A").answered == 1


def test_a_golden_case_counts_as_its_visible_questions():
    progress = after(golden("G10")["input"]["answers"])

    visible = set(golden("G10")["expected"]["visible"]) - {"Z01", "Z02"}
    assert progress.asked == len(visible)
    assert progress.answered == len(visible & set(golden("G10")["input"]["answers"]))


def test_minutes_are_those_of_the_open_questions_but_the_declarations():
    everything = golden("G10")["input"]["answers"]
    open_questions = set(golden("G10")["expected"]["visible"]) - set(everything) - {"Z01", "Z02"}

    progress = after(everything)

    minutes = sum(QUESTIONS.question(code).minutes for code in open_questions)
    assert minutes <= progress.minutes < minutes + 1
    assert after({}).minutes > progress.minutes


def test_finished_is_what_somebody_said_and_not_what_is_filled_in():
    progress = after({}, finished={"P"})

    assert section(progress, "P").state is State.FINISHED
    assert progress.next_section.key == "A"


def test_when_all_sections_are_finished_there_is_none_left():
    progress = after({}, finished=ALL)

    assert progress.next_section is None
    assert progress.is_finished


def test_a_section_of_which_nothing_is_asked_is_not_waited_for():
    nothing = SectionProgress(
        key="X",
        title="Hidden",
        asked=0,
        answered=0,
        yearly=0,
        is_finished=False,
        is_of_company=False,
    )

    assert nothing.state is State.NOT_ASKED
    assert Progress(sections=(nothing,), minutes=0).next_section is None


def test_yearly_questions_are_counted_and_company_sections_told_apart():
    progress = after({})

    assert [each.key for each in progress.sections if each.is_of_company] == ["A"]
    assert section(progress, "A").is_yearly
    assert (section(progress, "H").yearly, section(progress, "H").is_yearly) == (1, False)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, State.NOT_STARTED),
        ({"size": "small"}, State.IN_PROGRESS),
        ({"size": "small", "sector": "other", "chain_roles": ["brand"]}, State.FINISHED),
    ],
)
def test_company_state_says_whether_the_details_are_known(facts, expected):
    assert company_state(Organisation(**facts)) is expected
