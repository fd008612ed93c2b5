"""People who type on and on, each at a question of their own."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from http import HTTPStatus
from http.client import HTTPException
from itertools import count
from threading import Event, Thread
from typing import Any

from tests.durability.house import House


@dataclass
class Typist:
    """What one person was told: the texts that were stored, and the refusals."""

    house: House
    address: str
    session: str
    code: str
    name: str
    stored: list[str] = field(default_factory=list)
    tried: str = ""  # the last one, stored or not
    refusals: list[int] = field(default_factory=list)

    def type_on(self, until: Event, most: int | None = None) -> None:
        """Until they are stopped, the server is gone, or `most` texts are typed."""
        with suppress(OSError, HTTPException), self.house.visitor(self.session) as visitor:
            for number in count(len(self.stored)):
                if until.is_set() or number == most:
                    return
                self.tried = f"{self.name} {number}"
                status = visitor.post(self.address, {f"{self.code}-remark": self.tried})
                if status == HTTPStatus.OK:
                    self.stored.append(self.tried)
                else:
                    self.refusals.append(status)


def typists(house: House, furniture: Mapping[str, Any]) -> list[Typist]:
    return [
        Typist(
            house=house,
            address=f"/assessments/{furniture['assessment']}/questions/{each['code']}/save/",
            session=each["session"],
            code=each["code"],
            name=f"person {number}",
        )
        for number, each in enumerate(furniture["people"])
    ]


def all_at_once(people: list[Typist], until: Event, *, most: int | None = None) -> list[Thread]:
    threads = [Thread(target=each.type_on, args=(until, most)) for each in people]
    for thread in threads:
        thread.start()
    return threads
