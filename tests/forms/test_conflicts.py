from datetime import UTC, datetime

from assessments.actions.answers import Given, fingerprint
from assessments.forms.conflicts import conflict_of
from assessments.models import Answer, User
from tests.forms.filling import question

ME = User(pk="00000000-0000-0000-0000-000000000001", name="Marieke")
COLLEAGUE = User(pk="00000000-0000-0000-0000-000000000002", name="Jan")
NOW = datetime(2026, 12, 1, 9, tzinfo=UTC)


def answer(value, by):
    return Answer(question="A1", value=value, answered_by=by, answered_at=NOW)


def test_both_answers_are_told_with_who_was_first():
    standing = answer("l1", COLLEAGUE)

    found = conflict_of(question("A1"), Given(value="l0", seen="before"), standing, by=ME)

    assert (found.by, found.at) == ("Jan", NOW)
    assert found.mine != found.theirs
    assert found.theirs.answer.text == "Sometimes"


def test_it_is_known_what_the_person_began_with_and_what_stands():
    standing = answer("l1", COLLEAGUE)

    found = conflict_of(question("A1"), Given(value="l0", seen="before"), standing, by=ME)

    assert (found.seen, found.standing) == ("before", fingerprint(standing))


def test_own_answer_in_another_window_is_no_colleagues():
    found = conflict_of(question("A1"), Given(value="l0"), answer("l1", ME), by=ME)

    assert found.by == ""


def test_answer_that_is_gone_is_nobodys():
    found = conflict_of(question("A1"), Given(value="l0"), None, by=ME)

    assert (found.by, found.at, found.standing) == ("", None, "")
    assert found.theirs.is_empty
