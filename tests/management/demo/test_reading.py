"""The script says what the golden cases say, and nothing the questionnaire does not know."""

from datetime import date

import pytest

from assessments.management.demo import reading
from assessments.management.demo.papers import FORMS
from assessments.management.demo.playing import MOVES
from assessments.questionnaires.questions import Kind
from tests.factories import GOLDEN_DAY, golden
from tests.scoring.cases import the_questionnaire

OWN_WORDS = {Kind.TEXT, Kind.STRUCTURED_TEXT, Kind.TABLE, Kind.DECLARATION}
DEVIATIONS = {  # without effect on the score, see cases.toml
    "G03": {"J01": "l2"},
    "G07": {"C04": ["none"], "J01": "l2"},
}
ACTS = [act for story in reading.stories() for act in story.acts]


def plain(value):
    return value.isoformat() if isinstance(value, date) else value


@pytest.mark.parametrize("case", reading.cases())
def test_a_case_chooses_what_its_golden_case_chooses(case):
    replies = golden(case)["input"]["answers"]
    chosen = {
        code: reply["value"]
        for code, reply in replies.items()
        if "value" in reply and the_questionnaire().question(code).kind not in OWN_WORDS
    }

    found = {code: plain(value) for code, value in reading.cases()[case].choices.items()}

    assert found == chosen | DEVIATIONS.get(case, {})


@pytest.mark.parametrize("case", reading.cases())
def test_a_case_has_the_evidence_of_its_golden_case(case):
    replies = golden(case)["input"]["answers"]
    expected = {
        code: [(each["kind"], each["grade"]) for each in reply["evidence"]]
        for code, reply in replies.items()
        if reply.get("evidence")
    }

    evidence = reading.cases()[case].evidence

    assert {code: [tuple(each)] for code, each in evidence.items() if each} == expected


def test_all_seven_cases_are_played():
    assert {act.case for act in ACTS} - {None} == set(reading.cases())


def test_every_question_that_the_script_answers_exists():
    codes = {code for act in ACTS for code in [*act.answers, *act.remarks, *act.evidence]}

    assert codes - {question.code for question in the_questionnaire().questions()} == set()


def test_every_piece_of_evidence_is_described_and_can_be_made():
    papers = reading.papers()

    assert {code for act in ACTS for code in act.evidence} == set(papers)
    assert {each.form for each in papers.values() if not each.link} == set(FORMS)


@pytest.mark.parametrize("act", ACTS)
def test_no_piece_of_evidence_is_of_the_future(act):
    days = {code: reading.papers()[code].day(act.answers) for code in act.evidence}

    assert [code for code, day in days.items() if day > GOLDEN_DAY] == []


def test_minutes_are_of_the_day_of_the_decision():
    act = reading.stories()[1].acts[0]

    assert reading.papers()["F03"].day(act.answers) == act.answers["F02"]


def test_every_move_is_played_somewhere():
    assert {move.move for act in ACTS for move in act.moves} == set(MOVES)


def test_an_act_goes_on_where_the_act_before_it_ended():
    first, second = reading.stories()[3].acts

    assert (first.case, second.case) == ("G10", "G10")
    assert second.answers["B03"] == first.answers["B03"]
    assert second.answers["F07"] != first.answers["F07"]
    assert second.remarks == first.remarks


def test_a_case_that_builds_on_another_can_leave_evidence_out():
    assert "F08" in reading.cases()["G02"].evidence
    assert [act for act in ACTS if act.case == "G10" and "F08" in act.evidence] == []
