from io import StringIO

import pytest
import time_machine
from django.core.management import CommandError, call_command

from assessments.models import Submission
from tests.factories import GOLDEN_DAY, a_submission

pytestmark = pytest.mark.django_db


@pytest.fixture
def submission():
    with time_machine.travel(GOLDEN_DAY):
        return a_submission()


def complaints():
    """What the command says when it ends badly."""
    said = StringIO()
    with pytest.raises(CommandError, match="cannot be reproduced: 1 of 1"):
        call_command("check_scores", stderr=said)
    return said.getvalue().strip().partition("): ")[2]


def test_a_submission_is_reproduced_on_a_later_day(submission):
    said = StringIO()

    call_command("check_scores", stdout=said)

    assert said.getvalue() == "Submissions reproduced: 1.\n"


def test_a_changed_outcome_is_found(submission):
    better = submission.outcome | {"overall": 99.9}
    Submission.objects.update(outcome=better)

    assert complaints() == "the outcome differs, the digest differs"


def test_a_changed_remark_is_found(submission):
    submission.content["answers"]["C02"]["remark"] = "Never written by the company."
    Submission.objects.update(content=submission.content)

    assert complaints() == "the digest differs"


def test_a_changed_answer_is_found(submission):
    submission.content["answers"]["C02"]["value"] = "l0"
    Submission.objects.update(content=submission.content)

    assert complaints() == "the outcome differs, the digest differs"


def test_a_changed_questionnaire_is_found(submission):
    submission.content["questionnaire"]["sha256"] = "0" * 64
    Submission.objects.update(content=submission.content)

    assert complaints() == "the questionnaire was changed, the digest differs"


def test_a_questionnaire_that_is_gone_is_named(submission):
    submission.content["questionnaire"]["version"] = "0.0.1"
    Submission.objects.update(content=submission.content)

    assert complaints() == "the questionnaire risk-context-justification 0.0.1 is gone"
