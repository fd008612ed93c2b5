"""A scale of steps: limits in one order, and a last step for everything else."""

from collections.abc import Callable
from fractions import Fraction

from assessments.questionnaires.entries import Entry, Fields, Read
from assessments.questionnaires.reading.values import number, truth

type Step[T] = tuple[Fraction | None, T]


def steps[T](limit: str, order: str, result: Callable[[Fields], T]) -> Read[tuple[Step[T], ...]]:
    """Steps of which `limit` is the key of the limit; limits must "rise" or "fall"."""

    def read_step(entry: Entry) -> Step[T]:
        with Fields(entry, "a step") as fields:
            what = result(fields)
            if fields.may("else", truth, default=False):
                return None, what
            return fields.need(limit, number), what

    def read(entry: Entry) -> tuple[Step[T], ...]:
        found = tuple(read_step(item) for item in entry.items("a scale"))
        limits = [step[0] for step in found[:-1]]
        known = [step for step in limits if step is not None]
        if not found or found[-1][0] is not None or len(known) < len(limits):
            raise entry.refusal("the last step, and only the last, must be {else: true, …}.")
        if known != sorted(set(known), reverse=order == "fall"):
            raise entry.refusal(f"the steps of this scale must {order}.")
        return found

    return read
