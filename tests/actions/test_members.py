import pytest
from django.core.exceptions import PermissionDenied
from django.utils import translation

from assessments import access
from assessments.actions import invitations
from assessments.actions.members import change_role, remove
from assessments.models import Assessment, Assignment, Event, Invitation, User
from assessments.workflow import Refused, Role
from tests.factories import a_company, a_user, an_assessment

pytestmark = pytest.mark.django_db
BEN = "ben@company.example"


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


def a_company_of_two():
    company = a_company()
    return company, a_user(company, Role.APPROVER), a_user(company, Role.PREPARER)


def role_of(user, company):
    return access.role_in(company, User.objects.get(pk=user.pk))


def test_an_approver_gives_another_role():
    company, approver, preparer = a_company_of_two()

    change_role(company, preparer, Role.APPROVER, by=approver)

    assert role_of(preparer, company) is Role.APPROVER
    event = Event.objects.get(organisation=company, verb="change_role")
    assert (event.subject_id, event.details) == (preparer.pk, {"role": ["preparer", "approver"]})


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.APPROVER}))
def test_nobody_else_changes_or_removes_anybody(role):
    company, approver, _ = a_company_of_two()
    somebody = a_user(company, role)

    with pytest.raises(PermissionDenied):
        change_role(company, approver, Role.VIEWER, by=somebody)
    with pytest.raises(PermissionDenied):
        remove(company, approver, by=somebody)

    assert role_of(approver, company) is Role.APPROVER


def test_an_approver_of_another_company_changes_nobody():
    company, approver, _ = a_company_of_two()

    with pytest.raises(PermissionDenied):
        remove(company, approver, by=a_user(a_company(), Role.APPROVER))


def test_who_was_removed_meanwhile_does_nothing_any_more():
    company, approver, preparer = a_company_of_two()
    late = a_user(company, Role.APPROVER)
    assert late.houses  # what the request of the late one already knows
    remove(company, late, by=approver)

    with pytest.raises(PermissionDenied):
        remove(company, preparer, by=late)


def test_a_company_gives_no_role_of_a_secretariat():
    company, approver, preparer = a_company_of_two()

    with pytest.raises(Refused):
        change_role(company, preparer, Role.REVIEWER, by=approver)


def test_the_same_role_is_no_change():
    company, approver, preparer = a_company_of_two()

    change_role(company, preparer, Role.PREPARER, by=approver)

    assert not Event.objects.filter(organisation=company).exists()


def test_the_last_approver_stays():
    company, approver, _ = a_company_of_two()
    closed = a_user(company, Role.APPROVER)
    closed.is_active = False
    closed.save()

    with pytest.raises(Refused, match="only approver"):
        change_role(company, approver, Role.VIEWER, by=approver)
    with pytest.raises(Refused, match="only approver"):
        remove(company, approver, by=approver)

    assert role_of(approver, company) is Role.APPROVER


def test_one_of_two_approvers_may_go():
    company, approver, _ = a_company_of_two()
    other = a_user(company, Role.APPROVER)

    remove(company, approver, by=approver)

    assert (role_of(approver, company), role_of(other, company)) == (None, Role.APPROVER)


def test_what_a_person_may_not_invite_to_any_more_is_withdrawn():
    company, approver, _ = a_company_of_two()
    other = a_user(company, Role.APPROVER)
    signing = invitations.invite(company, "a@company.example", Role.APPROVER, by=other)
    reading = invitations.invite(company, "b@company.example", Role.VIEWER, by=other)

    change_role(company, other, Role.PREPARER, by=approver)

    assert list(Invitation.objects.open()) == [reading]
    assert signing != reading


def test_a_removed_person_finds_nothing_any_more_and_nothing_of_theirs_stays_open():
    company, approver, preparer = a_company_of_two()
    assessment = an_assessment(company)
    invitations.invite(company, BEN, Role.PREPARER, by=preparer)
    asked = Assignment.objects.create(
        assessment=assessment, section="B", asked_of=preparer, asked_by=approver
    )

    remove(company, preparer, by=approver)

    asked.refresh_from_db()
    preparer = User.objects.get(pk=preparer.pk)
    assert list(Assessment.objects.visible_to(preparer)) == []
    assert list(Invitation.objects.open()) == []
    assert asked.state == Assignment.State.WITHDRAWN
    assert Event.objects.filter(organisation=company, verb="remove_person").count() == 1


def test_a_removed_guest_is_asked_nothing_any_more():
    company, approver, _ = a_company_of_two()
    assessment = an_assessment(company)
    invitation = invitations.invite(company, BEN, None, by=approver)
    Assignment.objects.create(
        assessment=assessment, section="B", invitation=invitation, asked_by=approver
    )
    ben = User.objects.create_user(email=BEN, name="Ben")
    invitations.accept(invitation, by=ben)
    assert Assignment.objects.open_to(ben).count() == 1

    remove(company, ben, by=approver)

    assert Assignment.objects.open_to(ben).count() == 0
    assert list(company.invitations.guests()) == []


def test_somebody_who_is_not_here_gets_no_role():
    company, approver, _ = a_company_of_two()

    with pytest.raises(Refused, match="any more"):
        change_role(company, a_user(a_company()), Role.VIEWER, by=approver)


def test_who_is_removed_does_not_come_back_by_an_invitation_that_was_left():
    company, approver, preparer = a_company_of_two()
    other = a_company()
    ben = User.objects.create_user(email=BEN, name="Ben")
    left = invitations.invite(company, BEN, Role.APPROVER, by=approver)
    taken = invitations.invite(company, BEN, Role.PREPARER, by=preparer)
    elsewhere = invitations.invite(other, BEN, None, by=a_user(other))
    invitations.accept(taken, by=ben)

    remove(company, ben, by=approver)

    with pytest.raises(Refused):
        invitations.accept(left, by=ben)
    assert role_of(ben, company) is None
    assert list(Invitation.objects.open()) == [elsewhere]
