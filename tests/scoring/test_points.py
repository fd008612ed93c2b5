from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from assessments.questionnaires.questions import Method
from assessments.scoring.points import METHODS, overall, score_sheet
from tests.questionnaires.files import tiny
from tests.scoring.dossiers import passed, some_facts


def points_of(code, sheet):
    return next(p for section in sheet for p in section.points if p.question.code == code)


def test_every_method_gives_points():
    assert set(METHODS) == set(Method) - {Method.NONE}


@pytest.mark.parametrize(
    ("code", "answer", "raw"),
    [
        ("A1", "l1", Fraction(2)),
        ("A2", ("lamps",), Fraction(2)),
        ("A2", ("lamps", "screens"), Fraction(7, 2)),
        ("A2", ("lamps", "screens", "heating"), Fraction(4)),
        ("A2", ("lamps", "none"), Fraction(0)),
        ("A3", Decimal(90), Fraction(4)),
        ("A3", Decimal("89.99"), Fraction(2)),
        ("A3", Decimal(0), Fraction(0)),
        ("B1", "Een goed plan", Fraction(4)),
        ("B1", "Plan", Fraction(0)),
        ("B2", {"money": "Dat scheelt geld"}, Fraction(2)),
        ("B3", ({"name": "Lamp"},), Fraction(2)),
        ("B4", date(2026, 11, 30), Fraction(0)),
        ("B4", date(2025, 11, 30), Fraction(0)),
        ("B4", date(2026, 12, 1), Fraction(4)),
        ("B4", date(2027, 6, 1), Fraction(4)),
        ("B4", date(2027, 6, 2), Fraction(2)),
        ("B4", date(2027, 12, 1), Fraction(2)),
        ("B4", date(2027, 12, 2), Fraction(1)),
    ],
)
def test_answer_earns_points(code, answer, raw):
    points = points_of(code, score_sheet(some_facts({code: answer})))

    assert (points.raw, points.share, points.is_open) == (raw, raw / 4, False)


@pytest.mark.parametrize(
    ("day", "raw"),
    [
        (date(2026, 12, 1), 4),
        (date(2026, 6, 1), 4),
        (date(2026, 5, 1), 2),
        (date(2025, 12, 1), 2),
        (date(2025, 11, 1), 1),
        (date(2026, 12, 2), 0),
    ],
)
def test_age_of_a_date_earns_points(day, raw):
    assert points_of("A5", score_sheet(some_facts({"A1": "l2", "A5": day}))).raw == raw


def test_open_question_earns_nothing():
    points = points_of("A1", score_sheet(some_facts()))

    assert (points.raw, points.share, points.is_open) == (0, 0, True)


def test_section_counts_visible_scored_applicable_questions():
    sheet = score_sheet(some_facts({"A1": "l1"}, replies={"A3": passed()}))

    assert [[p.question.code for p in section.points] for section in sheet] == [
        ["A1", "A2", "A5"],
        ["B1", "B2", "B3", "B4"],
    ]
    assert [section.section.key for section in sheet] == ["A", "B"]
    assert [section.weight for section in sheet] == [4, 5]


def test_section_score_is_the_mean_by_weight():
    (first, second) = score_sheet(some_facts({"A1": "l1", "A3": Decimal(90)}))

    assert first.score() == Fraction(100 * (2 * 2 + 1 * 4), 5 * 4)  # A1 and A3 of A1, A2, A3, A5
    assert first.score(open_as_max=True) == Fraction(100 * (2 * 2 + 3 * 4), 5 * 4)
    assert (second.score(), second.score(open_as_max=True)) == (0, 100)


def test_overall_is_the_mean_of_sections_by_their_weight():
    sheet = score_sheet(some_facts({"A1": "l2", "B1": "Een goed plan"}))

    first, second = (section.score() for section in sheet)
    assert overall(sheet) == (60 * first + 40 * second) / 100
    assert overall(sheet, open_as_max=True) == 100


def test_refused_not_applicable_earns_nothing_but_counts():
    facts = some_facts(replies={"A3": passed()}, refused_not_applicable=frozenset({"A3"}))

    assert points_of("A3", score_sheet(facts)).is_open is True


def test_section_without_a_counting_question_has_no_score():
    (section,) = score_sheet(some_facts(questionnaire=tiny(), quick=True))

    assert section.points == ()
    assert section.score() is None
    assert overall((section,)) is None
