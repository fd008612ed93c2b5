from datetime import UTC, datetime, timedelta

import pytest
from django.utils import translation

from assessments.models import AnswerVersion, User
from assessments.reports.answer_history import PAUSE, changes
from assessments.reports.differences import Fate
from assessments.reports.replies import NO_REPLY
from tests.questionnaires.files import every_construct

START = datetime(2026, 12, 1, 9, tzinfo=UTC)
FATIMA, JAN = User(name="Fatima"), User(name="Jan")


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def version(number, value, *, by=FATIMA, after=timedelta(0), **more):
    more.setdefault("origin", "filled_in")
    at = START + after
    return AnswerVersion(
        question="B2", version=number, value=value, answered_by=by, answered_at=at, **more
    )


def of(code, *versions, before=None):
    return changes(every_construct().question(code), versions, before)


def texts_question():
    return next(q.code for q in every_construct().questions() if q.kind.value == "text")


def test_nothing_was_changed_of_what_was_never_saved():
    assert of("A1") == []


def test_change_says_who_when_and_from_what_to_what():
    first, second = of("A1", version(1, "l0"), version(2, "l1", by=JAN))[::-1]

    assert (first.by, first.at, first.before) == ("Fatima", START, NO_REPLY)
    assert (second.by, second.before.answer.text) == ("Jan", first.after.answer.text)
    assert second.is_exchanged
    assert second.number == 2


def test_newest_change_comes_first():
    found = of("A1", version(1, "l0"), version(2, "l1", by=JAN), version(3, "l0"))

    assert [change.number for change in found] == [3, 2, 1]


def test_what_one_person_types_without_a_pause_is_one_change():
    code = texts_question()
    found = of(
        code,
        version(1, "We"),
        version(2, "We buy", after=PAUSE),
        version(3, "We buy cotton", after=2 * PAUSE),
    )

    assert [(change.number, change.began_at, change.at) for change in found] == [
        (3, START, START + 2 * PAUSE)
    ]
    assert found[0].after.answer.text == "We buy cotton"


def test_who_pauses_longer_begins_a_new_change():
    late = PAUSE + timedelta(seconds=1)

    assert len(of("A1", version(1, "l0"), version(2, "l1", after=late))) == 2


def test_colleague_in_between_makes_three_changes():
    found = of("A1", version(1, "l0"), version(2, "l1", by=JAN), version(3, "l0"))

    assert [change.by for change in found] == ["Fatima", "Jan", "Fatima"]


def test_answer_put_back_stands_apart_and_says_so():
    found = of("A1", version(1, "l0"), version(2, "l1"), version(3, "l0", origin="undone"))

    assert [(change.number, change.how) for change in found] == [
        (3, "an earlier answer put back"),
        (2, ""),
    ]


def test_change_that_was_made_the_same_again_says_so():
    found = of("A1", version(2, "l1"), version(3, "l0"), before=version(1, "l0", by=JAN))

    assert [change.is_nothing for change in found] == [True]


def test_first_change_of_a_page_begins_with_what_was_before():
    (change,) = of("A1", version(2, "l1"), before=version(1, "l0", by=JAN))

    assert not change.before.is_empty
    assert change.before != change.after


def test_text_is_compared_word_by_word():
    (change,) = of(texts_question(), version(2, "We buy wool"), before=version(1, "We buy cotton"))

    (text,) = change.texts
    assert [(piece.fate, piece.text) for piece in text.pieces] == [
        (Fate.KEPT, "We buy"),
        (Fate.REMOVED, " cotton"),
        (Fate.ADDED, " wool"),
    ]
    assert not change.is_exchanged


def test_explanation_is_compared_and_the_answer_left_alone():
    (change,) = of(
        "A1", version(2, "l0", remark="Ask Jan now"), before=version(1, "l0", remark="Ask Jan")
    )

    assert [text.label for text in change.texts] == ["Explanation"]
    assert not change.is_exchanged


def test_what_does_not_apply_any_more_is_told_with_its_reason():
    (change,) = of(
        "A3",
        version(2, None, is_not_applicable=True, reason="We have no factories"),
        before=version(1, 3),
    )

    assert change.is_exchanged
    assert [text.label for text in change.texts] == ["Reason"]
