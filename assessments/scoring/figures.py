"""Numbers are exact until the end, rounded once, and go to JSON as JSON numbers."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

type Figure = Decimal | str | None  # a rounded number, a word, or not known


def rounded(number: Fraction, places: int = 1) -> Decimal:
    """Half away from zero."""
    doubled, below = 2 * abs(number.numerator) * 10**places, number.denominator
    units = (doubled + below) // (2 * below)
    return Decimal(f"{units if number >= 0 else -units}E-{places}")


def rounded_if_known(number: Fraction | None, places: int = 1) -> Decimal | None:
    return None if number is None else rounded(number, places)


def shown(figure: Figure) -> str | float | None:
    return float(figure) if isinstance(figure, Decimal) else figure


def shown_all(figures: Mapping[str, Figure]) -> dict[str, str | float | None]:
    return {key: shown(figure) for key, figure in figures.items()}


def number(stored: float, places: int = 1) -> Decimal:
    """What `shown` was given, from the shortest text of its float."""
    return rounded(Fraction(str(stored)), places)


def number_if_known(stored: float | None, places: int = 1) -> Decimal | None:
    return None if stored is None else number(stored, places)


def figure(stored: str | float | None) -> Figure:
    return stored if isinstance(stored, str) else number_if_known(stored)
