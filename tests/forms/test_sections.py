from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given as for_all
from hypothesis import settings, strategies

from assessments.actions.answers import Given
from assessments.forms.sections import CHANGED_MEANWHILE, SectionForm
from assessments.models import Answer, User
from assessments.scoring.results import Finding
from tests.forms.filling import ALL, asked, posted, question

REQUIRED, EXCLUSIVE, NO_REASON, IN_PAST, IN_FUTURE = "V1", "V2", "V3", "V5", "V7"

JAN = User(pk=UUID(int=2), name="Jan")


def form_of(section, data=None, answers=None, **more):
    return SectionForm(asked(section, answers, **more), posted(data))


def test_answer_of_every_kind_is_read():
    a = form_of(
        "A",
        {
            "A1": "l1",
            "A2": ["lamps", "screens"],
            "A3": "14,5",
            "A4": "1,200",
            "A5_day": "27",
            "A5_month": "3",
            "A5_year": "2025",
        },
    ).given()
    b = form_of("B", {"B1": "A plan", "B2.money": "Cheap", "B3.0.name": "Oven"}).given()

    assert {code: each.value for code, each in (a | b).items()} == {
        "A1": "l1",
        "A2": ("lamps", "screens"),
        "A3": Decimal("14.5"),
        "A4": Decimal(1200),
        "A5": date(2025, 3, 27),
        "B1": "A plan",
        "B2": {"money": "Cheap"},
        "B3": ({"name": "Oven"},),
    }


def test_what_is_left_empty_is_nothing():
    given = form_of("B", {"B1": " ", "B2-seen": "", "B3-seen": "", "B4-seen": ""}).given()

    assert given == {
        "B1": Given(),
        "B2": Given(seen=""),
        "B3": Given(seen=""),
        "B4": Given(seen=""),
    }


def test_remark_and_reason_are_read():
    given = form_of(
        "A", {"A3-seen": "f00d", "A3-na": "1", "A3-reason": "No power", "A3-remark": "Ask Jan"}
    ).given()

    assert given == {
        "A3": Given(is_not_applicable=True, reason="No power", remark="Ask Jan", seen="f00d")
    }


def test_what_may_always_apply_cannot_be_marked_otherwise():
    assert form_of("A", {"A1": "l1", "A1-na": "1", "A1-reason": "x"}).given() == {
        "A1": Given(value="l1")
    }


def test_value_that_cannot_be_read_leaves_the_stored_one_and_the_remark_is_kept():
    form = form_of("A", {"A3": "much", "A3-remark": "Ask Jan"}, {"A3": 20})

    assert form.given()["A3"].value == Decimal(20)
    assert form.given()["A3"].remark == "Ask Jan"
    assert form.errors == {
        "A3": ["A3: Fill in a percentage from 0 to 100, for example 14 or 14.5."]
    }


def test_remark_over_the_limit_leaves_the_stored_one_and_the_value_is_kept():
    stored = Answer(question="A1", value="l0", remark="Short")
    form = form_of("A", {"A1": "l1", "A1-remark": "a" * 20_001}, {"A1": stored})

    assert form.given()["A1"] == Given(value="l1", remark="Short")
    assert form.errors == {"A1-remark": ["A1: Use at most 20,000 characters. You used 20,001."]}


def test_question_that_was_not_on_the_page_keeps_what_is_stored():
    form = form_of("A", {"A1": "l1"}, {"A2": ["lamps"], "A4": 12})

    assert set(form.given()) == {"A1"}
    assert form["A2"].value() == ("lamps",)
    assert form["A4"].value() == "12"


def test_posted_field_of_a_hidden_or_unknown_question_is_not_read():
    form = form_of("A", {"A1": "l1", "A5_day": "1", "Z9": "x", "B1": "x"}, visible=("A1", "B1"))

    assert form.given() == {"A1": Given(value="l1")}
    assert form.errors == {}


@settings(max_examples=150, deadline=None)
@for_all(
    visible=strategies.sets(strategies.sampled_from(ALL)),
    data=strategies.dictionaries(
        strategies.sampled_from(
            [code + end for code in ALL for end in ("", "-seen", "-na", "-remark", ".0.name")]
        ),
        strategies.sampled_from(["", "l1", "1", "lamps", "14", "x" * 20_001, "\u202e", "=1+1"]),
        max_size=12,
    ),
)
def test_only_questions_in_view_of_this_section_can_change(visible, data):
    form = form_of("A", data, visible=visible)

    assert set(form.given()) <= visible & {"A1", "A2", "A3", "A4", "A5"}


def test_section_is_called_done_or_not_or_nothing_is_said():
    found = [form_of("A", data) for data in ({"done": "yes"}, {"done": "no"}, {}, {"done": "eh"})]
    for form in found:
        form.given()

    assert [form.is_called_done for form in found] == [True, False, None, None]


@pytest.mark.parametrize(("is_finished", "answer"), [(True, "yes"), (False, "no")])
def test_section_that_was_called_done_says_so(is_finished, answer):
    assert SectionForm(asked("A", is_finished=is_finished))["done"].value() == answer


def test_required_questions_get_a_sentence_by_their_kind():
    form = form_of("B", {"B1-seen": "", "B2-seen": "", "B5-seen": ""})

    form.require([Finding(REQUIRED, ("A1", "B1", "B2", "B5"))], shown=ALL)

    assert form.errors == {
        "B1": ["B1: Fill in an answer."],
        "B2": ["B2: Fill in every part."],
        "B5": ["B5: Choose an answer."],
    }


def test_rule_that_is_broken_is_said_beside_each_question_it_concerns():
    form = form_of("A", {"A2": ["lamps", "none"], "A5-seen": ""})

    form.require([Finding(EXCLUSIVE, ("A2",)), Finding(IN_FUTURE, ("A5",))], shown=ALL)

    assert form.errors == {"A2": ["A2: Not together."], "A5": ["A5: In the future."]}


def test_warning_does_not_stand_in_the_way():
    form = form_of("B", {"B4-seen": ""})

    form.require([Finding(IN_PAST, ("B4",))], shown=ALL)

    assert form.errors == {}


def test_what_is_wrong_with_an_answer_says_more_than_that_there_is_none():
    form = form_of("A", {"A3-na": "1"})

    form.require([Finding(REQUIRED, ("A3",)), Finding(NO_REASON, ("A3",))], shown=ALL)

    assert form.errors == {"A3": ["A3: Give a reason."]}


def test_answer_that_cannot_be_read_is_not_called_missing_too():
    form = form_of("A", {"A3": "much"})

    form.require([Finding(REQUIRED, ("A3",))], shown=ALL)

    assert form.errors["A3"] == ["A3: Fill in a percentage from 0 to 100, for example 14 or 14.5."]


def test_question_that_was_not_seen_yet_is_left_in_peace():
    form = form_of("A", {"A1": "l1"})

    form.require([Finding(REQUIRED, ("A3",))], shown=("A1", "A2"))

    assert form.errors == {}


def test_conflict_is_said_beside_the_question():
    form = form_of("A", {"A1": "l1"}, {"A1": Answer(question="A1", value="l2", answered_by=JAN)})

    form.mark_conflicts(["A1"], by=User(pk=UUID(int=1)))

    assert form.errors == {"A1": [f"A1: {CHANGED_MEANWHILE}"]}
    assert form["A1"].value() == "l1"
    assert form.conflicts["A1"].by == "Jan"


def test_conflict_at_a_question_that_is_not_asked_any_more_is_told_elsewhere():
    form = form_of("A", {"A1": "l1"}, visible=("A2",))

    form.mark_conflicts(["A1"], by=JAN)

    assert (form.errors, form.conflicts) == ({}, {})


def test_who_keeps_their_own_has_seen_what_stands():
    form = form_of("A", {"A1": "l1", "A1-seen": "before", "A2-seen": "b2", "mine": "A1 standing"})

    given = form.given()

    assert (given["A1"].seen, given["A2"].seen) == ("standing", "b2")


def test_boxes_that_count_are_those_with_a_least_length():
    form = form_of("B", {"B1": "Ten or more", "B2.money": "Much"})

    boxes = {code: [each.id for each in form.counts(question(code))] for code in ("B1", "B2", "B3")}

    assert boxes["B1"] == ["id_B1"]
    assert len(boxes["B2"]) == len(question("B2").elements)
    assert boxes["B3"] == []
