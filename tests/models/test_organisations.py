import pytest
from django.db import IntegrityError

from assessments.models import Membership, Organisation, Participation, User
from assessments.models.organisations import ROLES_OF
from assessments.workflow import Role
from tests.factories import a_company, a_programme, a_secretariat, a_user

pytestmark = pytest.mark.django_db


def test_an_address_is_kept_in_lower_case():
    user = User.objects.create_user(email="Ada@Example.ORG", name="Ada")

    assert user.email == "ada@example.org"
    assert not user.has_usable_password()


def test_a_person_is_called_by_name_else_by_address():
    assert str(User(email="ada@example.org", name="Ada")) == "Ada"
    assert str(User(email="ada@example.org")) == "ada@example.org"
    assert User(name="Ada").get_full_name() == "Ada"


def test_two_people_cannot_have_the_same_address():
    a = a_user()

    with pytest.raises(IntegrityError):
        User.objects.create_user(email=a.email, name="Somebody else")


def test_organisations_are_visible_to_their_members():
    own, other = a_company(), a_company()
    user = a_user(own)

    assert list(Organisation.objects.visible_to(user)) == [own]
    assert other not in Organisation.objects.visible_to(user)


def test_a_person_has_one_role_in_an_organisation():
    company = a_company()
    user = a_user(company)

    with pytest.raises(IntegrityError):
        Membership.objects.create(user=user, organisation=company, role=Role.APPROVER)


def test_a_company_joins_a_programme_once():
    programme = a_programme()
    company = a_company(programme)

    with pytest.raises(IntegrityError):
        Participation.objects.create(programme=programme, company=company, first_year=2025)


@pytest.mark.parametrize(("year", "expected"), [(2023, 1), (2024, 1), (2025, 2), (2027, 4)])
def test_the_year_of_participation_counts_from_one(year, expected):
    assert Participation(first_year=2024).year_of_participation(year) == expected


def test_every_kind_of_organisation_has_its_roles():
    assert set(ROLES_OF) == set(Organisation.Kind)
    assert frozenset().union(*ROLES_OF.values()) == set(Role)


def test_is_secretariat_says_the_kind():
    assert a_secretariat().is_secretariat
    assert not a_company().is_secretariat


def test_names_in_a_list():
    company = Organisation(name="Weavers")

    assert str(company) == "Weavers"
    assert str(Membership(user=User(name="Ada"), organisation=company, role="viewer")).startswith(
        "Ada, "
    )
    assert str(Participation(programme=a_programme(), company=company)).startswith("Weavers, ")
