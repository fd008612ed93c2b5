from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from crispy_forms.utils import render_crispy_form

from assessments.actions.answers import fingerprint
from assessments.forms.cards import Attached
from assessments.forms.sections import SectionForm
from assessments.models import Answer, Evidence, User
from assessments.models.earlier import EarlierAnswer
from tests.forms.filling import asked, posted, question

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
MARIEKE = User(pk=UUID(int=1), name="Marieke")
JAN = User(pk=UUID(int=2), name="Jan")


def drawn(form, *, can_answer=True):
    form.lay_out(can_answer=can_answer)
    return render_crispy_form(form)


def card(html, code):
    """The HTML of one question."""
    return html.partition(f'id="div_id_{code}"')[2].partition('<div class="question')[0]


def a_bill(**more):
    return Evidence(title="Bill of March", kind="bill", grade=2, dated=date(2025, 3, 1), **more)


def test_every_question_is_drawn_and_then_whether_the_section_is_done():
    html = drawn(SectionForm(asked("A")))

    ids = [each.partition('"')[0] for each in html.split('id="div_id_')[1:]]
    assert ids == ["A1", "A2", "A3", "A4", "A5", "done"]


def test_page_tells_which_answer_the_person_began_with():
    sheet = asked("A", {"A1": "l1"})

    html = drawn(SectionForm(sheet))

    assert f'name="A1-seen" id="seen_A1" value="{sheet.fingerprint("A1")}"' in html
    assert 'name="A2-seen" id="seen_A2" value=""' in html


def test_enter_in_a_box_saves():
    html = drawn(SectionForm(asked("B", evidence={"B1": [a_bill()]})))

    first = html.index('<input type="submit" name="save"')
    assert first < html.index("<button")


def test_error_stands_before_the_control_and_is_tied_to_it():
    html = card(drawn(SectionForm(asked("A"), posted({"A3": "much"}))), "A3")

    assert 'aria-describedby="id_A3_helptext id_A3_error"' in html
    assert html.index('id="id_A3_error"') < html.index('name="A3"')
    assert 'value="much"' in html


def test_remark_is_closed_until_there_is_one():
    remarked = Answer(question="A1", value="l1", remark="Ask <Jan>")

    html = drawn(SectionForm(asked("A", {"A1": remarked})))

    assert '<details class="remark" open>' in card(html, "A1")
    assert "Ask &lt;Jan&gt;" in card(html, "A1")
    assert '<details class="remark">' in card(html, "A2")


def test_remark_that_is_too_long_stays_with_its_error():
    html = card(drawn(SectionForm(asked("A"), posted({"A1-remark": "b" * 20_001}))), "A1")

    assert 'id="id_A1-remark_error"' in html
    assert "b" * 20_001 in html


def test_not_applicable_is_asked_only_where_it_is_allowed():
    html = drawn(SectionForm(asked("A")))

    assert 'name="A3-na"' in card(html, "A3")
    assert "At least 10 characters" in card(html, "A3")
    assert 'name="A1-na"' not in html


def test_evidence_is_listed_with_what_is_said_of_it():
    html = card(drawn(SectionForm(asked("A", evidence={"A1": [a_bill()]}))), "A1")

    assert "Bill of March" in html
    assert "E2 · Bill · 1 March 2025" in html


def test_evidence_can_be_added_only_where_it_is_taken():
    html = drawn(SectionForm(asked("A")))

    assert 'name="evidence" value="A1"' in html
    assert 'name="evidence" value="A4"' not in html


def test_who_may_only_read_gets_no_buttons():
    sheet = asked("A", evidence={"A1": [a_bill()]})

    html = drawn(SectionForm(sheet), can_answer=False)

    assert "<button" not in html


def test_table_of_who_may_only_read_has_no_button_either():
    sheet = asked("B", {"B3": [{"name": "Mill"}]})

    html = card(drawn(SectionForm(sheet), can_answer=False), "B3")

    assert "<button" not in html
    assert html.count('<details class="row"') == 1


def test_question_that_came_into_view_is_marked():
    html = drawn(SectionForm(asked("A", new=("A5",))))

    assert "New, because of your answers" in card(html, "A5")
    assert "New, because of your answers" not in card(html, "A4")


def test_first_question_that_came_into_view_says_how_many_there_are():
    html = drawn(SectionForm(asked("A", new=("A4", "A2", "A5"))))

    assert "3 questions were added because of your answers." in card(html, "A2")
    assert html.count('id="new" tabindex="-1"') == 1
    assert html.count("were added because of your answers.") == 1


def test_conflict_shows_both_answers_and_asks_to_choose():
    theirs = Answer(question="B1", value="Their plan", answered_by=JAN, answered_at=NOON)
    form = SectionForm(asked("B", {"B1": theirs}), posted({"B1": "My plan", "B1-seen": "before"}))
    form.mark_conflicts(["B1"], by=MARIEKE)

    html = card(drawn(form), "B1")

    assert "Jan changed this answer while you worked on it (1 March 2026, 13:00)." in html
    assert html.count("My plan") == 2  # in the box, and beside the other one
    assert html.count("Their plan") == 1
    assert f'name="mine" value="B1 {fingerprint(theirs)}"' in html
    assert 'name="theirs" value="B1"' in html
    assert 'name="B1-seen" id="seen_B1" value="before"' in html


def test_conflict_with_an_answer_that_was_removed_says_so():
    form = SectionForm(asked("B"), posted({"B1": "My plan"}))
    form.mark_conflicts(["B1"], by=MARIEKE)

    assert "Nothing filled in." in card(drawn(form), "B1")


def test_answer_says_when_it_was_saved_and_where_its_history_is():
    stored = Answer(question="A1", value="l1", answered_by=JAN, answered_at=NOON)
    html = drawn(SectionForm(asked("A", {"A1": stored}, assessment=MARIEKE.pk)))

    assert "Saved: 1 March 2026, 13:00" in card(html, "A1")
    assert f"/assessments/{MARIEKE.pk}/questions/A1/history/" in card(html, "A1")
    assert "Saved:" not in card(html, "A2")


def test_answer_outside_an_assessment_has_no_history():
    html = drawn(SectionForm(asked("A", {"A1": "l1"})))

    assert "/history/" not in html


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("https://example.org/a", "https://example.org/a"),
        ("http://example.org", "http://example.org"),
        ("javascript:alert(1)", ""),
        ("", ""),
    ],
)
def test_only_a_safe_link_can_be_followed(link, address):
    assert Attached(evidence=a_bill(link=link), kind=None, grade="").address == address


def test_typed_markup_is_only_text():
    html = drawn(SectionForm(asked("B"), posted({"B1": "</textarea><script>x()</script>"})))

    assert "<script" not in html
    assert "&lt;/textarea&gt;&lt;script&gt;" in html


def test_table_of_200_rows_stays_a_page_that_a_browser_can_bear():
    rows = [{"name": f"Site {n}", "place": "BD", "state": "running"} for n in range(200)]

    html = drawn(SectionForm(asked("B", {"B3": rows})))

    assert html.count('<details class="row"') == 203
    assert len(html) < 900_000


def earlier(code, value):
    """What was answered last year to this question."""
    return {
        code: EarlierAnswer(
            question=question(code),
            year=2025,
            since=2025,
            value=value,
            is_not_applicable=False,
            reason="",
            evidence=(),
        )
    }


def test_answer_of_last_year_stands_beside_the_question():
    html = drawn(SectionForm(asked("A", earlier=earlier("A1", "l1"))))

    assert "In 2025:" in card(html, "A1")
    assert 'class="lastyear"' not in card(html, "A2")


def test_answer_that_stayed_the_same_says_since_when():
    html = drawn(SectionForm(asked("A", {"A1": "l1"}, earlier=earlier("A1", "l1"))))

    assert "Unchanged since 2025" in card(html, "A1")
    assert 'name="take_over"' not in html


def test_who_may_only_read_takes_nothing_over():
    sheet = asked("A", earlier=earlier("A1", "l1"))

    assert 'name="take_over"' not in drawn(SectionForm(sheet), can_answer=False)


def test_text_in_which_a_person_is_named_is_warned_of():
    html = drawn(SectionForm(asked("B", {"B1": "Mail <b>jan@example.org</b>"})))

    assert "“jan@example.org” looks like an e-mail address." in card(html, "B1")
    assert "looks like" not in card(html, "B2")
