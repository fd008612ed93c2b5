from dataclasses import replace

import pytest
from django.core.exceptions import PermissionDenied

from assessments.actions.organisations import CompanyFacts, edit
from assessments.models import Event
from assessments.workflow import Role
from tests.factories import a_company, a_secretariat, a_user

pytestmark = pytest.mark.django_db

FACTS = CompanyFacts(
    size="small",
    sector="textile_clothing",
    chain_roles=["brand", "importer"],
    kvk_number="00012345",
)


def test_edit_keeps_the_facts():
    company = a_company()

    edit(company, FACTS, by=a_user(company))

    company.refresh_from_db()
    assert (company.size, company.sector) == ("small", "textile_clothing")
    assert (company.chain_roles, company.kvk_number) == (["brand", "importer"], "00012345")


def test_edit_records_what_changed_from_what_to_what():
    company = a_company(size="medium")
    user = a_user(company)
    edit(company, FACTS, by=user)

    edit(company, replace(FACTS, size="micro"), by=user)

    event = Event.objects.order_by("sequence").last()
    assert (event.verb, event.actor, event.subject_id) == ("edit_company", user, company.pk)
    assert event.details == {"changed": {"size": ["small", "micro"]}}


def test_edit_without_a_change_records_nothing():
    company = a_company()
    user = a_user(company)
    edit(company, FACTS, by=user)

    edit(company, FACTS, by=user)

    assert Event.objects.count() == 1


def test_edit_is_refused_to_who_does_not_fill_in():
    company, secretariat = a_company(), a_secretariat()

    for organisation, user in [
        (company, a_user(company, Role.VIEWER)),
        (company, a_user(a_company())),
        (secretariat, a_user(secretariat, Role.LEAD)),
    ]:
        with pytest.raises(PermissionDenied):
            edit(organisation, FACTS, by=user)

    assert not Event.objects.exists()
