import pytest

from assessments.models import Membership, User
from assessments.workflow import Role
from tests.factories import a_company, a_secretariat, a_user

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.unruly")]


def a_demo_person(name, organisation, role=Role.PREPARER) -> User:
    user = User.objects.create_user(email=f"{name.lower()}@demo.example", name=name)
    Membership.objects.create(user=user, organisation=organisation, role=role)
    return user


def sign_in_page(client) -> str:
    return client.get("/accounts/login/").content.decode()


def test_the_demo_offers_its_people_by_organisation_with_their_role(client, settings):
    settings.DEMO = True
    company, secretariat = a_company(), a_secretariat()
    a_demo_person("Sanne", secretariat, Role.LEAD)
    a_demo_person("Tom", company, Role.APPROVER)
    a_demo_person("Marieke", company)

    page = sign_in_page(client)

    shown = [company.name, "Marieke", "Tom", secretariat.name, "Sanne"]
    places = [page.index(word) for word in shown]
    assert places == sorted(places)
    assert page.count('class="demo-person"') == 3


def test_the_demo_offers_nobody_else(client, settings):
    settings.DEMO = True
    company = a_company()
    a_demo_person("Marieke", company)
    a_user(company, name="A real person")

    assert "A real person" not in sign_in_page(client)


def test_outside_the_demo_nobody_is_offered(client, settings):
    settings.DEMO = False
    a_demo_person("Marieke", a_company())

    page = sign_in_page(client)

    assert "Marieke" not in page
    assert "demo" not in page


@pytest.mark.parametrize("number", [1, 3])
def test_the_people_are_found_in_one_query(client, settings, django_assert_max_num_queries, number):
    settings.DEMO = True
    company = a_company()
    for each in range(number):
        a_demo_person(f"Person{each}", company)

    with django_assert_max_num_queries(1):
        sign_in_page(client)
