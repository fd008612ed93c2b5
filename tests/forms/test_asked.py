from decimal import Decimal

from assessments.forms.asked import belongs
from assessments.models import Answer
from tests.forms.filling import asked, question


def test_questions_are_those_in_view_in_the_order_of_asking():
    shown = asked("A", visible=("B1", "A5", "A2")).questions

    assert [each.code for each in shown] == ["A2", "A5"]


def test_declarations_are_not_asked_on_a_section_page():
    assert [each.code for each in asked("C").questions] == ["C1"]


def test_value_is_what_is_stored():
    assert asked("A", {"A3": "14.5"}).value(question("A3")) == Decimal("14.5")
    assert asked("A").value(question("A3")) is None


def test_fingerprint_tells_answers_apart():
    one = asked("A", {"A1": "l1"}).fingerprint("A1")
    remarked = Answer(question="A1", value="l1", remark="Ask Jan")

    assert one == asked("A", {"A1": "l1"}).fingerprint("A1")
    assert one != asked("A", {"A1": "l2"}).fingerprint("A1")
    assert one != asked("A", {"A1": remarked}).fingerprint("A1")
    assert asked("A").fingerprint("A1") == asked("A", {"A1": None}).fingerprint("A1") == ""


def test_answer_differs_when_another_one_stands():
    sheet = asked("A", {"A1": "l1"})

    assert not sheet.differs({"A1": Answer(question="A1", value="l1")}, "A1")
    assert sheet.differs({"A1": Answer(question="A1", value="l2")}, "A1")
    assert sheet.differs({}, "A1")
    assert not sheet.differs({}, "A2")


def test_what_was_typed_at_hidden_questions_is_found():
    posted = [
        ("A1", "l1"),
        ("A2", "lamps"),
        ("A2-seen", "0123"),
        ("A2-remark", "Ask Jan"),
        ("A3", " "),
        ("A4", "12"),
        ("B1", "Another section"),
        ("save", "1"),
    ]

    unheard = asked("A", visible=("A1",)).unheard(posted)

    assert unheard == [("A2-remark", "Ask Jan"), ("A4", "12")]


def test_field_belongs_to_its_question_only():
    fields = ["A1", "A1-remark", "A1.0.name", "A1_day", "A11", "BA1", ""]

    assert [field for field in fields if belongs(field, "A1")] == fields[:4]
