"""Scales from 0 to 100 on which a number is called by a word."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

TOP = Decimal(100)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Where a step begins; the marks of a scale run from low to high."""

    key: str
    label: str
    at_least: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    label: str
    start: Decimal
    end: Decimal
    is_reached: bool  # the number stands on this step


def scale(marks: Sequence[Mark], reached: str | None) -> tuple[Step, ...]:
    """The steps from low to high, of which at most one is reached."""
    starts = [decimal(mark.at_least) for mark in marks]
    return tuple(
        Step(label=mark.label, start=start, end=end, is_reached=mark.key == reached)
        for mark, (start, end) in zip(marks, pairwise([*starts, TOP]), strict=True)
    )


def decimal(fraction: Fraction) -> Decimal:
    return Decimal(fraction.numerator) / Decimal(fraction.denominator)
