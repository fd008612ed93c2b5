"""Fifty people whose answers are saved while they type, beside fifty who post next to nothing.

Two workers of four threads on this machine, which also plays the people: the seconds are those of
a busy afternoon, the ratio says what saving an answer costs beyond a bare form.
"""

import os
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from threading import Thread

from tests.durability.house import House, Visitor, a_house

PEOPLE, TIMES = 50, 20
PERCENTILES = (50, 95, 99)
ACCEPTED = range(200, 400)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, a_house(Path(folder)) as house:
        furniture = house.run("tests.durability.furnish", str(PEOPLE), "0")
        assessment = furniture["assessment"]
        house.open()
        floor = _measured(house, furniture, lambda _each: ("/language/", {"language": "nl"}))
        ours = _measured(
            house,
            furniture,
            lambda each: (
                f"/assessments/{assessment}/questions/{each['code']}/save/",
                {f"{each['code']}-remark": f"at {time.perf_counter()}"},
            ),
        )
    database = "PostgreSQL" if os.environ.get("DATABASE_NAME") else "SQLite"
    _tell(f"a bare form, {database}", floor)
    _tell(f"an answer, {database}", ours)
    print(f"ratio of the medians            {ours.median / floor.median:8.2f}")


class Measured:
    def __init__(self, seconds: list[float], refused: int, whole: float) -> None:
        self.seconds, self.refused, self.whole = sorted(seconds), refused, whole

    @property
    def median(self) -> float:
        return statistics.median(self.seconds)

    def percentile(self, share: int) -> float:
        return self.seconds[min(len(self.seconds) - 1, len(self.seconds) * share // 100)]


def _measured(
    house: House, furniture: dict, what: Callable[[dict], tuple[str, dict[str, str]]]
) -> Measured:
    seconds: list[float] = []
    refused: list[int] = []

    def post(each: dict) -> None:
        with house.visitor(each["session"]) as visitor:
            seconds.extend(_seconds_of(visitor, *what(each), refused) for _time in range(TIMES))

    threads = [Thread(target=post, args=(each,)) for each in furniture["people"]]
    began = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return Measured(seconds, len(refused), time.perf_counter() - began)


def _seconds_of(
    visitor: Visitor, address: str, fields: dict[str, str], refused: list[int]
) -> float:
    began = time.perf_counter()
    status = visitor.post(address, fields)
    if status not in ACCEPTED:
        refused.append(status)
    return time.perf_counter() - began


def _tell(name: str, measured: Measured) -> None:
    print(f"{name:31} {len(measured.seconds) / measured.whole:8.0f} each second")
    for share in PERCENTILES:
        print(f"    {share}th percentile             {measured.percentile(share) * 1000:8.0f} ms")
    print(f"    refused                     {measured.refused:8d}   (aim: none)")


if __name__ == "__main__":
    main()
