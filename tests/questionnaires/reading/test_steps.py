from fractions import Fraction

import pytest

from assessments.questionnaires.entries import DefinitionError
from assessments.questionnaires.loading import parse
from assessments.questionnaires.reading.steps import steps
from assessments.questionnaires.reading.values import word

read_falling = steps("gte", "fall", lambda fields: fields.need("value", word))


def test_steps_run_from_limit_to_limit_and_end_with_everything_else():
    text = "[{gte: 75, value: high}, {gte: 2.5, value: low}, {else: true, value: none}]"

    assert read_falling(parse(text, "x.yaml")) == (
        (Fraction(75), "high"),
        (Fraction(5, 2), "low"),
        (None, "none"),
    )


@pytest.mark.parametrize(
    "text",
    [
        "[]",
        "[{gte: 1, value: a}]",
        "[{else: true, value: a}, {gte: 1, value: b}]",
        "[{else: true, value: a}, {else: true, value: b}]",
    ],
)
def test_steps_must_end_with_everything_else_and_only_there(text):
    with pytest.raises(DefinitionError, match="the last step, and only the last, must be"):
        read_falling(parse(text, "x.yaml"))


@pytest.mark.parametrize(("first", "second"), [(1, 1), (1, 2)])
def test_steps_in_another_order_are_refused(first, second):
    text = f"[{{gte: {first}, value: a}}, {{gte: {second}, value: b}}, {{else: true, value: c}}]"

    with pytest.raises(DefinitionError, match="the steps of this scale must fall"):
        read_falling(parse(text, "x.yaml"))
