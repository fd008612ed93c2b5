from datetime import date

import pytest
import time_machine

from assessments.models import Report
from assessments.reports.basis import basis_of
from assessments.scoring.outcome import evaluate
from tests.factories import GOLDEN_DAY, a_submission, a_user, an_assessment, golden

pytestmark = pytest.mark.django_db


@time_machine.travel(GOLDEN_DAY)
def test_a_submission_is_shown_as_it_was_signed():
    submission = a_submission()
    submission.outcome = {**submission.outcome, "overall": 12.5}
    submission.save()

    basis = basis_of(submission.reports.first())

    assert (float(basis.outcome.overall), basis.is_draft) == (12.5, False)
    assert basis.content == submission.content
    assert basis.at == submission.signed_at
    assert float(evaluate(basis.dossier).overall) == golden("G10")["expected"]["overall"]


def test_a_draft_is_shown_as_it_is_now():
    with time_machine.travel(GOLDEN_DAY):
        assessment = an_assessment(case="G10")
        user = a_user(assessment.organisation)
        report = Report.objects.create(assessment=assessment, language="nl", requested_by=user)
    assessment.sheet.answers.filter(question="F06").delete()

    basis = basis_of(report)

    assert basis.is_draft
    assert basis.dossier.assessed_on == date(2026, 12, 1)
    assert "F06" in basis.outcome.open_questions
    heard = set(basis.dossier.replies) & set(basis.outcome.visible)
    assert set(basis.content["answers"]) == heard
