from itertools import product

import pytest

from assessments import access, workflow
from assessments.models import Membership, Organisation
from assessments.workflow import TRANSITIONS, WRONG_MOMENT, WRONG_PERSON, Role, Status
from tests.factories import (
    a_company,
    a_programme,
    a_reviewer,
    a_secretariat,
    a_submission,
    a_user,
    an_assessment,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", Role)
def test_role_in_counts_only_where_it_fits_the_kind_of_organisation(role):
    company, secretariat = a_company(), a_secretariat()

    in_company = access.role_in(company, a_user(company, role))
    in_secretariat = access.role_in(secretariat, a_user(secretariat, role))

    assert in_company == (role if role in workflow.COMPANY_ROLES else None)
    assert in_secretariat == (role if role in workflow.SECRETARIAT_ROLES else None)


def test_role_in_is_none_for_a_stranger():
    assert access.role_in(a_company(), a_user(a_company())) is None


@pytest.mark.parametrize("status", Status)
def test_can_is_the_table_of_the_workflow_for_everybody(status):
    company = a_company(a_programme())
    assessment = an_assessment(company)
    assessment.status = status
    secretariat = assessment.context.programme.secretariat
    people = {role: a_user(company, role) for role in workflow.COMPANY_ROLES}
    people |= {role: a_user(secretariat, role) for role in workflow.SECRETARIAT_ROLES}

    found = {
        (move.name, role)
        for move, (role, person) in product(TRANSITIONS, people.items())
        if access.can(move, assessment, person)
    }

    assert found == {
        (move.name, role)
        for move, role in product(TRANSITIONS, Role)
        if move.is_open_to(status, role)
    }


def test_a_company_that_names_its_own_reviewer_gains_nothing():
    submission = a_submission()
    assessment = submission.assessment
    insider = a_user(assessment.organisation, Role.LEAD)

    assert not any(access.can(move, assessment, insider) for move in TRANSITIONS)
    assert not access.reads_as_secretariat(submission, insider)
    assert not access.is_reviewer(insider)


def test_a_reviewer_of_another_programme_can_do_nothing():
    assessment = a_submission().assessment
    other = a_user(a_programme().secretariat, Role.REVIEWER)

    assert not access.can(workflow.TAKE, assessment, other)


def test_without_a_programme_there_is_no_secretariat():
    assessment = an_assessment(a_company())
    reviewer = a_user(a_secretariat(), Role.REVIEWER)

    assert access.secretariat_role(assessment, reviewer) is None


def test_hindrances_are_why_a_move_is_not_open_but_for_the_reason_yet_to_be_given():
    company = a_company()
    assessment = an_assessment(company)
    approver, viewer = a_user(company, Role.APPROVER), a_user(company, Role.VIEWER)

    assert access.hindrances(workflow.WITHDRAW, assessment, approver) == []
    assert access.hindrances(workflow.SEND_BACK, assessment, viewer) == [
        WRONG_MOMENT[Status.DRAFT],
        WRONG_PERSON["send_back"],
    ]


@pytest.mark.parametrize(
    ("size", "asked_self", "expected"),
    [
        ("medium", False, True),
        ("medium", True, False),
        ("micro", True, True),
        ("", True, False),  # a size that nobody filled in is no reason for an exception
    ],
)
def test_can_sign_needs_a_second_person_but_in_a_micro_company(size, asked_self, expected):
    company = a_company(size=size)
    approver = a_user(company, Role.APPROVER)
    assessment = an_assessment(company)
    assessment.status = Status.AWAITING_APPROVAL
    assessment.prepared_by = approver if asked_self else a_user(company)

    assert access.can_sign(assessment, approver) is expected


@pytest.mark.parametrize(
    ("size", "asked_before", "expected"),
    [
        ("medium", False, ["Ben"]),
        ("medium", True, ["Ben"]),
        ("micro", False, ["Ada", "Ben"]),
        ("micro", True, ["Ada", "Ben"]),
    ],
)
def test_signers_are_the_approvers_but_the_one_who_asks(size, asked_before, expected):
    company = a_company(size=size)
    ada = a_user(company, Role.APPROVER, name="Ada")
    a_user(company, Role.APPROVER, name="Ben")
    reader = a_user(company, Role.VIEWER) if asked_before else ada
    assessment = an_assessment(company)
    assessment.prepared_by = ada if asked_before else None

    assert access.signers(assessment, asked_by=reader) == expected


def test_can_sign_is_for_approvers_at_the_right_moment():
    company = a_company()
    assessment = an_assessment(company)
    preparer, approver = a_user(company), a_user(company, Role.APPROVER)

    assert not access.can_sign(assessment, approver)
    assessment.status = Status.AWAITING_APPROVAL
    assert access.can_sign(assessment, approver)
    assert not access.can_sign(assessment, preparer)


@pytest.mark.parametrize("role", Role)
def test_filling_in_is_for_preparers_and_approvers_of_the_company(role):
    company = a_company()
    assessment = an_assessment(company)
    person = a_user(company, role)
    expected = role in {Role.PREPARER, Role.APPROVER}

    assert access.can_answer(assessment, person) is expected
    assert access.can_register_context(company, person) is expected
    assert access.can_edit_company(company, person) is expected
    assert (company in access.fills_in_for(person)) is expected


@pytest.mark.parametrize("status", Status)
def test_can_answer_only_while_it_is_editable(status):
    company = a_company()
    assessment = an_assessment(company)
    assessment.status = status

    assert access.can_answer(assessment, a_user(company)) is (status in workflow.EDITABLE)


def test_nobody_registers_contexts_for_a_secretariat():
    secretariat = a_secretariat()
    person = a_user()
    Membership.objects.create(user=person, organisation=secretariat, role=Role.PREPARER)

    assert not access.can_register_context(secretariat, person)
    assert list(access.fills_in_for(person)) == []


def test_fills_in_for_each_of_the_companies_of_an_adviser():
    one, other = a_company(), a_company()
    adviser = a_user(one)
    Membership.objects.create(user=adviser, organisation=other, role=Role.APPROVER)

    assert set(access.fills_in_for(adviser)) == {one, other}


@pytest.mark.parametrize("role", Role)
def test_a_draft_is_printed_by_everybody_of_the_company(role):
    company = a_company()
    assessment = an_assessment(company)

    can_print = access.can_print_draft(assessment, a_user(company, role))

    assert can_print is (role in workflow.COMPANY_ROLES)


@pytest.mark.parametrize("role", sorted(workflow.SECRETARIAT_ROLES))
def test_reviewers_and_leads_read_submissions_and_analysts_do_not(role):
    submission = a_submission()
    person = a_reviewer(submission, role)
    expected = role in {Role.REVIEWER, Role.LEAD}

    assert access.reads_as_secretariat(submission, person) is expected
    assert access.is_reviewer(person) is expected


def test_only_in_a_micro_company_one_person_may_do_both():
    sizes = ["", "micro", "small", "medium", "large"]

    found = {size: access.must_differ(an_assessment(a_company(size=size))) for size in sizes}

    assert found == {"": True, "micro": False, "small": True, "medium": True, "large": True}


def test_an_organisation_is_a_company_unless_it_says_otherwise():
    assert Organisation(name="New").kind == Organisation.Kind.COMPANY
