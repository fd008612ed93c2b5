import pytest
from django.test import Client

from assessments.actions.reminders import SIGNER
from assessments.models import User
from tests.factories import a_user

pytestmark = pytest.mark.django_db


def off(user) -> str:
    return f"/reminders/off/{SIGNER.sign(str(user.pk))}/"


def gets_them(user) -> bool:
    return User.objects.get(pk=user.pk).gets_reminders


def test_looking_asks_and_changes_nothing(client):
    user = a_user()

    page = client.get(off(user), headers={"accept-language": "en"}).content.decode()

    assert "Turn reminders off" in page
    assert gets_them(user)


def test_one_click_turns_them_off_without_signing_in_or_a_token_of_a_page():
    user, other = a_user(), a_user()

    response = Client(enforce_csrf_checks=True).post(
        off(user), {"List-Unsubscribe": "One-Click"}, headers={"accept-language": "en"}
    )

    assert "You get no reminders any more" in response.content.decode()
    assert (gets_them(user), gets_them(other)) == (False, True)


def test_twice_is_no_mistake(client):
    user = a_user()

    assert [client.post(off(user)).status_code for _ in range(2)] == [200, 200]


@pytest.mark.parametrize("token", ["made-up", "a.b", "%00", "ü"])
def test_a_made_up_link_is_not_found(client, token):
    assert client.post(f"/reminders/off/{token}/").status_code in {400, 404}


def test_the_page_is_kept_by_no_cache(client):
    assert client.get(off(a_user()))["Cache-Control"] == "no-store"
