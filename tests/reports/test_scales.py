from decimal import Decimal
from fractions import Fraction

from assessments.reports.scales import Mark, Step, scale

MARKS = [
    Mark(key="low", label="Low", at_least=Fraction(0)),
    Mark(key="high", label="High", at_least=Fraction(125, 2)),
]


def test_a_step_ends_where_the_next_begins_and_the_last_at_the_top():
    assert scale(MARKS, "high") == (
        Step(label="Low", start=Decimal(0), end=Decimal("62.5"), is_reached=False),
        Step(label="High", start=Decimal("62.5"), end=Decimal(100), is_reached=True),
    )


def test_nothing_is_reached_without_a_word():
    assert [step.is_reached for step in scale(MARKS, None)] == [False, False]


def test_a_scale_without_marks_is_empty():
    assert scale([], None) == ()
