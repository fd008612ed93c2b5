import pytest

from assessments.risks import checking
from assessments.risks.checking import DataError, problems_in

FIELDS = {"name": checking.TEXT, "size": checking.one_of(1, 2), "words": checking.STRINGS}
NAME = {"nl": "naam", "en": "name"}


def problems(table: object) -> list[str]:
    return list(problems_in("thing", table, FIELDS))


def test_table_with_all_it_needs_has_no_problems():
    assert problems({"name": NAME, "size": 2}) == []


def test_table_that_is_no_table_is_one_problem():
    assert problems(["name"]) == ["thing must be a table, not ['name']"]


def test_table_shows_all_its_problems_at_once():
    assert problems({"nmae": NAME, "size": 3, "words": "one"}) == [
        "thing: unknown key nmae",
        "thing: name is missing",
        "thing: size must be one of 1, 2, not 3",
        "thing: words must be a list of texts, not 'one'",
    ]


@pytest.mark.parametrize(
    "value",
    [
        "naam",
        {"nl": "naam"},
        {"nl": "naam", "en": " "},
        {"nl": "naam", "en": 3},
        {"nl": "naam", "en": "name", "de": "Name"},
    ],
)
def test_text_without_a_wording_in_each_language_is_refused(value):
    assert problems({"name": value, "size": 1}) == [
        f"thing: name must be a text in nl and en, not {value!r}"
    ]


@pytest.mark.parametrize("value", [1.0, [1], None, "1"])
def test_choice_of_another_type_is_refused(value):
    assert problems({"name": NAME, "size": value}) == [
        f"thing: size must be one of 1, 2, not {value!r}"
    ]


@pytest.mark.parametrize("words", [[""], [1], {"nl": "a"}])
def test_list_of_other_things_than_texts_is_refused(words):
    assert problems({"name": NAME, "size": 1, "words": words}) == [
        f"thing: words must be a list of texts, not {words!r}"
    ]


@pytest.mark.parametrize(("value", "accepted"), [("a", True), ("b", False), (["a"], False)])
def test_code_is_known_or_refused(value, accepted):
    assert checking.known("letter", "a".__eq__).holds(value) is accepted


@pytest.mark.parametrize(("value", "accepted"), [(True, True), (False, True), (1, False)])
def test_flag_is_true_or_false_alone(value, accepted):
    assert checking.FLAG.holds(value) is accepted


def test_text_that_is_not_toml_is_refused_with_its_line():
    with pytest.raises(DataError, match=r"^a\.toml: .*line 2"):
        checking.parse("a = 1\nb = = 2", "a.toml")


def test_key_that_is_repeated_is_refused():
    with pytest.raises(DataError, match=r"^a\.toml: Cannot overwrite a value"):
        checking.parse("a = 1\na = 2", "a.toml")


def test_refusal_says_every_problem_with_its_file():
    with pytest.raises(DataError) as refusal:
        checking.refuse("a.toml", iter(["one is missing", "two is unknown"]))

    assert refusal.value.problems == ("one is missing", "two is unknown")
    assert str(refusal.value) == "a.toml: one is missing\na.toml: two is unknown"


def test_nothing_wrong_is_not_refused():
    checking.refuse("a.toml", [])
