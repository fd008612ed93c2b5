from itertools import chain

import pytest
from django.utils import translation

from assessments.forms.options import company_options, context_options, product_choices
from assessments.risks import products


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def test_every_product_on_offer_can_be_chosen_once():
    groups = [
        [value] if isinstance(named, str) or not value else [code for code, _ in named]
        for value, named in product_choices()
    ]
    codes = list(chain.from_iterable(groups))

    offered = [product.code for product in products.offered()]
    assert sorted(codes) == sorted(["", *offered])


def test_a_family_comes_first_in_its_group():
    families = {name: codes for name, codes in product_choices() if isinstance(codes, list)}

    assert families["Footwear and leather"][0] == ("footwear_leather", "Footwear and leather")
    assert ("down_feathers", "Down and feathers") in families["Other products"]


def test_options_are_those_of_the_questionnaire():
    assert ("forced_labour", "Forced labour") in context_options("issue")
    assert context_options("nothing") == []
    assert [key for key, _label in company_options("size")] == [
        "micro",
        "small",
        "medium",
        "large",
    ]
