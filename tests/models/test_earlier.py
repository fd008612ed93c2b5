from dataclasses import replace
from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from assessments.actions import contexts
from assessments.actions.submissions import request_approval, submit
from assessments.models import Assessment, Evidence
from assessments.models.content import freeze
from assessments.models.dossiers import dossier_of
from assessments.models.earlier import Earlier, EarlierAnswer, earlier_of, unchanged_since
from assessments.questionnaires.questions import CarryForward, Kind
from assessments.scoring.outcome import evaluate
from assessments.workflow import Role
from tests.factories import (
    GOLDEN_DAY,
    XINJIANG,
    a_company,
    a_programme,
    a_second_year,
    a_submission,
    a_user,
    an_assessment,
    fill,
    golden,
)
from tests.reports.questions import REASONS, TABLE, a_question, options

ANSWERS = golden("G10")["input"]["answers"]
CHANGED = (
    "We now buy from two suppliers instead of five, and both told us where their yarn is from."
)
CHOICE = a_question(Kind.SINGLE, options=options("l1", "l2"), carry_forward=CarryForward.CONFIRM)


@pytest.fixture(autouse=True)
def _golden_day():
    with time_machine.travel(GOLDEN_DAY):
        yield


def answer(value="l1", *, question=CHOICE, **more):
    parts = {"is_not_applicable": False, "reason": "", "evidence": ()} | more
    return EarlierAnswer(question=question, year=2025, since=2025, value=value, **parts)


def answered(assessment, *codes):
    questions = [assessment.questionnaire.question(code) for code in codes]
    return earlier_of(assessment).answers(questions)


@pytest.mark.django_db
def test_answer_of_last_year_is_known_with_its_year_and_its_evidence():
    assessment = a_second_year()

    found = answered(assessment, "E01")["E01"]

    given = ANSWERS["E01"]
    assert (found.value, found.year, found.since) == (given["value"], 2025, 2025)
    assert [each.title for each in found.evidence] == ["Document E01-1"]


@pytest.mark.django_db
def test_without_an_earlier_year_there_is_nothing():
    company = a_company()
    assessment = an_assessment(company, by=a_user(company))

    assert earlier_of(assessment) == Earlier()
    assert answered(assessment, "E01", "A01") == {}


@pytest.mark.django_db
def test_another_submission_of_this_year_is_no_earlier_one():
    company = a_company(a_programme())
    a_submission(company)
    assessment = an_assessment(company, place=replace(XINJIANG, region="TM"), by=a_user(company))

    assert earlier_of(assessment) == Earlier()


@pytest.mark.django_db
def test_question_left_open_is_left_out():
    company = a_company(a_programme())
    assessment = a_second_year(company)
    before = assessment.context.assessments.get(year=2025).submissions.get()
    before.content["answers"]["E01"] |= {"value": None}
    before.save()

    assert answered(assessment, "E01") == {}


@pytest.mark.django_db
def test_company_answers_come_from_any_context_of_the_company():
    company = a_company(a_programme())
    a_second_year(company)
    other = an_assessment(company, place=replace(XINJIANG, region="TM"), by=a_user(company))

    assert set(answered(other, "A01", "E01")) == {"A01"}


@pytest.mark.django_db
def test_another_company_lends_no_answers():
    a_second_year()
    company = a_company(a_programme())

    assert earlier_of(an_assessment(company, by=a_user(company))) == Earlier()


@pytest.mark.django_db
def test_of_several_years_the_last_counts():
    company = a_company(a_programme())
    preparer = a_user(company)
    second = a_second_year(company, by=preparer)
    Assessment.objects.filter(pk=second.pk).update(year=2027)
    fill(second, {**ANSWERS, "G02": {"value": CHANGED}}, by=preparer)
    approver = a_user(company, Role.APPROVER)
    request_approval(second, declared=True, by=preparer)
    signed = submit(second, declared=True, by=approver)
    with time_machine.travel(date(2028, 12, 1)):
        third = contexts.assess(second.context, by=preparer)

    assert earlier_of(third).submissions == [signed]


@pytest.mark.django_db
def test_earlier_answers_cost_as_many_queries_whatever_there_is_to_compare():
    company = a_company(a_programme())
    preparer = a_user(company)
    one = a_second_year(company, by=preparer)
    others = [
        a_second_year(company, by=preparer, place=replace(XINJIANG, region=r)) for r in ("TM", "UZ")
    ]

    counts = []
    for each in (one, others[-1]):
        assessment = Assessment.objects.with_context().get(pk=each.pk)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            earlier_of(assessment).answers(assessment.questionnaire.questions())
        counts.append(len(queries))

    assert counts == [2, 2]


@pytest.mark.django_db
def test_company_that_never_signed_costs_no_query(django_assert_num_queries):
    assessment = an_assessment()
    assessment = Assessment.objects.with_context().get(pk=assessment.pk)

    with django_assert_num_queries(0):
        earlier_of(assessment)


@pytest.mark.parametrize(
    ("question", "value", "expected"),
    [
        (CHOICE, "l1", True),
        (CHOICE, "gone", False),
        (replace(CHOICE, options=options("l2")), "l1", False),
        (replace(CHOICE, kind=Kind.TEXT), "l1", False),
        (replace(TABLE, columns=TABLE.columns[:1]), [{"name": "Mill", "tier": "t1"}], False),
        (TABLE, [{"name": "Mill", "tier": "t1"}], True),
        (replace(REASONS, elements=REASONS.elements[:1]), {"how": "So"}, False),
    ],
)
def test_answer_fits_when_the_question_still_takes_it(question, value, expected):
    before = {Kind.TABLE: TABLE, Kind.STRUCTURED_TEXT: REASONS}.get(question.kind, CHOICE)

    assert answer(value, question=before).fits(question) is expected


@pytest.mark.parametrize(("may_be", "expected"), [(True, True), (False, False)])
def test_not_applicable_fits_only_where_that_can_be_said(may_be, expected):
    was = answer(None, is_not_applicable=True)

    assert was.fits(replace(CHOICE, may_be_not_applicable=may_be)) is expected


@pytest.mark.parametrize(
    ("carry", "expected"), [(CarryForward.CONFIRM, True), (CarryForward.NEVER, False)]
)
def test_only_what_the_questionnaire_offers_again_can_be_taken_over(carry, expected):
    assert answer().can_be_taken_over(replace(CHOICE, carry_forward=carry)) is expected


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        ("l1", "l1", True),
        ("l1", "l2", False),
        ("l1", None, False),
        (["a", "b"], ["b", "a"], True),
        (["a", "b"], ["a"], False),
        (0, 0, True),
        (0, None, False),
        ("", "", False),
        ([{"name": "Mill", "flags": ["a", "b"]}], [{"name": "Mill", "flags": ["b", "a"]}], True),
        ([{"name": "Mill"}, {"name": "Yard"}], [{"name": "Mill"}], False),
    ],
)
def test_answer_is_the_same_when_it_says_the_same(before, now, expected):
    assert answer(before).is_same(now, is_not_applicable=False) is expected


@pytest.mark.parametrize(
    ("before", "now", "expected"), [(True, True, True), (True, False, False), (False, True, False)]
)
def test_not_applicable_is_the_same_only_when_it_was_that_too(before, now, expected):
    was = answer("l1", is_not_applicable=before)

    assert was.is_same("l1", is_not_applicable=now) is expected


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({}, True),
        ({"expires_on": GOLDEN_DAY}, True),
        ({"expires_on": date(2026, 11, 30)}, False),
        ({"removed_at": GOLDEN_DAY}, False),
        ({"scan": Evidence.Scan.INFECTED}, False),
    ],
)
def test_evidence_can_come_along_while_it_counts(more, expected):
    document = Evidence(title="Policy", **more)

    assert (answer(evidence=(document,)).usable(GOLDEN_DAY) == [document]) is expected


def frozen(assessment):
    dossier = dossier_of(assessment, on=GOLDEN_DAY)
    content, _evidence = freeze(assessment, dossier, evaluate(dossier).visible, {})
    return content


@pytest.mark.django_db
def test_what_is_signed_says_since_when_each_answer_is_the_same():
    preparer = a_user(company := a_company(a_programme()))
    assessment = a_second_year(company, by=preparer)
    fill(assessment, {**ANSWERS, "E04": {"value": "l0"}, "E03": {}}, by=preparer)

    found = unchanged_since(frozen(assessment))

    assert ANSWERS["E04"]["value"] != "l0"
    assert {code: found.get(code) for code in ("E01", "A01", "E04", "E03")} == {
        "E01": 2025,
        "A01": 2025,
        "E04": None,
        "E03": None,
    }


@pytest.mark.django_db
def test_answer_that_stays_for_years_is_the_same_since_the_first():
    preparer = a_user(company := a_company(a_programme()))
    assessment = a_second_year(company, by=preparer)
    fill(assessment, ANSWERS, by=preparer)
    before = assessment.context.assessments.get(year=2025).submissions.get()
    before.content["earlier"]["unchanged_since"] = {"E01": 2023}
    before.save()

    found = unchanged_since(frozen(assessment))

    assert (found["E01"], found["D01"]) == (2023, 2025)


@pytest.mark.django_db
def test_what_is_signed_names_what_it_was_compared_with():
    assessment = a_second_year()
    before = assessment.context.assessments.get(year=2025).submissions.get()

    assert frozen(assessment)["earlier"]["submissions"] == [str(before.pk)]


def test_content_from_before_this_was_told_has_no_unchanged_answers():
    assert unchanged_since({"answers": {}}) == {}
