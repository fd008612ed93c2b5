import pytest
from django.http import QueryDict
from django.utils import translation

from assessments.actions.organisations import CompanyFacts
from assessments.forms.organisations import CompanyForm, known
from assessments.models import Organisation

FILLED = "size=micro&sector=textile_clothing&chain_roles=brand&chain_roles=importer"


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def a_form(query: str) -> CompanyForm:
    form = CompanyForm(QueryDict(query))
    form.full_clean()
    return form


def errors(query: str) -> dict[str, list[str]]:
    return {name: list(found) for name, found in a_form(query).errors.items()}


def test_a_filled_form_gives_the_facts():
    assert a_form(f"{FILLED}&kvk_number=01234567").facts == CompanyFacts(
        size="micro",
        sector="textile_clothing",
        chain_roles=["brand", "importer"],
        kvk_number="01234567",
    )


@pytest.mark.parametrize("typed", ["00012345", " 0001 2345 ", "0001.23.45", "000-12345"])
def test_a_number_keeps_its_zeros_and_loses_what_stands_between(typed):
    assert a_form(f"{FILLED}&kvk_number={typed}").facts.kvk_number == "00012345"


@pytest.mark.parametrize(
    "typed", ["1234567", "123456789", "1234567a", "１２３４５６７８", "NL12345678", "1e7"]
)
def test_a_number_that_is_none_is_refused_and_stays(typed):
    form = a_form(f"{FILLED}&kvk_number={typed}")

    assert list(form.errors) == ["kvk_number"]
    assert list(form.errors["kvk_number"]) == [
        "A Chamber of Commerce number has 8 digits, for example 01234567."
    ]
    assert form["kvk_number"].value() == typed


def test_a_number_of_ten_thousand_digits_is_refused():
    assert errors(f"{FILLED}&kvk_number={'1' * 10_000}") == {
        "kvk_number": ["A Chamber of Commerce number has 8 digits."]
    }


def test_the_number_may_be_left_out():
    assert a_form(FILLED).facts.kvk_number == ""


def test_an_empty_form_asks_for_everything_in_a_sentence():
    assert errors("") == {
        "size": ["Choose the size of your company."],
        "sector": ["Choose your sector."],
        "chain_roles": ["Choose at least one role."],
    }


def test_what_is_not_on_offer_is_refused():
    assert errors("size=huge&sector=arms&chain_roles=spy") == {
        "size": ["Choose a size from the list."],
        "sector": ["Choose a sector from the list."],
        "chain_roles": ["Choose roles from the list."],
    }


def test_known_is_what_the_form_begins_with():
    company = Organisation(
        name="Weavers", size="micro", sector="other", chain_roles=["brand"], kvk_number="00012345"
    )

    assert known(company) == {
        "size": "micro",
        "sector": "other",
        "chain_roles": ["brand"],
        "kvk_number": "00012345",
    }
