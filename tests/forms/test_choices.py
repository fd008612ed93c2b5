import pytest
from django.core.exceptions import ValidationError

from assessments.forms.choices import OneField, SomeField
from assessments.forms.sections import SectionForm
from tests.forms.filling import asked, posted, question

NOT_IN_THE_LIST = ["Choose an answer from the list."]


def test_one_choice_is_read():
    assert OneField(question("A1").options).clean("l1") == "l1"


@pytest.mark.parametrize("value", ["", None])
def test_no_choice_is_none(value):
    assert OneField(question("A1").options).clean(value) is None


@pytest.mark.parametrize("value", ["l9", "L1", "l1 ", "__all__", "l1\u202e"])
def test_choice_posted_by_hand_that_is_not_in_the_list_gets_a_sentence(value):
    with pytest.raises(ValidationError) as caught:
        OneField(question("A1").options).clean(value)

    assert caught.value.messages == NOT_IN_THE_LIST


def test_some_choices_are_read_in_the_order_of_the_list():
    assert SomeField(question("A2").options).clean(["screens", "lamps", "screens"]) == (
        "lamps",
        "screens",
    )


def test_no_choices_are_none():
    assert SomeField(question("A2").options).clean([]) is None


def test_excluding_choice_beside_others_is_kept_while_saving():
    assert SomeField(question("A2").options).clean(["none", "lamps"]) == ("lamps", "none")


def test_one_unknown_choice_among_some_gets_a_sentence():
    with pytest.raises(ValidationError) as caught:
        SomeField(question("A2").options).clean(["lamps", "sun"])

    assert caught.value.messages == NOT_IN_THE_LIST


@pytest.mark.parametrize(("code", "is_scale"), [("A1", True), ("B5", True), ("C1", False)])
def test_levels_are_a_scale(code, is_scale):
    assert OneField(question(code).options).is_scale is is_scale


def test_or_stands_before_what_excludes_the_others():
    assert SomeField(question("A2").options).or_before == "none"
    assert SomeField(question("A2").options[3:]).or_before is None
    assert SomeField(question("A2").options[:3]).or_before is None


def test_control_is_what_is_chosen():
    form = SectionForm(asked("A", {"A1": "l2", "A2": ["lamps"]}))
    typed = SectionForm(asked("A"), posted({"A1": "l0", "A2": ["lamps", "none"]}))

    assert form["A1"].field.control(form["A1"]) == ("l2",)
    assert form["A2"].field.control(form["A2"]) == ("lamps",)
    assert typed["A1"].field.control(typed["A1"]) == ("l0",)
    assert typed["A2"].field.control(typed["A2"]) == ("lamps", "none")
    assert SectionForm(asked("A"))["A1"].field.control(SectionForm(asked("A"))["A1"]) == ()
