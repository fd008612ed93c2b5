from dataclasses import replace
from datetime import date

import pytest
from django.utils import translation

from assessments.models import Answer, Evidence
from assessments.models.earlier import EarlierAnswer
from assessments.questionnaires.questions import CarryForward, Kind
from assessments.reports.last_year import last_year_of
from tests.reports.questions import TABLE, a_question, options

CHOICE = a_question(Kind.SINGLE, options=options("l1", "l2"), carry_forward=CarryForward.CONFIRM)
TODAY = date(2026, 12, 1)
POLICY = Evidence(title="Policy")
OLD = Evidence(title="Old", expires_on=date(2026, 11, 30))


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def was(value="l1", *, question=CHOICE, evidence=(), **more):
    parts = {"is_not_applicable": False, "reason": ""} | more
    return EarlierAnswer(
        question=question, year=2025, since=2024, value=value, evidence=evidence, **parts
    )


def beside(value=None, *, question=CHOICE, before=None, behind=()):
    now = Answer(question="Q1", value=value) if value else None
    return last_year_of(question, before or was(), now, behind, on=TODAY)


def test_answer_of_last_year_stands_in_words_with_its_year():
    found = beside()

    assert (found.year, found.answer.text) == (2025, "l1 (en)")
    assert (found.offer, found.note, found.since) == ("Take over", "", None)


@pytest.mark.parametrize(("now", "replaces"), [(None, False), ("l2", True)])
def test_other_answer_that_stands_now_would_be_replaced(now, replaces):
    assert beside(now).replaces is replaces


def test_not_applicable_now_would_be_replaced_too():
    now = Answer(question="Q1", is_not_applicable=True, reason="No such thing")

    assert last_year_of(CHOICE, was(), now, (), on=TODAY).replaces is True


def test_explanation_alone_is_no_answer_to_replace():
    now = Answer(question="Q1", remark="To be answered")

    assert last_year_of(CHOICE, was(), now, (), on=TODAY).replaces is False


def test_same_answer_says_since_when_and_offers_nothing():
    found = beside("l1")

    assert (found.since, found.offer, found.replaces) == (2024, "", False)


def test_same_answer_still_offers_the_evidence_that_lacks():
    found = beside("l1", before=was(evidence=(POLICY, OLD)))

    assert found.offer == "Use the same evidence"
    assert (found.along, found.expired) == ((POLICY,), (OLD,))


def test_evidence_that_stands_there_does_not_come_along_again():
    found = beside("l1", before=was(evidence=(POLICY,)), behind=[POLICY])

    assert (found.along, found.offer) == ((), "")


def test_judgement_is_only_there_to_read():
    never = replace(CHOICE, carry_forward=CarryForward.NEVER)

    found = beside(question=never, before=was(evidence=(POLICY, OLD)))

    assert (found.offer, found.along, found.expired) == ("", (), ())
    assert found.note == "This is asked anew every year: answer it as things are now."


def test_answer_that_does_not_fit_any_more_is_only_there_to_read():
    found = beside(question=replace(CHOICE, options=options("l2", "l3")))

    assert (found.offer, found.answer.text) == ("", "l1 (en)")
    assert found.note == "The question has changed since then: answer it as things are now."


def test_not_applicable_is_told_with_its_reason():
    before = was(None, is_not_applicable=True, reason="We have no shops")

    found = beside(question=replace(CHOICE, may_be_not_applicable=True), before=before)

    assert (found.is_not_applicable, found.reason) == (True, "We have no shops")
    assert found.offer == "Take over"


@pytest.mark.parametrize(("length", "expected"), [(400, False), (401, True)])
def test_long_text_waits_until_somebody_asks_for_it(length, expected):
    text = a_question(Kind.TEXT, carry_forward=CarryForward.CONFIRM)

    assert beside(question=text, before=was("a" * length, question=text)).is_long is expected


def test_table_is_told_by_its_number_of_rows():
    table = replace(TABLE, carry_forward=CarryForward.CONFIRM)
    before = was([{"name": "Mill"}, {"name": "Yard"}], question=table)

    assert beside(question=table, before=before).rows == 2
