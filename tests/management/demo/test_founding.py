import pytest

from assessments.management.demo.founding import found
from assessments.models import Programme
from assessments.workflow import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def houses():
    return found(2026)


def test_every_house_has_its_people_in_roles_that_fit(houses):
    assert {key: set(house.people) for key, house in houses.items()} == {
        "secretariaat": {Role.REVIEWER, Role.LEAD, Role.ANALYST},
        "linde": {Role.PREPARER, Role.APPROVER, Role.VIEWER},
        "toorn": {Role.PREPARER, Role.APPROVER, Role.VIEWER},
        "pluis": {Role.APPROVER, Role.VIEWER},
    }


def test_the_companies_take_part_in_the_programme_each_since_another_year(houses):
    programme = Programme.objects.get()

    assert programme.secretariat == houses["secretariaat"].organisation
    years = programme.participations.values_list("company__kvk_number", "first_year")
    assert dict(years) == {"00012345": 2024, "00023456": 2025, "00000789": 2026}


def test_addresses_follow_the_names(houses):
    assert houses["linde"].people[Role.PREPARER].email == "marieke.vos@demo.example"


def test_somebody_reads_english(houses):
    assert houses["linde"].people[Role.VIEWER].language == "en"


def test_in_a_micro_company_the_approver_prepares(houses):
    pluis = houses["pluis"]

    assert pluis.organisation.size == "micro"
    assert pluis.preparer == pluis.people[Role.APPROVER]
