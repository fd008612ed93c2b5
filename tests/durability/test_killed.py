"""The server is killed at twenty random moments while people type and sign.

What was acknowledged is there afterwards, and nothing is half there.
"""

import random
import time
from contextlib import suppress
from http import HTTPStatus
from http.client import HTTPException
from threading import Event, Thread

import pytest

from tests.durability.house import PATIENCE, a_house
from tests.durability.typing_on import all_at_once, typists

TIMES, PEOPLE = 20, 4
LONGEST = 0.8  # seconds from the first stored answer to the kill
SEED = 20260914

# One worker runs them all: they look at the same server.
pytestmark = pytest.mark.xdist_group("killed")


class Signing:
    """Somebody who signs, and what they were told."""

    def __init__(self, house, furniture) -> None:
        self.house = house
        self.assessment, self.session = furniture["assessment"], furniture["session"]
        self.is_acknowledged = False

    def sign(self, after: float) -> None:
        time.sleep(after)
        address = f"/assessments/{self.assessment}/sign/"
        with suppress(OSError, HTTPException), self.house.visitor(self.session) as visitor:
            self.is_acknowledged = visitor.post(address, {"Z02": "on"}) == HTTPStatus.FOUND


@pytest.fixture(scope="module")
def told_and_kept(tmp_path_factory):
    moments = random.Random(SEED)  # noqa: S311 - no secret, but the same moments every time
    with a_house(tmp_path_factory.mktemp("house")) as house:
        furniture = house.run("tests.durability.furnish", str(PEOPLE), str(TIMES))
        people = typists(house, furniture)
        signings = [Signing(house, each) for each in furniture["signings"]]
        for signing in signings:
            house.open()
            stop = Event()
            threads = all_at_once(people, stop)
            wait_until_something_is_stored(people)
            threads.append(Thread(target=signing.sign, args=(moments.uniform(0, LONGEST),)))
            threads[-1].start()
            time.sleep(moments.uniform(0, LONGEST))
            house.kill()
            stop.set()
            for thread in threads:
                thread.join()
        yield people, signings, house.run("tests.durability.inspect_all")


def wait_until_something_is_stored(people):
    """A fresh server is slow at first: before that there is nothing to lose."""
    before, last = stored_by(people), time.monotonic() + PATIENCE
    while stored_by(people) == before and time.monotonic() < last:
        time.sleep(0.01)


def stored_by(people):
    return sum(len(each.stored) for each in people)


def test_every_acknowledged_answer_is_there(told_and_kept):
    people, _signings, kept = told_and_kept
    stored = [text for each in people for text in each.stored]

    assert len(stored) > TIMES
    assert [text for text in stored if text not in set(kept["ever"])] == []


def test_the_answer_is_what_was_typed_last(told_and_kept):
    """The last that was acknowledged, or the one that was under way when the server died."""
    people, _signings, kept = told_and_kept
    wrong = {
        each.code: kept["remarks"][each.code]
        for each in people
        if kept["remarks"][each.code] not in {each.stored[-1], each.tried}
    }

    assert wrong == {}
    assert kept["broken_versions"] == []


def test_every_acknowledged_signature_is_there(told_and_kept):
    _people, signings, kept = told_and_kept
    acknowledged = [each.assessment for each in signings if each.is_acknowledged]

    assert [each for each in acknowledged if each not in kept["submitted"]] == []


def test_no_half_submission_exists(told_and_kept):
    """Signed, told and with reports asked for; or still waiting, without any of these."""
    _people, signings, kept = told_and_kept

    assert set(kept["signed"].values()) <= {True}
    assert sorted(kept["signed"]) == kept["submitted"]
    assert kept["told"] == kept["submitted"]
    assert kept["reported"] == kept["submitted"]
    assert sorted(kept["submitted"] + kept["waiting"]) == sorted(
        each.assessment for each in signings
    )


def test_the_moments_were_before_and_after_signing(told_and_kept):
    """Else the tests above would have seen only one side."""
    _people, signings, kept = told_and_kept

    assert 0 < len(kept["submitted"]) < len(signings)
