import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessments.risks import region_search, regions
from assessments.risks.region_search import fold, named, search


def codes(query: str, language: str = "nl", limit: int = 3) -> list[str]:
    return [region.code for region in search(query, language, limit)]


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("xinjiang", "CN-XJ"),
        ("XINJ", "CN-XJ"),
        ("cn-xj", "CN-XJ"),
        ("Uyghur", "CN-XJ"),
        ("oeigoer", "CN-XJ"),
        ("xinjiang, china", "CN-XJ"),
        ("Xinjiang (Oeigoers autonoom gebied), China (CN-XJ)", "CN-XJ"),
        ("  tamil nādu ", "IN-TN"),
        ("Oezbekistan", "UZ"),
        ("uzbekistan", "UZ"),
        ("turkey", "TR"),
        ("TURKIYE", "TR"),
        ("istanbul", "TR-34"),
        ("İSTANBUL", "TR-34"),
        ("ivoorkust", "CI"),
        ("cote d’ivoire", "CI"),
        ("BGD", "BD"),
        ("ho chi minh", "VN-SG"),
        ("saigon", "VN-SG"),
        ("Đắk Lắk", "VN-33"),
        ("dak lak", "VN-33"),
        ("fargona", "UZ-FA"),
    ],
)
def test_search_finds_first_what_is_meant(query, code):
    assert codes(query, limit=1) == [code]


def test_search_puts_the_code_before_names_that_begin_so():
    assert codes("sa", "en") == ["SA", "BL", "SH"]


def test_search_puts_the_name_of_a_country_before_that_of_a_region():
    assert codes("taiwan", limit=2) == ["TW", "CN-TW"]


def test_search_puts_the_beginning_of_a_name_before_that_of_a_word():
    assert codes("guinea", "en", limit=4) == ["GN", "GW", "GQ", "PG"]


def test_search_puts_a_word_of_the_name_before_that_of_the_country():
    assert codes("mexico", "en", 5) == ["MX", "MX-CMX", "MX-MEX", "US-NM", "MX-AGU"]


def test_search_puts_the_middle_of_a_word_last():
    found = codes("oman", "en", limit=20)

    assert [regions.country(code) for code in found] == [*["OM"] * 12, "RO", "UG", "DO", "MK", "MC"]


def test_search_sorts_equal_matches_by_their_name_in_the_language():
    assert codes("united", "en") == ["AE", "GB", "US"]
    assert codes("verenigd", "nl") == ["GB", "AE", "US"]


def test_search_finds_namesakes_in_two_countries():
    assert codes("punjab") == ["IN-PB", "PK-PB"]


def test_search_gives_no_more_than_the_limit():
    assert [len(search("an", "en", limit)) for limit in (0, 1, 20)] == [0, 1, 20]


@pytest.mark.parametrize(
    "query",
    [
        "",
        "   ",
        "x",
        "a b c d",
        "()",
        "qqqq",
        "china\0",
        "china\u202e",
        "\ud800",
        "china " * 2000,
        "𝔠𝔥" * 76,
        "chi\nna",
    ],
)
def test_search_for_nonsense_finds_nothing(query):
    assert search(query, "nl") == ()
    assert named(query) is None


@settings(deadline=None)
@given(st.text(st.characters(), max_size=200), st.sampled_from(["nl", "en"]))
def test_search_survives_whatever_is_typed(query, language):
    found = search(query, language, 5)

    assert len(found) <= 5
    assert named(query) is None or found


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_label_finds_its_region(language):
    some = list(regions.all_regions())[::97]

    assert [codes(regions.label(code, language), language, 1) for code in some] == [
        [code] for code in some
    ]


def test_no_label_is_too_long_to_search_for():
    labels = [regions.label(code, "en") for code in regions.all_regions()]

    assert max(map(len, labels)) < region_search.LONGEST_QUERY


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("cn-xj", "CN-XJ"),
        ("nl", "NL"),
        ("Portugal", "PT"),
        ("Turkey", "TR"),
        ("verenigde staten", "US"),
        ("Tamil Nadu, India", "IN-TN"),
        ("Xinjiang Uygur Autonomous Region, China (CN-XJ)", "CN-XJ"),
        ("Georgia", "GE"),
    ],
)
def test_what_is_called_exactly_so_is_that_region(text, code):
    assert named(text) == regions.get(code)


@pytest.mark.parametrize("text", ["Congo", "Xinj", "Chiayi, Taiwan", "Atlantis"])
def test_what_is_called_so_twice_or_never_is_no_region(text):
    assert named(text) is None


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Côte d'Ivoire (CI)", "cote divoire ci"),
        ("Qoraqalpog‘iston", "qoraqalpogiston"),
        ("Kırıkkale", "kirikkale"),
        ("CN-XJ", "cn xj"),
        ("—", ""),
    ],
)
def test_fold_leaves_letters_and_single_spaces(text, folded):
    assert fold(text) == folded
