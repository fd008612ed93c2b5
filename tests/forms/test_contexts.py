import pytest
from django.http import QueryDict
from django.utils import translation

from assessments.actions import contexts
from assessments.forms.contexts import ContextForm, asked_for
from tests.factories import XINJIANG, a_company, a_user

pytestmark = pytest.mark.django_db

FILLED = {
    "region": "Xinjiang Uygur Autonomous Region, China (CN-XJ)",
    "product": "yarn_textile_apparel",
    "issue": "forced_labour",
    "stages": ["raw_material", "processing"],
}


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def sent(**changed) -> QueryDict:
    data = QueryDict(mutable=True)
    for name, value in {**FILLED, **changed}.items():
        data.setlist(name, value if isinstance(value, list) else [value])
    return data


def a_form(*companies, **changed) -> ContextForm:
    form = ContextForm(companies or [a_company()], sent(**changed))
    form.full_clean()
    return form


def errors(form) -> dict[str, list[str]]:
    return {name: list(found) for name, found in form.errors.items()}


def test_a_filled_form_gives_the_place():
    company = a_company()

    form = a_form(company)

    assert errors(form) == {}
    assert (form.place, form.company) == (XINJIANG, company)


def test_a_context_that_was_registered_before_is_found():
    company = a_company()
    assessment = contexts.register(company, XINJIANG, by=a_user(company))

    form = a_form(company)

    assert errors(form) == {"__all__": ["Your company already registered this risk context."]}
    assert form.existing == assessment.context


def test_one_company_needs_no_choice_and_two_do():
    one, other = a_company(), a_company()

    assert "company" not in a_form(one).fields
    assert errors(a_form(one, other)) == {"company": ["Choose the company."]}
    assert a_form(one, other, company=str(other.pk)).company == other


def test_a_company_that_is_not_ones_own_is_refused():
    one, other = a_company(), a_company()

    form = a_form(one, other, company=str(a_company().pk))

    assert errors(form) == {"company": ["Choose a company from the list."]}


def test_the_address_can_propose_a_context():
    found = asked_for(QueryDict("region=CN-XJ&product=cotton&issue=forced_labour&x=1"))

    assert found == {
        "region": "Xinjiang Uygur Autonomous Region, China (CN-XJ)",
        "product": "cotton",
        "issue": "forced_labour",
    }


def test_an_address_with_nonsense_proposes_what_it_says():
    assert asked_for(QueryDict("region=zzz")) == {"region": "zzz"}
    assert asked_for(QueryDict("")) == {}
