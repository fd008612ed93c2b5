import pytest
from django.urls import reverse

from assessments.models import User
from tests.factories import a_company, a_user

pytestmark = pytest.mark.django_db
ACCOUNT = "/account/"
FILLED = {"name": "Anna de Vries", "position": "Director", "language": "en", "gets_reminders": "on"}


@pytest.fixture
def user(client):
    user = a_user(a_company(), name="Anna")
    user.language = "en"
    user.save()
    client.force_login(user)
    return user


def shown(response) -> str:
    return response.content.decode()


def test_the_page_shows_what_is_known(client, user):
    page = shown(client.get(ACCOUNT))

    assert 'value="Anna"' in page
    assert user.email in page
    assert 'id="id_gets_reminders" checked' in page


def test_the_menu_leads_here(client, user):
    assert f'href="{reverse("account:edit")}"' in shown(client.get("/overview/"))


def test_what_is_filled_in_is_kept(client, user):
    response = client.post(ACCOUNT, FILLED | {"name": " Anna  de\nVries "}, follow=True)

    kept = User.objects.get(pk=user.pk)
    assert (kept.name, kept.position) == ("Anna de Vries", "Director")
    assert "Your account is saved." in shown(response)


def test_reminders_are_turned_off_and_on(client, user):
    client.post(ACCOUNT, {key: FILLED[key] for key in FILLED if key != "gets_reminders"})
    off = User.objects.get(pk=user.pk).gets_reminders
    client.post(ACCOUNT, FILLED)

    assert (off, User.objects.get(pk=user.pk).gets_reminders) == (False, True)


def test_another_language_speaks_at_once(client, user):
    response = client.post(ACCOUNT, FILLED | {"language": "nl"}, follow=True)

    assert "Uw account is opgeslagen." in shown(response)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"name": ""}, "Enter your name."),
        ({"name": "A" * 151}, "at most 150 characters"),
        ({"position": "A" * 151}, "at most 150 characters"),
        ({"language": "xx"}, "Choose a language from the list."),
    ],
)
def test_a_mistake_is_told_and_nothing_is_kept(client, user, given, told):
    page = shown(client.post(ACCOUNT, FILLED | given))

    assert told in page
    assert User.objects.get(pk=user.pk).name == "Anna"


def test_the_address_cannot_be_changed_and_no_right_be_taken(client, user):
    client.post(ACCOUNT, FILLED | {"email": "x@y.example", "is_staff": "1", "is_superuser": "1"})

    kept = User.objects.get(pk=user.pk)
    assert (kept.email, kept.is_staff, kept.is_superuser) == (user.email, False, False)
