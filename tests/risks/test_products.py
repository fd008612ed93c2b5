import pytest

from assessments.risks import products
from assessments.risks.checking import DataError
from assessments.risks.products import ANY, Product, load

NAME = {"nl": "Naam", "en": "Name"}


def test_product_has_its_name_and_family():
    assert products.get("cotton") == Product(
        "cotton", {"nl": "Katoen", "en": "Cotton"}, "yarn_textile_apparel"
    )


def test_product_that_does_not_exist_is_not_found():
    with pytest.raises(LookupError):
        products.get("unobtainium")


@pytest.mark.parametrize(("code", "exists"), [("cocoa", True), ("Cocoa", False), ("\0", False)])
def test_code_is_a_product_or_not(code, exists):
    assert products.is_product(code) is exists


@pytest.mark.parametrize(
    ("code", "above"),
    [
        (ANY, ()),
        ("yarn_textile_apparel", (ANY,)),
        ("cotton", ("yarn_textile_apparel", ANY)),
        ("cotton_yarn_fabric", ("cotton", "yarn_textile_apparel", ANY)),
        ("apparel", ("garments_refugee_labour", "yarn_textile_apparel", ANY)),
        ("workwear", ("apparel", "garments_refugee_labour", "yarn_textile_apparel", ANY)),
        ("steel", ("steel_copper_lithium_caustic_soda_red_dates", "metals_minerals", ANY)),
    ],
)
def test_ancestors_come_closest_first(code, above):
    assert products.ancestors(code) == above


def test_any_comes_last_above_all_that_can_be_chosen():
    last = {products.ancestors(product.code)[-1:] for product in products.offered()}

    assert last == {(), (ANY,)}
    assert products.all_products()[0].code == ANY


def test_groups_of_the_risk_table_are_not_offered():
    hidden = [product for product in products.all_products() if not product.is_offered]

    assert [product.code for product in hidden] == [
        "steel_copper_lithium_caustic_soda_red_dates",
        "garments_refugee_labour",
    ]
    assert products.offered() == tuple(
        product for product in products.all_products() if product not in hidden
    )


@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_two_products_share_a_name(language):
    names = [product.name[language] for product in products.all_products()]

    assert len(set(names)) == len(names)


def test_load_keeps_the_order_and_the_groups():
    tables = {
        "group": {"name": NAME, "is_offered": False},
        "any": {"name": NAME},
        "tea": {"name": NAME, "parent": "any", "groups": ["group"]},
    }

    assert list(load(tables).values()) == [
        Product("group", NAME, is_offered=False),
        Product("any", NAME),
        Product("tea", NAME, "any", ("group",)),
    ]


@pytest.mark.parametrize(
    ("table", "problem"),
    [
        ({"name": NAME, "parent": "tea"}, "tea: tea does not stand above it"),
        ({"name": NAME, "parent": "green"}, "tea: green does not stand above it"),
        (
            {"name": NAME, "parent": "any", "groups": ["green"]},
            "tea: green does not stand above it",
        ),
        ({"name": NAME}, "tea: parent is missing"),
        ({"parent": "any"}, "tea: name is missing"),
        (
            {"name": {"nl": "Thee"}, "parent": "any"},
            "tea: name must be a text in nl and en, not {'nl': 'Thee'}",
        ),
        ({"name": NAME, "parent": "any", "color": "red"}, "tea: unknown key color"),
    ],
)
def test_load_refuses_a_product_that_cannot_be_used(table, problem):
    with pytest.raises(DataError) as refusal:
        load({"any": {"name": NAME}, "tea": table})

    assert refusal.value.problems == (problem,)
    assert str(refusal.value) == f"products.toml: {problem}"
