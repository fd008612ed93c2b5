import pytest
from django.conf import settings as django_settings
from django.test import Client

from assessments import access
from assessments.actions import invitations
from assessments.actions.registration import register
from assessments.models import Invitation, User
from assessments.workflow import Role
from tests.factories import a_company, a_user

pytestmark = pytest.mark.django_db
BEN = "ben@company.example"
PASSWORD = "four words without meaning"
FILLED = {"name": "Ben", "password1": PASSWORD, "password2": PASSWORD}


@pytest.fixture
def client():
    return Client(headers={"accept-language": "en"})


def invited(role=Role.PREPARER, email=BEN) -> tuple[Invitation, str]:
    """An invitation, and the address in its mail."""
    company = a_company()
    invitation = invitations.invite(company, email, role, by=a_user(company, Role.APPROVER))
    return invitation, address(invitation)


def address(invitation) -> str:
    secret = invitation.renew_secret()
    invitation.save()
    return f"/invitations/{secret}/"


def a_person(email=BEN) -> User:
    return User.objects.create_user(email, PASSWORD, name="Ben", language="en")


def role_of(email, invitation):
    return access.role_in(invitation.organisation, User.objects.get(email=email))


def shown(response) -> str:
    return response.content.decode()


# --- somebody new


def test_somebody_new_makes_an_account_and_is_in(client):
    invitation, link = invited()
    page = shown(client.get(link))

    response = client.post(link, FILLED, follow=True)

    assert invitation.invited_by.name in page
    assert BEN in page
    assert response.request["PATH_INFO"] == "/overview/"
    assert f"You now work with {invitation.organisation}." in shown(response)
    assert role_of(BEN, invitation) is Role.PREPARER
    assert User.objects.get(email=BEN).language == "en"


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"name": " "}, "Enter your name."),
        ({"name": "B" * 151}, "at most 150 characters"),
        ({"password1": "short", "password2": "short"}, "12"),
        ({"password1": "123456789012", "password2": "123456789012"}, "id_password1"),
        ({"password1": BEN, "password2": BEN}, "id_password1"),
        ({"password2": "another set of words"}, "The two passwords are not the same."),
        ({"password1": ""}, "Enter a new password."),
    ],
)
def test_a_mistake_is_told_and_no_account_is_made(client, given, told):
    _invitation, link = invited()

    response = client.post(link, FILLED | given)

    page = shown(response)
    assert told in page
    assert 'class="error-summary"' in page
    assert PASSWORD not in page
    assert not User.objects.filter(email=BEN).exists()


def test_a_name_is_one_line(client):
    _invitation, link = invited()

    client.post(link, FILLED | {"name": " Ben\u202e \r\n  van  Dam "})

    assert User.objects.get(email=BEN).name == "Ben van Dam"


# --- somebody known


def test_somebody_known_signs_in_first_and_comes_back(client):
    invitation, link = invited()
    a_person()
    page = shown(client.get(link))

    signed = client.post(
        "/accounts/login/", {"login": BEN, "password": PASSWORD, "next": link}, follow=True
    )
    before = invitation.organisation.memberships.filter(user__email=BEN).count()
    client.post(link)

    assert f"/accounts/login/?next={link}" in page
    assert "Accept the invitation" in shown(signed)
    assert before == 0
    assert role_of(BEN, invitation) is Role.PREPARER


def test_nobody_takes_over_a_known_account_with_the_link_alone(client):
    _invitation, link = invited()
    a_person()

    client.post(
        link, FILLED | {"password1": "another set of words", "password2": "another set of words"}
    )

    assert User.objects.get(email=BEN).check_password(PASSWORD)
    assert client.get("/overview/").status_code == 302


def test_somebody_else_who_is_signed_in_learns_and_changes_nothing(client):
    invitation, link = invited()
    somebody = a_person("somebody@company.example")
    client.force_login(somebody)

    page = shown(client.get(link)) + shown(client.post(link, FILLED))

    assert "This invitation is for another e-mail address" in page
    assert BEN not in page
    assert invitation.organisation.name not in page
    assert (somebody.memberships.count(), User.objects.filter(email=BEN).count()) == (0, 0)


# --- what does not work


def gone(client, link) -> bool:
    pages = [client.get(link), client.post(link, FILLED)]
    return all(
        page.status_code == 410 and "does not work any more" in shown(page) for page in pages
    )


def test_a_link_works_once(client):
    _invitation, link = invited()
    client.post(link, FILLED)

    assert gone(Client(headers={"accept-language": "en"}), link)


def test_what_was_withdrawn_expired_renewed_or_made_up_looks_the_same(client):
    withdrawn, first = invited()
    invitations.withdraw(withdrawn, by=withdrawn.invited_by)
    expired, second = invited(email="second@company.example")
    Invitation.objects.filter(pk=expired.pk).update(expires_at="2020-01-01T00:00Z")
    renewed, third = invited(email="third@company.example")
    address(renewed)
    links = [first, second, third, "/invitations/made-up/"]

    assert all(gone(client, link) for link in links)
    assert len({client.get(link).content.replace(link.encode(), b"") for link in links}) == 1


def test_looking_changes_nothing_and_is_kept_by_no_cache(client):
    invitation, link = invited()

    response = client.get(link)

    assert response["Cache-Control"] == "no-store"
    assert Invitation.objects.open().get() == invitation


# --- what comes next


def test_a_company_that_registered_goes_on_with_its_quick_scan(client):
    scan = {"region": "CN", "product": "x", "issue": "y", "stages": [], "answers": {}}
    register("Weefgoed BV", BEN, "en", scan)
    link = address(Invitation.objects.get())
    page = shown(client.get(link))

    response = client.post(link, FILLED)

    assert "You become its approver" in page
    assert response["Location"] == "/contexts/new/"
    assert client.session["quick_scan"] == scan


def test_a_guest_gets_in_without_a_role(client):
    invitation, link = invited(role=None)
    page = shown(client.get(link))

    response = client.post(link, FILLED, follow=True)

    assert "You see what is asked of you, and nothing else." in page
    assert response.status_code == 200
    assert User.objects.get(email=BEN).memberships.count() == 0
    assert Invitation.objects.guests().get() == invitation


def test_the_new_session_is_another_one(client):
    """Whoever planted a session in this browser does not come along."""
    _invitation, link = invited()
    client.get("/register/")
    client.session["planted"] = 1
    before = client.cookies.get(django_settings.SESSION_COOKIE_NAME)

    client.post(link, FILLED)

    assert client.cookies[django_settings.SESSION_COOKIE_NAME] != before
