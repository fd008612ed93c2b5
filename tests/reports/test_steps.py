import pytest

from assessments.models import Assessment, Programme, RiskContext
from assessments.reports.progress import Progress, SectionProgress
from assessments.reports.returns import Return
from assessments.reports.steps import last_step, next_steps
from assessments.workflow import Status


def some(*, is_finished: bool) -> Progress:
    section = SectionProgress(
        key="A",
        title="A",
        asked=1,
        answered=1,
        yearly=0,
        is_finished=is_finished,
        is_of_company=False,
    )
    return Progress(sections=(section,), minutes=0)


@pytest.mark.parametrize(
    ("status", "is_finished", "returns", "look"),
    [
        (Status.DRAFT, False, 0, "off"),
        (Status.DRAFT, True, 0, "info"),
        (Status.DRAFT, True, 1, "warn"),
        (Status.CHANGES_REQUESTED, False, 1, "warn"),
        (Status.AWAITING_APPROVAL, True, 0, "warn"),
        (Status.SUBMITTED, True, 0, "plain"),
        (Status.CONCLUDED, True, 0, "plain"),
        (Status.WITHDRAWN, False, 0, "plain"),
    ],
)
def test_the_last_step_has_a_colour_where_somebody_must_act(status, is_finished, returns, look):
    given = tuple(Return(reason="x", by="y", at=None, number=None) for _ in range(returns))

    step = last_step(Assessment(status=status), some(is_finished=is_finished), given)

    assert step.look == look


@pytest.mark.parametrize(("programme", "number"), [(None, 2), (Programme(name="P"), 4)])
def test_what_happens_next_depends_on_whether_there_is_a_secretariat(programme, number):
    assessment = Assessment(context=RiskContext(programme=programme))

    assert len(list(next_steps(assessment))) == number
