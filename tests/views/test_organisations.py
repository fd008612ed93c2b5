import pytest
from django.urls import reverse

from assessments.workflow import Role
from tests.factories import a_company, a_secretariat, a_user

pytestmark = pytest.mark.django_db

FILLED = {
    "size": "micro",
    "sector": "textile_clothing",
    "chain_roles": ["brand", "importer"],
    "kvk_number": "0001 2345",
}


def address(organisation) -> str:
    return reverse("organisations:edit", args=[organisation.pk])


def signed_in(client, organisation, role=Role.PREPARER):
    user = a_user(organisation, role)
    user.language = "en"
    user.save()
    client.force_login(user)
    return user


def shown(response) -> str:
    return response.content.decode()


def test_the_page_shows_what_is_known_and_why_it_is_asked(client):
    company = a_company(size="micro")
    signed_in(client, company)

    page = shown(client.get(address(company)))

    assert company.name in page
    assert 'value="micro" id="id_size_0" checked' in page
    assert all(f'id="id_{name}_helptext"' in page for name in FILLED)


def test_saving_keeps_the_facts_and_leads_to_the_overview(client):
    company = a_company()
    signed_in(client, company)

    response = client.post(address(company), FILLED)

    company.refresh_from_db()
    assert response.headers["Location"] == reverse("overview:index")
    assert (company.size, company.kvk_number) == ("micro", "00012345")
    assert company.chain_roles == ["brand", "importer"]


def test_the_name_cannot_be_changed(client):
    company = a_company()
    signed_in(client, company)
    name = company.name

    client.post(address(company), {**FILLED, "name": "Another", "kind": "secretariat"})

    company.refresh_from_db()
    assert (company.name, company.kind) == (name, "company")


def test_a_mistake_is_told_and_what_was_typed_stays(client):
    company = a_company()
    signed_in(client, company)

    response = client.post(address(company), {**FILLED, "kvk_number": "12AB"})

    assert response.status_code == 200
    assert "A Chamber of Commerce number has 8 digits" in shown(response)
    assert 'value="12AB"' in shown(response)
    company.refresh_from_db()
    assert company.sector == ""


def test_a_viewer_reads_only(client):
    company = a_company()
    signed_in(client, company, Role.VIEWER)

    page = shown(client.get(address(company)))

    assert "<fieldset disabled>" in page
    assert "Save company details" not in page
    assert client.post(address(company), FILLED).status_code == 403


def test_another_company_does_not_exist(client):
    signed_in(client, a_company())

    assert client.get(address(a_company())).status_code == 404


def test_a_secretariat_has_no_company_details(client):
    secretariat = a_secretariat()
    signed_in(client, secretariat, Role.LEAD)

    assert client.get(address(secretariat)).status_code == 404
