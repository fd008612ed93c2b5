from datetime import timedelta

import pytest
import time_machine

from assessments.actions import answers
from assessments.actions.answers import Given, fingerprint
from assessments.actions.carrying import CHANGED_MEANWHILE, NOTHING_TO_TAKE, take_over
from assessments.models import Answer, AnswerVersion, Evidence
from assessments.workflow import Refused, Role, Status
from tests.factories import (
    GOLDEN_DAY,
    a_company,
    a_programme,
    a_second_year,
    a_user,
    an_assessment,
    golden,
)

pytestmark = pytest.mark.django_db
LAST_YEAR = golden("G10")["input"]["answers"]


@pytest.fixture(autouse=True)
def _golden_day():
    with time_machine.travel(GOLDEN_DAY):
        yield


@pytest.fixture
def preparer():
    return a_user(a_company(a_programme()))


@pytest.fixture
def assessment(preparer):
    return a_second_year(preparer.memberships.get().organisation, by=preparer)


def stored(assessment, code):
    sheets = [assessment.sheet_id, assessment.company_sheet_id]
    return Answer.objects.get(sheet__in=sheets, question=code)


def document(assessment, code="E01"):
    return Evidence.objects.get(organisation=assessment.organisation, title=f"Document {code}-1")


def test_take_over_answers_as_last_year_and_says_so_in_the_history(assessment, preparer):
    take_over(assessment, "E01", by=preparer)

    answer = stored(assessment, "E01")
    version = AnswerVersion.objects.get(sheet=assessment.sheet, question="E01")
    assert (answer.value, answer.answered_by) == (LAST_YEAR["E01"]["value"], preparer)
    assert version.origin == AnswerVersion.Origin.TAKEN_OVER


def test_take_over_of_a_company_answer_stands_on_the_sheet_of_the_company(assessment, preparer):
    take_over(assessment, "A01", by=preparer)

    assert stored(assessment, "A01").sheet == assessment.company_sheet


def test_take_over_takes_along_that_it_does_not_apply_and_why(preparer, assessment):
    before = assessment.context.assessments.get(year=2025).submissions.get()
    before.content["answers"]["A03"] |= {"value": None, "not_applicable": True, "reason": "No."}
    before.save()

    take_over(assessment, "A03", by=preparer)

    answer = stored(assessment, "A03")
    assert (answer.value, answer.is_not_applicable, answer.reason) == (None, True, "No.")


def test_take_over_leaves_the_explanation_of_this_year(assessment, preparer):
    answers.save(assessment, {"E01": Given(remark="New this year")}, by=preparer)

    take_over(assessment, "E01", by=preparer)

    assert stored(assessment, "E01").remark == "New this year"


def test_take_over_keeps_what_stood_there_in_the_history(assessment, preparer):
    answers.save(assessment, {"E01": Given(value="l0")}, by=preparer)

    take_over(assessment, "E01", by=preparer)

    versions = AnswerVersion.objects.filter(sheet=assessment.sheet, question="E01")
    assert [each.value for each in versions] == ["l0", LAST_YEAR["E01"]["value"]]


def test_take_over_brings_the_evidence_along(assessment, preparer):
    along = take_over(assessment, "E01", by=preparer)

    uses = assessment.sheet.evidence_uses.filter(question="E01")
    assert along == [document(assessment)]
    assert [use.evidence for use in uses] == along


def test_take_over_again_brings_nothing_twice(assessment, preparer):
    take_over(assessment, "E01", by=preparer)

    assert take_over(assessment, "E01", by=preparer) == []
    assert assessment.sheet.evidence_uses.filter(question="E01").count() == 1
    assert AnswerVersion.objects.filter(sheet=assessment.sheet, question="E01").count() == 1


def test_evidence_that_expired_stays_behind(assessment, preparer):
    old = document(assessment)
    old.expires_on = GOLDEN_DAY - timedelta(days=1)
    old.save()

    assert take_over(assessment, "E01", by=preparer) == []
    assert stored(assessment, "E01").value == LAST_YEAR["E01"]["value"]


@pytest.mark.parametrize("code", ["F01", "B10", "H01"])
def test_judgement_cannot_be_taken_over(assessment, preparer, code):
    with pytest.raises(Refused) as refused:
        take_over(assessment, code, by=preparer)

    assert refused.value.reasons == (NOTHING_TO_TAKE,)


def test_without_an_earlier_year_nothing_can_be_taken_over(preparer):
    first = an_assessment(preparer.memberships.get().organisation, by=preparer)

    with pytest.raises(Refused) as refused:
        take_over(first, "E01", by=preparer)

    assert refused.value.reasons == (NOTHING_TO_TAKE,)


def test_colleague_who_was_first_is_not_overwritten(assessment, preparer):
    seen = fingerprint(None)
    colleague = a_user(assessment.organisation)
    answers.save(assessment, {"E01": Given(value="l0")}, by=colleague)

    with pytest.raises(Refused) as refused:
        take_over(assessment, "E01", by=preparer, seen=seen)

    assert refused.value.reasons == (CHANGED_MEANWHILE,)
    assert stored(assessment, "E01").value == "l0"
    assert not assessment.sheet.evidence_uses.exists()


def test_who_only_reads_takes_nothing_over(assessment):
    viewer = a_user(assessment.organisation, Role.VIEWER)

    with pytest.raises(Refused):
        take_over(assessment, "E01", by=viewer)

    assert not assessment.sheet.answers.exists()


def test_locked_assessment_takes_nothing_over(assessment, preparer):
    answers.save(assessment, {"E01": Given(value="l0")}, by=preparer)
    assessment.status = Status.AWAITING_APPROVAL
    assessment.save()

    with pytest.raises(Refused):
        take_over(assessment, "E01", by=preparer)

    assert stored(assessment, "E01").value == "l0"
