import pytest

from assessments.risks import regions
from assessments.risks.checking import DataError
from assessments.risks.regions import Region


@pytest.mark.parametrize(
    ("code", "dutch", "english"),
    [
        ("NL", "Nederland", "Netherlands"),
        ("KP", "Noord-Korea", "North Korea"),
        ("VN", "Vietnam", "Vietnam"),
        ("CI", "Ivoorkust", "Côte d'Ivoire"),
        (
            "CN-XJ",
            "Xinjiang (Oeigoers autonoom gebied), China",
            "Xinjiang Uygur Autonomous Region, China",
        ),
        ("CN-GD", "Guangdong, China", "Guangdong, China"),
        ("CN-TW", "Taiwan (provincie), China", "Taiwan (province), China"),
        ("IN-TN", "Tamil Nadu, India", "Tamil Nadu, India"),
        ("IN-GJ", "Gujarat, India", "Gujarat, India"),
        ("BD-C", "Dhaka (divisie), Bangladesh", "Dhaka (division), Bangladesh"),
        ("BD-13", "Dhaka (district), Bangladesh", "Dhaka (district), Bangladesh"),
        ("VN-SG", "Ho Chi Minhstad, Vietnam", "Ho Chi Minh City, Vietnam"),
        ("KH-17", "Siem Reap, Cambodja", "Siem Reap, Cambodia"),
        ("PK-PB", "Punjab, Pakistan", "Punjab, Pakistan"),
        ("TR-34", "Istanbul, Turkije", "Istanbul, Türkiye"),
        ("UZ-TK", "Tasjkent (stad), Oezbekistan", "Tashkent (city), Uzbekistan"),
        ("TM-S", "Asjchabad, Turkmenistan", "Ashgabat, Turkmenistan"),
        ("ET-TI", "Tigray, Ethiopië", "Tigray, Ethiopia"),
        ("PT-11", "Lissabon, Portugal", "Lisbon, Portugal"),
        ("HR-01", "Zagreb (provincie), Kroatië", "Zagrebačka županija, Croatia"),
        ("ES-L", "Lerida, Spanje", "Lleida, Spain"),
        ("JP-13", "Tokio, Japan", "Tokyo, Japan"),
        ("BA-SRP", "Republika Srpska, Bosnië en Herzegovina", None),
    ],
)
def test_name_is_that_of_the_language(code, dutch, english):
    assert regions.full_name(code, "nl") == dutch
    assert regions.full_name(code, "en") == english or english is None


def test_name_in_a_regional_language_is_that_of_the_language():
    assert regions.full_name("DE", "en-gb") == "Germany"


def test_name_in_another_language_is_dutch():
    assert regions.full_name("DE", "fr") == "Duitsland"


def test_name_of_a_withdrawn_code_is_the_code():
    assert regions.full_name("VN-99", "nl") == "VN-99"


def test_label_shows_the_code():
    assert regions.label("IN-TN", "nl") == "Tamil Nadu, India (IN-TN)"


def test_every_region_has_a_name_in_both_languages():
    names = [
        wording for region in regions.all_regions().values() for wording in region.name.values()
    ]

    assert len(names) == 2 * len(regions.all_regions())
    assert [name for name in names if not name.strip() or set(name) & set(";[]")] == []


def test_every_label_is_said_of_one_region():
    for language in ("nl", "en"):
        labels = {regions.label(code, language) for code in regions.all_regions()}
        assert len(labels) == len(regions.all_regions())


@pytest.mark.parametrize("country", ["BD", "CN", "ET", "IN", "KH", "MM", "PK", "PT", "TM", "UZ"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_two_regions_of_a_sourcing_country_share_a_name(country, language):
    names = [
        region.name[language]
        for region in regions.all_regions().values()
        if regions.country(region.code) == country
    ]

    assert len(set(names)) == len(names)


def test_countries_come_first():
    is_part = [region.parent is not None for region in regions.all_regions().values()]

    assert is_part == sorted(is_part)


def test_region_that_does_not_exist_is_not_found():
    with pytest.raises(LookupError):
        regions.get("CN-QQ")


@pytest.mark.parametrize("code", ["XX", "cn", "CN-XJ ", "", "\0", "CN" * 5000, "\u202eNC"])
def test_what_is_no_code_is_no_region(code):
    assert not regions.is_region(code)


@pytest.mark.parametrize(
    ("code", "larger"),
    [
        ("CN", ("CN",)),
        ("CN-XJ", ("CN-XJ", "CN")),
        ("BD-13", ("BD-13", "BD-C", "BD")),
        ("VN-99", ("VN-99", "VN")),
        ("XX", ("XX",)),
    ],
)
def test_region_lies_within_itself_and_all_larger_ones(code, larger):
    assert regions.within(code) == larger


def test_every_region_lies_within_its_country():
    outermost = {code: regions.within(code)[-1] for code in regions.all_regions()}

    assert outermost == {code: regions.country(code) for code in regions.all_regions()}


A_REGION = {"CN-XJ": Region("CN-XJ", {"nl": "X", "en": "Y"}, "CN", ("Sinkiang",))}


def test_correction_replaces_a_name_and_adds_words_to_search_by():
    corrections = {"CN-XJ": {"nl": "Xinjiang", "also": ["Oeigoeren"]}}

    assert regions.corrected(A_REGION, corrections) == {
        "CN-XJ": Region("CN-XJ", {"nl": "Xinjiang", "en": "Y"}, "CN", ("Sinkiang", "Oeigoeren"))
    }


def test_correction_that_cannot_be_used_is_refused():
    with pytest.raises(DataError) as refusal:
        regions.corrected(A_REGION, {"CN-XY": {"nl": "Z"}, "CN-XJ": {"fr": "Z", "en": ""}})

    assert refusal.value.problems == (
        "CN-XY is not a region in ISO 3166",
        "CN-XJ: unknown key fr",
        "CN-XJ: en must be a text, not ''",
    )
