from datetime import date
from functools import partial

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from assessments.actions import contexts
from assessments.models import Assessment, Membership, RiskContext
from assessments.workflow import Role
from tests.factories import XINJIANG, a_company, a_secretariat, a_user, an_assessment
from tests.parallel import at_once

pytestmark = pytest.mark.django_db

REGISTER = "/contexts/new/"
FILLED = {
    "region": "xinjiang",
    "product": "yarn_textile_apparel",
    "issue": "forced_labour",
    "stages": ["raw_material", "processing"],
}
HTMX = {"HX-Request": "true"}


def signed_in(client, company=None, role=Role.PREPARER):
    user = a_user(company or a_company(), role)
    user.language = "en"
    user.save()
    client.force_login(user)
    return user


def shown(response) -> str:
    return response.content.decode()


# Asking.


def test_the_page_states_the_responsibility_and_leads_to_the_risk_checker(client):
    signed_in(client)

    page = shown(client.get(REGISTER))

    assert "Companies are themselves responsible for due diligence" in page
    assert '<a href="https://www.oecdguidelines.nl/" rel="noreferrer">' in page
    assert '<a href="https://www.mvorisicochecker.nl/en" rel="noreferrer">' in page


def test_the_links_are_in_the_readers_language(client):
    user = signed_in(client)
    user.language = "nl"
    user.save()

    page = shown(client.get(REGISTER))

    assert "https://www.oesorichtlijnen.nl/" in page
    assert "https://www.mvorisicochecker.nl/nl" in page


def test_a_link_can_propose_a_context(client):
    signed_in(client)

    response = client.get(f"{REGISTER}?region=CN-XJ&product=cotton&issue=forced_labour")

    form = response.context["form"]
    assert form["region"].value() == "Xinjiang Uygur Autonomous Region, China (CN-XJ)"
    assert (form["product"].value(), form["issue"].value()) == ("cotton", "forced_labour")
    assert not form.is_bound


def test_what_is_missing_is_asked_and_nothing_is_registered(client):
    signed_in(client)

    response = client.post(REGISTER, {"region": "congo", "register": "1"})

    assert response.status_code == 200
    assert list(response.context["form"].errors) == ["region_code", "product", "issue", "stages"]
    assert "<title>Error:" in shown(response)
    assert 'value="congo"' in shown(response)
    assert not RiskContext.objects.exists()


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.PREPARER, Role.APPROVER}))
@pytest.mark.parametrize("method", ["get", "post"])
def test_who_does_not_fill_in_may_not_register(client, role, method):
    signed_in(client, role=role)

    assert getattr(client, method)(REGISTER, FILLED).status_code == 403


def test_a_secretariat_has_no_contexts(client):
    signed_in(client, a_secretariat(), Role.PREPARER)

    assert client.get(REGISTER).status_code == 403


# Confirming.


def test_what_was_chosen_is_shown_with_what_the_risk_table_says(client):
    company = a_company()
    signed_in(client, company)

    response = client.post(REGISTER, FILLED)

    page = shown(response)
    assert response.context["is_confirming"] is True
    assert "Xinjiang Uygur Autonomous Region, China (CN-XJ)" in page
    assert "Yarn, fabric and apparel" in page
    assert "Minister voor BHOS" in page
    assert "14 September 2020" in page
    assert "count as at most 24 of 100" in page
    assert company.name in page
    assert not RiskContext.objects.exists()


def test_a_place_the_table_does_not_know_is_no_proof_of_safety(client):
    signed_in(client)

    page = shown(client.post(REGISTER, {**FILLED, "region": "PT", "issue": "living_wage"}))

    assert "The risk table has no entry for this place, product and issue." in page


def test_a_linked_context_is_proposed(client):
    signed_in(client)

    page = shown(client.post(REGISTER, {**FILLED, "region": "BD", "product": "apparel"}))

    assert "Look at this context as well: Cotton, Xinjiang Uygur Autonomous Region, China." in page


def test_going_back_keeps_what_was_chosen(client):
    signed_in(client)

    response = client.post(REGISTER, {**FILLED, "change": "1"})

    assert response.context["is_confirming"] is False
    assert response.context["form"]["region"].value() == "xinjiang"
    assert response.context["form"].errors == {}


# Registering.


def test_registering_leads_to_the_task_list(client):
    company = a_company()
    signed_in(client, company)
    confirming = client.post(REGISTER, FILLED)

    response = client.post(REGISTER, {**as_sent(confirming), "register": "1"})

    assessment = Assessment.objects.get()
    assert response.headers["Location"] == reverse("assessments:show", args=[assessment.pk])
    assert assessment.organisation == company
    assert (assessment.context.region, assessment.context.stages) == (
        "CN-XJ",
        ["raw_material", "processing"],
    )


def as_sent(response) -> dict[str, list[str]]:
    """What the confirmation sends once more."""
    found: dict[str, list[str]] = {}
    for name, value in response.context["form"].sent:
        found.setdefault(name, []).append(value)
    return found


def test_one_of_several_regions_goes_along_to_the_registration(client):
    signed_in(client)
    confirming = client.post(REGISTER, {**FILLED, "region": "congo", "region_code": "CD"})

    client.post(REGISTER, {**as_sent(confirming), "register": "1"})

    assert RiskContext.objects.get().region == "CD"


def test_the_same_context_twice_leads_to_the_first(client):
    company = a_company()
    user = signed_in(client, company)
    first = contexts.register(company, XINJIANG, by=user)

    response = client.post(REGISTER, {**FILLED, "register": "1"})

    assert "Your company already registered this risk context." in shown(response)
    assert reverse("assessments:show", args=[first.pk]) in shown(response)
    assert RiskContext.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_colleagues_who_register_in_the_same_moment_both_get_an_answer():
    company = a_company()
    clients = [Client(), Client()]
    for each in clients:
        signed_in(each, company)

    answers = at_once(
        *(partial(each.post, REGISTER, {**FILLED, "register": "1"}) for each in clients)
    )

    assert sorted(answer.status_code for answer in answers) == [200, 302]
    (refused,) = [answer for answer in answers if answer.status_code == 200]
    assert "Your company already registered this risk context." in shown(refused)
    assert RiskContext.objects.count() == 1


def test_somebody_of_two_companies_says_for_which(client):
    one, other = a_company(), a_company()
    user = signed_in(client, one)
    Membership.objects.create(user=user, organisation=other, role=Role.APPROVER)

    unsaid = client.post(REGISTER, {**FILLED, "register": "1"})
    client.post(REGISTER, {**FILLED, "company": str(other.pk), "register": "1"})

    assert "company" in unsaid.context["form"].errors
    assert RiskContext.objects.get().organisation == other


def test_for_another_company_nothing_can_be_registered(client):
    one, other, foreign = a_company(), a_company(), a_company()
    user = signed_in(client, one)
    Membership.objects.create(user=user, organisation=other, role=Role.VIEWER)

    client.post(REGISTER, {**FILLED, "company": str(foreign.pk), "register": "1"})

    assert set(RiskContext.objects.values_list("organisation", flat=True)) <= {one.pk}


# While typing.


def test_regions_suggests_what_looks_like_what_was_typed(client):
    signed_in(client)

    page = shown(client.get(reverse("contexts:regions"), {"region": "tamil"}, headers=HTMX))

    assert page.strip() == '<option value="Tamil Nadu, India (IN-TN)"></option>'


@pytest.mark.parametrize("typed", ["", "x", "<script>", "x" * 10_000, "\u202e"])
def test_regions_suggests_nothing_for_nonsense(client, typed):
    signed_in(client)

    response = client.get(reverse("contexts:regions"), {"region": typed})

    assert (response.status_code, shown(response).strip()) == (200, "")


def test_the_preview_says_what_the_risk_table_says(client):
    signed_in(client)

    page = shown(client.get(REGISTER, {**FILLED, "stages": []}, headers=HTMX))

    assert "What the risk table says" in page
    assert "<html" not in page


@pytest.mark.parametrize("name", ["region", "product", "issue"])
def test_the_preview_is_empty_until_all_is_chosen(client, name):
    signed_in(client)

    page = shown(client.get(REGISTER, {**FILLED, name: ""}, headers=HTMX))

    assert page.strip() == ""


# A next year.


def last_year(company):
    with time_machine.travel(date(2025, 12, 1)):
        return an_assessment(company).context


def test_assess_begins_this_years_assessment(client):
    company = a_company()
    context = last_year(company)

    with time_machine.travel(date(2026, 12, 1)):
        signed_in(client, company)
        response = client.post(reverse("contexts:assess", args=[context.pk]))

    assessment = context.assessments.get(year=2026)
    assert response.headers["Location"] == reverse("assessments:show", args=[assessment.pk])


def test_assess_is_for_who_fills_in(client):
    company = a_company()
    context = last_year(company)
    signed_in(client, company, Role.VIEWER)

    assert client.post(reverse("contexts:assess", args=[context.pk])).status_code == 403


def test_another_companys_context_does_not_exist(client):
    context = last_year(a_company())
    signed_in(client)

    assert client.post(reverse("contexts:assess", args=[context.pk])).status_code == 404


def test_a_link_never_begins_an_assessment(client):
    company = a_company()
    context = last_year(company)
    signed_in(client, company)

    assert client.get(reverse("contexts:assess", args=[context.pk])).status_code == 405
