import pytest
from django.http import QueryDict

from assessments.forms.places import PlaceForm, matching
from tests.factories import XINJIANG

FILLED = {
    "region": "Xinjiang Uygur Autonomous Region, China (CN-XJ)",
    "product": "yarn_textile_apparel",
    "issue": "forced_labour",
    "stages": ["raw_material", "processing"],
}

UNKNOWN = (
    "We know no country or region of this name. Check the spelling, "
    "or choose the country instead of the region."
)


def sent(**changed) -> QueryDict:
    data = QueryDict(mutable=True)
    for name, value in {**FILLED, **changed}.items():
        data.setlist(name, value if isinstance(value, list) else [value])
    return data


def a_form(**changed) -> PlaceForm:
    form = PlaceForm(sent(**changed))
    form.full_clean()
    return form


def errors(form) -> dict[str, list[str]]:
    return {name: list(found) for name, found in form.errors.items()}


def test_a_filled_form_gives_the_place():
    form = a_form()

    assert errors(form) == {}
    assert form.place == XINJIANG


def test_an_empty_form_asks_for_everything_in_a_sentence():
    form = PlaceForm(QueryDict())

    assert errors(form) == {
        "region": ["Say in which country or region the harm takes place."],
        "product": ["Choose a product or raw material."],
        "issue": ["Choose the issue."],
        "stages": ["Choose at least one stage."],
    }


@pytest.mark.parametrize("typed", ["cn-xj", "CN-XJ", "xinjiang", " Xinjiang ", "oeigoers"])
def test_a_region_is_known_by_its_code_or_a_name_in_any_language(typed):
    assert a_form(region=typed).region_code == "CN-XJ"


def test_a_name_that_fits_several_asks_which_one():
    form = a_form(region="congo")

    assert errors(form) == {"region_code": ["Choose the country or region that you mean."]}
    codes = [code for code, _label in form.fields["region_code"].choices]
    assert {"CD", "CG"} <= set(codes)
    assert list(form.fields)[:2] == ["region", "region_code"]


def test_the_one_that_was_chosen_is_meant():
    form = a_form(region="congo", region_code="CD")

    assert errors(form) == {}
    assert form.place.region == "CD"


def test_a_choice_that_no_longer_fits_what_was_typed_is_asked_again():
    assert "region_code" in a_form(region="congo", region_code="CN-XJ").errors


@pytest.mark.parametrize("typed", ["Middle-earth", "x", "😀", "\u202egnaijniX", "'; DROP TABLE"])
def test_a_name_nobody_knows_is_said_to_be_unknown(typed):
    form = a_form(region=typed)

    assert errors(form) == {"region": [UNKNOWN]}
    assert form["region"].value() == typed


def test_a_name_of_ten_thousand_letters_is_too_long():
    assert errors(a_form(region="x" * 10_000)) == {
        "region": ["This is too long for the name of a country or region."]
    }


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("product", "garments_refugee_labour", "Choose a product or raw material from the list."),
        ("product", "x" * 10_000, "Choose a product or raw material from the list."),
        ("issue", "piracy", "Choose an issue from the list."),
        ("stages", ["raw_material", "mining"], "Choose stages from the list."),
    ],
)
def test_what_is_not_on_offer_is_refused(name, value, sentence):
    assert errors(a_form(**{name: value})) == {name: [sentence]}


def test_everything_that_was_chosen_can_be_sent_again():
    form = a_form()

    assert form.sent == [
        ("region", FILLED["region"]),
        ("product", "yarn_textile_apparel"),
        ("issue", "forced_labour"),
        ("stages", "raw_material"),
        ("stages", "processing"),
    ]


def test_an_unsent_form_has_nothing_to_send_again():
    assert PlaceForm().sent == []


def test_matching_prefers_the_exact_name():
    assert [region.code for region in matching("China")] == ["CN"]
    assert len(matching("chin")) > 1
    assert matching("") == ()
