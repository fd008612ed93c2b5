from decimal import Decimal

from assessments.scoring.improvements import improvements
from assessments.scoring.points import overall, score_sheet
from assessments.scoring.results import Finding, Improvement
from tests.scoring.dossiers import passed, some_facts


def gains(answers=None, knock_outs=(), **more):
    sheet = score_sheet(some_facts(answers, **more))
    return [(each.code, str(each.gain)) for each in improvements(sheet, knock_outs)]


def test_improvements_run_from_most_to_least_to_win_and_then_by_code():
    assert gains({"A1": "l0"}) == [
        ("A1", "30.0"),
        ("B1", "16.0"),
        ("A2", "15.0"),
        ("A3", "15.0"),
        ("B2", "8.0"),
    ]


def test_gain_is_what_the_overall_score_would_win():
    before = overall(score_sheet(some_facts({"B1": "nee"})))
    after = overall(score_sheet(some_facts({"B1": "Een goed plan"})))

    assert after - before == 16


def test_question_behind_a_knock_out_comes_first_also_when_nothing_is_to_be_won():
    sheet = score_sheet(some_facts({"A1": "l2"}))
    found = improvements(sheet, (Finding("KO1", ("B2", "C1")), Finding("KO2", ("A1",))))

    assert found == (
        Improvement(code="B2", gain=Decimal("8.0"), is_knock_out=True),
        Improvement(code="A1", gain=Decimal("0.0"), is_knock_out=True),
        Improvement(code="C1", gain=Decimal("0.0"), is_knock_out=True),
        Improvement(code="B1", gain=Decimal("16.0"), is_knock_out=False),
        Improvement(code="A2", gain=Decimal("12.0"), is_knock_out=False),
    )


def test_full_marks_leave_nothing_to_improve():
    answers = {"A1": "l2", "A2": ("lamps", "screens", "heating")}

    codes = [code for code, _ in gains(answers, replies={"A3": passed()})]

    assert codes == ["B1", "A5", "B2", "B3", "B4"]
