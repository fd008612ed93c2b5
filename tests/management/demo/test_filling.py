"""Answers move along with the day, and no score moves with them."""

from datetime import date, timedelta

import pytest
import time_machine

from assessments.management.demo import reading
from assessments.management.demo.days import moved
from assessments.management.demo.filling import fill, given_at
from assessments.models.dossiers import evidence_of
from assessments.risks import table
from assessments.scoring.dossier import Dossier, Evidence, Reply
from assessments.scoring.outcome import evaluate
from tests.factories import GOLDEN_DAY, a_user, an_assessment, golden
from tests.scoring.cases import the_questionnaire

FIRST = date(2026, 11, 24)
DAYS = [
    GOLDEN_DAY,
    *(FIRST + timedelta(days=number) for number in range(0, 800, 37)),
    *(date(year, month, 1) - timedelta(days=1) for year in (2027, 2028) for month in range(1, 13)),
    date(2028, 3, 1),
]
PLAYED = [
    pytest.param(story, act, id=f"{story.company}-{story.place.region}-{act.case}-{number}")
    for story in reading.stories()
    for number, act in enumerate(story.acts)
    if act.case and not story.years_ago  # of an earlier year, not all is as in the golden case
]


def a_dossier(story, act, today):
    questionnaire, place = the_questionnaire(), story.place
    facts = table.facts(table.current().match(place.region, place.product, place.issue))
    given = {
        code: given_at(questionnaire.question(code), act, today)
        for code in [*act.answers, *act.not_applicable]
    }
    return Dossier(
        questionnaire=questionnaire,
        assessed_on=today,
        context={"issue": place.issue, "member": True, **facts},
        replies={
            code: Reply(
                value=each.value,
                not_applicable=each.is_not_applicable,
                reason=each.reason,
                evidence=some_evidence(code, act, today),
            )
            for code, each in given.items()
        },
    )


def some_evidence(code, act, today):
    if code not in act.evidence:
        return ()
    kind, grade = act.evidence[code]
    return (
        Evidence(
            kind=kind, grade=grade, dated=moved(reading.papers()[code].day(act.answers), today)
        ),
    )


@pytest.mark.parametrize(("story", "act"), PLAYED)
def test_the_demo_of_any_day_scores_as_its_golden_case(story, act):
    expected = golden(act.case)["expected"]

    outcomes = {day: evaluate(a_dossier(story, act, day)).to_json() for day in DAYS}

    for key in ("overall", "band", "knock_outs", "red_flags", "confidence"):
        assert {day: outcome[key] for day, outcome in outcomes.items()} == dict.fromkeys(
            DAYS, expected[key]
        )


@pytest.fixture
def act():
    return reading.stories()[1].acts[0]


@pytest.mark.django_db
def test_fill_answers_as_of_today(act):
    assessment = an_assessment()
    preparer = a_user(assessment.organisation)

    with time_machine.travel(date(2027, 2, 14)):
        fill(assessment, act, by=preparer)

    answers = {each.question: each for each in assessment.sheet.answers.all()}
    assert answers["B02"].value == "2026-10-20"
    assert answers["F11"].value == act.answers["F11"]
    assert answers["C03"].remark == act.remarks["C03"]
    assert assessment.company_sheet.answers.get(question="A01").value == "l3"
    assert assessment.finished_sections.count() == len(act.finished)


@pytest.mark.django_db
def test_fill_again_adds_no_evidence(act):
    assessment = an_assessment()
    preparer = a_user(assessment.organisation)
    fill(assessment, act, by=preparer)
    before = evidence_of(assessment)

    fill(assessment, act, by=preparer)

    assert evidence_of(assessment) == before
    assert before.keys() == act.evidence.keys()


@pytest.mark.django_db
def test_fill_replaces_the_documents_that_changed_with_the_answers():
    assessment = an_assessment()
    preparer = a_user(assessment.organisation)
    first, second = reading.stories()[1].acts
    fill(assessment, first, by=preparer)
    before = evidence_of(assessment)

    fill(assessment, second, by=preparer)

    after = evidence_of(assessment)
    assert {code for code in after if after[code] != before.get(code)} == {"C01", "F03", "F08"}
    assert [each.title for each in after["C01"]] == ["Leverancierslijst"]


@pytest.mark.django_db
def test_evidence_carries_a_real_file_or_a_link(act):
    assessment = an_assessment()

    fill(assessment, act, by=a_user(assessment.organisation))

    found = evidence_of(assessment)
    (policy,), (website,), (suppliers,) = found["A01"], found["H02"], found["C01"]
    with policy.file.open() as file:
        assert file.read().startswith(b"%PDF-1.7")
    assert (policy.file_name, policy.media_type) == (
        "beleid-mensenrechten-in-de-keten.pdf",
        "application/pdf",
    )
    assert (website.link, website.file.name) == (
        "https://www.voorbeeld.example/verantwoording",
        "",
    )
    with suppliers.file.open() as file:
        assert "南通和华服饰" in file.read().decode("utf-8-sig")
