from dataclasses import replace
from datetime import date

import pytest
import time_machine

from assessments.actions import contexts
from assessments.actions.answers import Given, save
from assessments.actions.submissions import request_approval, submit
from assessments.models import Assessment, Participation
from assessments.models.dossiers import (
    answers_of,
    dossier_from,
    dossier_of,
    dossiers_of,
    evidence_of,
)
from assessments.scoring.dossier import NO_REPLY
from assessments.scoring.outcome import evaluate
from assessments.workflow import Role
from tests.factories import (
    GOLDEN_DAY,
    XINJIANG,
    a_company,
    a_programme,
    a_user,
    an_assessment,
    fill,
    golden,
)

pytestmark = pytest.mark.django_db

ELSEWHERE = replace(XINJIANG, region="TM", product="cotton")


def in_2026(company, **parts) -> Assessment:
    with time_machine.travel(GOLDEN_DAY):
        return an_assessment(company, **parts)


def test_company_and_context_answers_meet_in_the_dossier():
    assessment = an_assessment(case="G10")

    replies = dossier_of(assessment, on=GOLDEN_DAY).replies

    assert set(replies) == set(golden("G10")["input"]["answers"]) - {"Z01", "Z02"}
    assert replies["A01"].value == golden("G10")["input"]["answers"]["A01"]["value"]


def test_the_dossier_of_a_golden_case_comes_to_its_outcome():
    company = a_company(a_programme())
    assessment = in_2026(company, case="G10")

    outcome = evaluate(dossier_of(assessment, on=GOLDEN_DAY)).to_json()

    expected = golden("G10")["expected"]
    assert outcome["question_scores"] == expected["question_scores"]
    assert (outcome["overall"], outcome["band"]) == (84.0, expected["band"])


def test_what_another_context_of_the_company_answered_counts_here_too():
    company = a_company()
    user = a_user(company)
    one = an_assessment(company, by=user)
    other = an_assessment(company, place=ELSEWHERE, by=user)

    save(one, {"A01": Given(value="l3"), "P01": Given(value="direct")}, by=user)

    dossier = dossier_of(other, on=GOLDEN_DAY)
    assert dossier.reply("A01").value == "l3"
    assert dossier.reply("P01") == NO_REPLY


def test_facts_of_the_company_and_the_year_it_takes_part_in():
    programme = a_programme()
    company = a_company(programme, size="small")
    company.sector, company.chain_roles = "textile_clothing", ["brand", "importer"]
    company.kvk_number = "00012345"
    company.save()

    facts = dossier_of(in_2026(company), on=GOLDEN_DAY).company

    assert facts == {
        "size": "small",
        "sector": "textile_clothing",
        "roles": ("brand", "importer"),
        "kvk_number": "00012345",
        "programme_member": True,
        "programme_year": 3,
    }


def test_a_company_without_details_or_programme_has_empty_facts():
    company = a_company(size="")

    facts = dossier_of(in_2026(company), on=GOLDEN_DAY).company

    assert facts == {
        "size": None,
        "sector": None,
        "roles": (),
        "kvk_number": None,
        "programme_member": False,
        "programme_year": None,
    }


def test_another_programme_of_the_company_is_not_the_one_of_the_context():
    company = a_company(a_programme())
    assessment = in_2026(company)
    Participation.objects.create(programme=a_programme(), company=company, first_year=2020)

    assert dossier_of(assessment, on=GOLDEN_DAY).company["programme_year"] == 3


def test_facts_of_the_context_with_what_the_risk_table_says():
    assessment = in_2026(a_company(a_programme()))

    assert dossier_of(assessment, on=GOLDEN_DAY).context == {
        "region": "CN-XJ",
        "product": "yarn_textile_apparel",
        "issue": "forced_labour",
        "stages": ("raw_material", "processing"),
        "member": True,
        "prior_assessment": False,
        "prior_interview": False,
        "same_motivation_as_prior": False,
        "table_listed": True,
        "table_sifl": "listed",
        "ddf_ceiling": 24,
    }


def test_a_context_the_risk_table_does_not_know_has_no_floors():
    assessment = in_2026(a_company(), place=replace(XINJIANG, region="PT", issue="living_wage"))

    facts = dossier_of(assessment, on=GOLDEN_DAY).context

    assert (facts["table_listed"], facts["table_sifl"], facts["ddf_ceiling"]) == (
        False,
        "none",
        100,
    )


def test_evidence_stands_behind_its_answer():
    dossier = dossier_of(an_assessment(case="G10"), on=GOLDEN_DAY)

    given = golden("G10")["input"]["answers"]["A01"]["evidence"]
    assert [(each.kind, each.grade) for each in dossier.reply("A01").evidence] == [
        (each["kind"], each["grade"]) for each in given
    ]


@pytest.fixture
def year_after_year():
    """A context signed in 2025 and assessed again in 2026: who fills in, and this year's."""
    company = a_company(a_programme())
    preparer, approver = a_user(company), a_user(company, Role.APPROVER)
    with time_machine.travel(date(2025, 12, 1)):
        earlier = contexts.register(company, XINJIANG, by=preparer)
    fill(earlier, golden("G10")["input"]["answers"], by=preparer)
    with time_machine.travel(GOLDEN_DAY):
        request_approval(earlier, declared=True, by=preparer)
        submit(earlier, declared=True, by=approver)
        return preparer, contexts.assess(earlier.context, by=preparer)


def test_a_year_later_the_earlier_assessment_is_known(year_after_year):
    _preparer, assessment = year_after_year

    facts = dossier_of(assessment, on=GOLDEN_DAY).context

    assert facts["prior_assessment"] is True
    assert facts["same_motivation_as_prior"] is False


@pytest.mark.parametrize(("added", "expected"), [("", True), (" And this is new.", False)])
def test_reasons_in_the_words_of_last_year_are_noticed(year_after_year, added, expected):
    preparer, assessment = year_after_year
    reasons = dict(golden("G10")["input"]["answers"]["F06"]["value"])
    first = next(iter(reasons))
    reasons[first] += added

    save(assessment, {"F06": Given(value=reasons)}, by=preparer)

    facts = dossier_of(assessment, on=GOLDEN_DAY).context
    assert facts["same_motivation_as_prior"] is expected


def test_what_was_signed_this_year_is_not_an_earlier_assessment():
    company = a_company()
    preparer, approver = a_user(company), a_user(company, Role.APPROVER)
    with time_machine.travel(GOLDEN_DAY):
        assessment = an_assessment(company, case="G10", by=preparer)
        request_approval(assessment, declared=True, by=preparer)
        submit(assessment, declared=True, by=approver)

    assert dossier_of(assessment, on=GOLDEN_DAY).context["prior_assessment"] is False


def test_dossier_from_what_was_fetched_is_the_same():
    assessment = an_assessment(case="G10")

    fetched = dossier_from(
        assessment, answers_of(assessment), evidence_of(assessment), on=GOLDEN_DAY
    )

    assert fetched == dossier_of(assessment, on=GOLDEN_DAY)


def several(number: int) -> list[Assessment]:
    company = a_company(a_programme())
    user = a_user(company)
    places = [replace(XINJIANG, region=region) for region in ("CN-XJ", "TM", "BD")[:number]]
    for place in places:
        an_assessment(company, place=place, case="G10", by=user)
    return list(Assessment.objects.with_context())


def test_dossiers_of_several_are_those_of_each():
    assessments = several(3)

    found = dossiers_of(assessments, on=GOLDEN_DAY)

    assert found == {each.pk: dossier_of(each, on=GOLDEN_DAY) for each in assessments}


@pytest.mark.parametrize("number", [1, 3])
def test_dossiers_of_one_and_of_three_cost_the_same(number, django_assert_num_queries):
    assessments = several(number)

    with django_assert_num_queries(2):
        dossiers_of(assessments, on=GOLDEN_DAY)


def test_a_bare_assessment_gives_the_same_dossier():
    bare = several(1)[0]
    bare = Assessment.objects.get(pk=bare.pk)
    complete = Assessment.objects.with_context().get(pk=bare.pk)

    assert dossier_of(bare, on=GOLDEN_DAY) == dossier_of(complete, on=GOLDEN_DAY)


def test_dossiers_of_none_are_none():
    assert dossiers_of([], on=GOLDEN_DAY) == {}
