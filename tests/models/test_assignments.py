from datetime import date

import pytest
from django.utils import timezone

from assessments.actions.assignments import finish, withdraw
from assessments.actions.invitations import accept
from assessments.actions.submissions import request_approval
from assessments.models import Assignment, Membership
from assessments.workflow import Role
from tests.factories import a_company, a_guest, a_programme, a_user, an_assessment, an_assignment

pytestmark = pytest.mark.django_db
DAY = date(2026, 12, 1)


@pytest.fixture
def company():
    return a_company(a_programme())


@pytest.fixture
def preparer(company):
    return a_user(company)


@pytest.fixture
def draft(company, preparer):
    return an_assessment(company, by=preparer)


@pytest.fixture
def guest(company, preparer):
    return a_guest(company, by=preparer)


def open_to(user):
    return list(Assignment.objects.open_to(user))


def test_assignment_is_visible_within_the_company_and_not_to_the_guest(
    company, draft, preparer, guest
):
    asked = an_assignment(draft, guest, by=preparer)

    viewer = a_user(company, Role.VIEWER)
    assert list(Assignment.objects.visible_to(viewer)) == [asked]
    assert not Assignment.objects.visible_to(guest).exists()
    assert not Assignment.objects.visible_to(a_user(a_company())).exists()


def test_secretariat_sees_no_assignment(draft, preparer, guest):
    an_assignment(draft, guest, by=preparer)
    reviewer = a_user(draft.context.programme.secretariat, Role.REVIEWER)

    assert not Assignment.objects.visible_to(reviewer).exists()


def test_assignment_is_open_to_who_was_asked_and_to_nobody_else(company, draft, preparer, guest):
    asked = an_assignment(draft, guest, by=preparer)

    assert open_to(guest) == [asked]
    assert open_to(preparer) == []
    assert open_to(a_guest(company, by=preparer)) == []


def test_invited_person_is_let_in_by_accepting(draft, preparer):
    asked = an_assignment(draft, "new@example.org", by=preparer)
    newcomer = a_user()
    newcomer.email = "new@example.org"
    newcomer.save()
    assert open_to(newcomer) == []

    accept(asked.invitation, by=newcomer)

    assert open_to(newcomer) == [asked]


def test_what_is_done_or_taken_back_is_not_open_any_more(draft, preparer, guest):
    finish(an_assignment(draft, guest, "B03", by=preparer), by=guest)
    withdraw(an_assignment(draft, guest, "B04", by=preparer), by=preparer)

    assert open_to(guest) == []


def test_guest_whose_invitation_is_withdrawn_finds_nothing(draft, preparer, guest):
    asked = an_assignment(draft, guest, by=preparer)
    asked.invitation.withdrawn_at = timezone.now()
    asked.invitation.save()

    assert open_to(guest) == []


def test_colleague_who_was_removed_finds_nothing(company, draft, preparer):
    colleague = a_user(company)
    an_assignment(draft, colleague, by=preparer)

    colleague.memberships.all().delete()

    assert open_to(colleague) == []


def test_invitation_for_a_role_makes_no_guest_of_who_lost_that_role(company, draft, preparer):
    newcomer = a_user()
    asked = an_assignment(draft, newcomer, by=preparer)
    asked.invitation.role = Role.PREPARER
    asked.invitation.save()
    accept(asked.invitation, by=newcomer)
    assert open_to(newcomer) == [asked]

    newcomer.memberships.all().delete()

    assert open_to(newcomer) == []


def test_secretariat_that_was_asked_finds_nothing(draft, preparer):
    reviewer = a_user(draft.context.programme.secretariat, Role.REVIEWER)
    accept(an_assignment(draft, reviewer, by=preparer).invitation, by=reviewer)

    assert open_to(reviewer) == []


def test_assignment_rests_while_there_is_nothing_to_prepare(company, preparer, guest):
    full = an_assessment(company, by=preparer, case="G10")
    asked = an_assignment(full, guest, by=preparer)
    request_approval(full, declared=True, by=preparer)
    assert open_to(guest) == [asked]

    full.status = "withdrawn"
    full.save()

    assert open_to(guest) == []


def test_assignment_of_a_question_covers_that_question(draft, preparer, guest):
    assert an_assignment(draft, guest, "B03", by=preparer).codes == {"B03"}


def test_assignment_of_a_section_covers_all_its_questions(draft, preparer, guest):
    section = draft.questionnaire.section("D")

    codes = an_assignment(draft, guest, "D", by=preparer).codes

    assert codes == {question.code for question in section.questions}


def test_declarations_are_never_asked_of_anybody(draft, preparer):
    assert Assignment(assessment=draft, section="Z").codes == frozenset()
    assert Assignment(assessment=draft, section="Z", question="Z01").codes == frozenset()


def test_answerer_is_a_name_or_the_address_until_then(draft, preparer, guest):
    invited = an_assignment(draft, "new@example.org", by=preparer)
    asked = an_assignment(draft, guest, by=preparer)

    assert (invited.answerer, asked.answerer) == ("new@example.org", guest.name)
    assert Assignment().answerer == ""


@pytest.mark.parametrize(
    ("due_on", "is_overdue"),
    [(None, False), (date(2026, 11, 30), True), (DAY, False), (date(2026, 12, 2), False)],
)
def test_overdue_is_after_the_day_itself(due_on, is_overdue):
    assert Assignment(due_on=due_on).is_overdue(DAY) is is_overdue


def test_what_is_done_is_never_overdue():
    done = Assignment(due_on=date(2026, 11, 1), state=Assignment.State.DONE)

    assert done.is_overdue(DAY) is False


def test_guest_who_became_a_colleague_finds_it_once(company, draft, preparer, guest):
    asked = an_assignment(draft, guest, by=preparer)
    Membership.objects.create(user=guest, organisation=company, role=Role.PREPARER)

    assert open_to(guest) == [asked]
