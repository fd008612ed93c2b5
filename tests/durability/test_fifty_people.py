"""Fifty people whose answers are saved while they type, on a real server."""

from threading import Event

import pytest

from tests.durability.house import a_house
from tests.durability.typing_on import all_at_once, typists

PEOPLE, TEXTS = 50, 6

# One worker runs them all: they look at the same server.
pytestmark = pytest.mark.xdist_group("fifty people")


@pytest.fixture(scope="module")
def told_and_kept(tmp_path_factory):
    """What the fifty were told, and what the database holds afterwards."""
    with a_house(tmp_path_factory.mktemp("house")) as house:
        people = typists(house, house.run("tests.durability.furnish", str(PEOPLE), "0"))
        house.open()
        for thread in all_at_once(people, Event(), most=TEXTS):
            thread.join()
        yield people, house.run("tests.durability.inspect_all")


def test_nobody_is_refused(told_and_kept):
    people, _kept = told_and_kept

    assert [status for each in people for status in each.refusals] == []


def test_every_text_that_was_said_to_be_saved_is_there(told_and_kept):
    people, kept = told_and_kept
    stored = [text for each in people for text in each.stored]

    assert len(stored) == PEOPLE * TEXTS
    assert [text for text in stored if text not in set(kept["ever"])] == []


def test_every_answer_is_the_last_of_its_versions(told_and_kept):
    _people, kept = told_and_kept

    assert kept["broken_versions"] == []
