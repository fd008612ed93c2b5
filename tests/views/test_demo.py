import pytest
from django.urls import reverse

from assessments.models import User
from tests.factories import a_user

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.unruly")]


def a_demo_person(**fields) -> User:
    return User.objects.create_user(email="marieke@demo.example", name="Marieke", **fields)


def sign_in(client, user):
    return client.post(reverse("demo:sign_in", args=[user.pk]))


def test_one_click_signs_in_as_a_demo_person(client, settings):
    settings.DEMO = True

    response = sign_in(client, a_demo_person())

    assert response["Location"] == "/overview/"
    assert client.get("/private/").content.decode() == "Marieke"


def test_outside_the_demo_nobody_signs_in_with_a_click(client, settings):
    settings.DEMO = False

    response = sign_in(client, a_demo_person())

    assert response.status_code == 404
    assert client.get("/private/").status_code == 302


def test_nobody_signs_in_as_a_person_who_is_not_of_the_demo(client, settings):
    settings.DEMO = True

    assert sign_in(client, a_user()).status_code == 404


def test_an_address_that_only_looks_like_the_demos_is_not(client, settings):
    settings.DEMO = True
    user = User.objects.create_user(email="eve@demo.example.evil.example", name="Eve")

    assert sign_in(client, user).status_code == 404


def test_a_closed_account_is_not_opened_by_the_demo(client, settings):
    settings.DEMO = True

    assert sign_in(client, a_demo_person(is_active=False)).status_code == 404


def test_a_link_does_not_sign_in(client, settings):
    settings.DEMO = True

    assert client.get(reverse("demo:sign_in", args=[a_demo_person().pk])).status_code == 405
