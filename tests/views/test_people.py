import pytest
from django.core import mail
from django.urls import reverse

from assessments.actions import invitations
from assessments.models import Assignment, Invitation, Membership, User
from assessments.workflow import Role
from tests.factories import a_company, a_guest, a_secretariat, a_user, an_assessment

pytestmark = pytest.mark.django_db
BEN = "ben@company.example"


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


# --- the page


def test_the_page_shows_colleagues_guests_and_who_is_invited(client):
    company = a_company()
    user = signed_in(client, company)
    colleague = a_user(company, Role.VIEWER, name="Vera Viewer")
    a_guest(company, by=user, name="Gerda Guest")
    invitations.invite(company, BEN, Role.PREPARER, by=user)

    page = shown(client.get(address(company)))

    assert all(text in page for text in (colleague.email, "Vera Viewer", "Gerda Guest", BEN))
    assert "Not accepted yet" in page
    assert "0 questions" in page


def test_a_guest_shows_with_what_is_asked_now_by_this_company_alone(client):
    assessment, elsewhere = an_assessment(), an_assessment()
    user = signed_in(client, assessment.organisation)
    guest = a_guest(assessment.organisation, by=user)
    asked = {"section": "B", "asked_of": guest, "asked_by": user}
    Assignment.objects.create(assessment=assessment, **asked)
    Assignment.objects.create(assessment=assessment, state=Assignment.State.DONE, **asked)
    Assignment.objects.create(assessment=elsewhere, **asked)

    assert "1 question<" in shown(client.get(address(assessment.organisation)))


def test_another_company_and_a_secretariat_have_no_such_page(client):
    signed_in(client, a_company())
    secretariat = a_secretariat()
    Membership.objects.create(user=a_user(), organisation=secretariat, role=Role.LEAD)

    assert client.get(address(a_company())).status_code == 404
    client.force_login(secretariat.memberships.get().user)
    assert client.get(address(secretariat)).status_code == 404


def test_people_of_another_company_do_not_show(client):
    company, other = a_company(), a_company()
    signed_in(client, company)
    stranger = signed_in(client, other)
    invitations.invite(other, BEN, Role.VIEWER, by=stranger)
    signed_in(client, company)

    page = shown(client.get(address(company)))

    assert stranger.email not in page
    assert BEN not in page


def test_the_page_asks_as_much_of_the_database_for_one_as_for_many(
    client, django_assert_num_queries
):
    company = a_company()
    user = signed_in(client, company)
    a_user(company)
    invitations.invite(company, "one@company.example", Role.VIEWER, by=user)
    client.get(address(company))
    with django_assert_num_queries(7):
        client.get(address(company))
    for name in ("two", "three"):
        a_user(company)
        invitations.invite(company, f"{name}@company.example", Role.VIEWER, by=user)

    with django_assert_num_queries(7):
        client.get(address(company))


# --- inviting


def test_inviting_sends_a_mail_and_shows_it(client, django_capture_on_commit_callbacks):
    company = a_company()
    signed_in(client, company, Role.PREPARER)

    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(address(company), {"email": BEN, "role": "viewer"}, follow=True)

    assert f"The invitation to {BEN} is on its way." in shown(response)
    assert [letter.to for letter in mail.outbox] == [[BEN]]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({}, "Enter an e-mail address."),
        ({"email": "ben"}, "Enter an e-mail address, such as"),
        ({"email": f"{'b' * 400}@company.example"}, "Enter an e-mail address, such as"),
        ({"email": BEN}, "Choose a role."),
        ({"email": BEN, "role": "lead"}, "Choose a role from the list."),
        ({"email": BEN, "role": "approver"}, "Choose a role from the list."),
    ],
)
def test_a_mistake_is_told_and_nobody_is_invited(client, given, told):
    company = a_company()
    signed_in(client, company, Role.PREPARER)

    response = client.post(address(company), given)

    assert told in shown(response)
    assert not Invitation.objects.exists()


def test_who_works_here_already_is_told_beside_the_field(client):
    company = a_company()
    signed_in(client, company)
    colleague = a_user(company)

    page = shown(client.post(address(company), {"email": colleague.email, "role": "viewer"}))

    assert 'href="#id_email">This person already works with you here.</a>' in page
    assert f'value="{colleague.email}"' in page


def test_a_viewer_reads_and_invites_nobody(client):
    company = a_company()
    signed_in(client, company, Role.VIEWER)

    page = shown(client.get(address(company)))
    response = client.post(address(company), {"email": BEN, "role": "viewer"})

    assert "Send the invitation" not in page
    assert (response.status_code, Invitation.objects.count()) == (403, 0)


# --- an invitation that is under way


def test_an_invitation_is_sent_again_and_withdrawn(client, django_capture_on_commit_callbacks):
    company = a_company()
    invitation = invitations.invite(company, BEN, Role.VIEWER, by=signed_in(client, company))

    with django_capture_on_commit_callbacks(execute=True):
        again = client.post(reverse("people:send_again", args=[invitation.pk]), follow=True)
    gone = client.post(reverse("people:withdraw", args=[invitation.pk]), follow=True)

    assert "is on its way again" in shown(again)
    assert len(mail.outbox) == 1
    assert "is withdrawn" in shown(gone)
    assert not Invitation.objects.open().exists()


@pytest.mark.parametrize("verb", ["send_again", "withdraw"])
def test_what_was_withdrawn_meanwhile_is_told(client, verb):
    company = a_company()
    user = signed_in(client, company)
    invitation = invitations.invite(company, BEN, Role.VIEWER, by=user)
    invitations.withdraw(invitation, by=user)

    response = client.post(reverse(f"people:{verb}", args=[invitation.pk]), follow=True)

    assert "This invitation does not work any more." in shown(response)


def test_what_an_approver_sent_is_no_preparers_to_touch(client):
    company = a_company()
    approver = a_user(company, Role.APPROVER)
    invitation = invitations.invite(company, BEN, Role.APPROVER, by=approver)
    signed_in(client, company, Role.PREPARER)

    assert "Send again" not in shown(client.get(address(company)))
    assert client.post(reverse("people:withdraw", args=[invitation.pk])).status_code == 403
