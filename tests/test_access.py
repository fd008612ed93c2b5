from dataclasses import replace
from itertools import product

import pytest

from assessments import access, workflow
from assessments.models import Membership, Organisation
from assessments.workflow import TRANSITIONS, WRONG_MOMENT, WRONG_PERSON, Role, Status
from tests.factories import (
    XINJIANG,
    a_company,
    a_guest,
    a_programme,
    a_reviewer,
    a_secretariat,
    a_submission,
    a_user,
    an_assessment,
    an_assignment,
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
def test_can_plan_until_it_is_signed(status):
    company = a_company()
    assessment = an_assessment(company)
    assessment.status = status

    found = [
        access.can_plan(assessment, a_user(company, role))
        for role in (Role.PREPARER, Role.APPROVER, Role.VIEWER)
    ]

    is_open = status in workflow.IN_PREPARATION
    assert found == [is_open, is_open, False]


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


def test_guest_may_answer_exactly_what_was_asked():
    assessment = an_assessment()
    asker = assessment.created_by
    guest = a_guest(assessment.organisation, by=asker)
    an_assignment(assessment, guest, "B03", by=asker)
    an_assignment(assessment, guest, "D", by=asker)
    can = [["B03"], ["D01"], ["B03", "D02"]]
    cannot = [[], ["B04"], ["B03", "B04"], ["Z01"], ["B03", "X99"]]

    found = [each for each in can + cannot if access.can_contribute(assessment, guest, each)]

    assert found == can


def test_guest_may_not_answer_the_same_question_of_another_assessment():
    company = a_company()
    asker = a_user(company)
    mine, other = (
        an_assessment(company, by=asker, place=replace(XINJIANG, region=region))
        for region in ("CN-XJ", "BD")
    )
    guest = a_guest(company, by=asker)
    an_assignment(mine, guest, "B03", by=asker)

    assert access.can_contribute(mine, guest, ["B03"])
    assert not access.can_contribute(other, guest, ["B03"])


def test_guest_may_not_answer_while_the_answers_are_locked():
    assessment = an_assessment()
    guest = a_guest(assessment.organisation, by=assessment.created_by)
    an_assignment(assessment, guest, "B03", by=assessment.created_by)
    assessment.status = Status.AWAITING_APPROVAL
    assessment.save()

    assert not access.can_contribute(assessment, guest, ["B03"])


def test_colleagues_contribute_by_their_role_and_not_by_what_was_asked_of_them():
    assessment = an_assessment()
    company, asker = assessment.organisation, assessment.created_by
    demoted = a_user(company)
    an_assignment(assessment, demoted, "B03", by=asker)
    demoted.memberships.update(role=Role.VIEWER)

    assert access.can_contribute(assessment, asker, ["B03", "C02"])
    assert access.can_contribute(assessment, a_user(company, Role.APPROVER), [])
    assert not access.can_contribute(assessment, demoted, ["B03"])
    assert not access.can_contribute(assessment, a_user(a_company()), ["B03"])


@pytest.mark.parametrize("status", Status)
def test_colleagues_who_fill_in_discuss_at_any_moment(status):
    assessment = a_submission().assessment
    assessment.status = status
    company = assessment.organisation
    secretariat = assessment.context.programme.secretariat
    people = {role: a_user(company, role) for role in workflow.COMPANY_ROLES}
    people |= {role: a_user(secretariat, role) for role in workflow.SECRETARIAT_ROLES}

    found = {role for role, person in people.items() if access.can_discuss(assessment, person)}

    assert found == {Role.PREPARER, Role.APPROVER}


def test_colleagues_are_the_others_who_fill_in_by_name():
    company = a_company()
    me, anna = a_user(company), a_user(company, Role.APPROVER, name="Anna")
    zoe = a_user(company, name="Zoe")
    gone = a_user(company)
    gone.is_active = False
    gone.save()
    a_user(company, Role.VIEWER)
    a_user(a_company())

    assert list(access.colleagues(company, but=me)) == [anna, zoe]


@pytest.mark.parametrize("role", Role)
def test_only_an_approver_of_a_company_changes_who_works_there(role):
    company, secretariat = a_company(), a_secretariat()

    assert access.can_manage_people(company, a_user(company, role)) is (role is Role.APPROVER)
    assert not access.can_manage_people(secretariat, a_user(secretariat, role))
    assert not access.can_manage_people(a_company(), a_user(company, role))


def test_who_fills_in_lets_in_who_does_not_sign_and_an_approver_everybody():
    company, secretariat = a_company(), a_secretariat()

    found = {role: access.invitable(company, a_user(company, role)) for role in Role}

    assert {role for role, roles in found.items() if roles} == {Role.PREPARER, Role.APPROVER}
    assert found[Role.PREPARER] == {Role.PREPARER, Role.VIEWER, None}
    assert found[Role.APPROVER] == {Role.PREPARER, Role.VIEWER, Role.APPROVER, None}
    assert access.invitable(company, a_user()) == frozenset()
    assert access.invitable(secretariat, a_user(secretariat, Role.APPROVER)) == frozenset()
