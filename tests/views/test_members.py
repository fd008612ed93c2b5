import pytest
from django.urls import reverse

from assessments import access
from assessments.models import User
from assessments.workflow import Role
from tests.factories import a_company, a_guest, a_user

pytestmark = pytest.mark.django_db


def address(company) -> str:
    return reverse("people:index", args=[company.pk])


def signed_in(client, company, role=Role.APPROVER) -> User:
    user = a_user(company, role)
    user.language = "en"
    user.save()
    client.force_login(user)
    return user


def shown(response) -> str:
    return response.content.decode()


def of(view, company, person) -> str:
    return reverse(f"people:{view}", args=[company.pk, person.pk])


def test_an_approver_changes_a_role(client):
    company = a_company()
    signed_in(client, company)
    colleague = a_user(company, name="Ben")

    response = client.post(of("member", company, colleague), {"role": "viewer"}, follow=True)

    assert "The role of Ben is changed." in shown(response)
    assert access.role_in(company, User.objects.get(pk=colleague.pk)) is Role.VIEWER


def test_ones_own_role_needs_a_tick(client):
    company = a_company()
    user = signed_in(client, company)
    a_user(company, Role.APPROVER)

    page = shown(client.post(of("member", company, user), {"role": "viewer"}))
    before = access.role_in(company, User.objects.get(pk=user.pk))
    client.post(of("member", company, user), {"role": "viewer", "is_meant": "on"})

    assert "Tick this if you mean it." in page
    assert before is Role.APPROVER
    assert access.role_in(company, User.objects.get(pk=user.pk)) is Role.VIEWER


def test_the_last_approver_is_told_why_not(client):
    company = a_company()
    user = signed_in(client, company)

    role = client.post(of("member", company, user), {"role": "viewer", "is_meant": "on"})
    leave = client.post(of("remove", company, user))

    assert "This is the only approver." in shown(role)
    assert "This is the only approver." in shown(leave)
    assert leave.status_code == 409
    assert access.role_in(company, User.objects.get(pk=user.pk)) is Role.APPROVER


def test_removing_asks_first_and_takes_effect_at_once(client):
    company = a_company()
    signed_in(client, company)
    colleague = a_user(company, name="Ben")

    question = shown(client.get(of("remove", company, colleague)))
    response = client.post(of("remove", company, colleague), follow=True)

    assert "Remove Ben?" in question
    assert "Ben cannot reach your company any more." in shown(response)
    client.force_login(colleague)
    assert client.get(address(company)).status_code == 404


def test_who_leaves_ends_at_the_overview(client):
    company = a_company()
    user = signed_in(client, company)
    a_user(company, Role.APPROVER)

    response = client.post(of("remove", company, user), follow=True)

    assert response.request["PATH_INFO"] == "/overview/"
    assert response.status_code == 200


def test_a_guest_is_removed_too(client):
    company = a_company()
    guest = a_guest(company, by=signed_in(client, company), name="Gerda Guest")

    client.post(of("remove", company, guest))

    assert guest.name not in shown(client.get(address(company))).partition("</section>")[2]
    assert client.get(of("remove", company, guest)).status_code == 404


def test_a_stranger_is_nobody_to_change_or_remove(client):
    company = a_company()
    signed_in(client, company)
    stranger = a_user(a_company())

    assert client.get(of("member", company, stranger)).status_code == 404
    assert client.post(of("remove", company, stranger)).status_code == 404


@pytest.mark.parametrize("role", [Role.PREPARER, Role.VIEWER])
@pytest.mark.parametrize("view", ["member", "remove"])
def test_only_an_approver_comes_here(client, role, view):
    company = a_company()
    signed_in(client, company, role)
    colleague = a_user(company)

    response = client.get(of(view, company, colleague))

    assert response.status_code == 403
    assert "Only an approver of your company" in shown(response)
