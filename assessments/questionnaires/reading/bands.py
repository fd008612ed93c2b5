"""The bands of the overall score and of the strength of evidence."""

from collections.abc import Sequence
from fractions import Fraction

from assessments.questionnaires.entries import Entry, Fields
from assessments.questionnaires.judging import ConfidenceBand, QualityBand
from assessments.questionnaires.reading.values import (
    name,
    number_up_to,
    unique,
    whole,
    wording,
)

PERCENT = 100


def read_bands(entry: Entry) -> tuple[QualityBand, ...]:
    bands = unique(_band, lambda band: band.key, "band")(entry)
    if [band.index for band in bands] != list(range(1, len(bands) + 1)):
        raise entry.refusal("the bands must be numbered 1, 2, 3, … in this order.")
    _rise_from_0([band.at_least for band in bands], entry)
    return bands


def read_confidence_bands(entry: Entry) -> tuple[ConfidenceBand, ...]:
    bands = unique(_confidence_band, lambda band: band.key, "band")(entry)
    _rise_from_0([band.at_least for band in bands], entry)
    return bands


def _rise_from_0(limits: Sequence[Fraction], entry: Entry) -> None:
    if not limits or limits[0] != 0 or list(limits) != sorted(set(limits)):
        raise entry.refusal("the bands must begin at 0 and rise.")


def _band(entry: Entry) -> QualityBand:
    with Fields(entry, "a band") as fields:
        return QualityBand(
            key=fields.need("key", name),
            index=fields.need("index", whole),
            at_least=fields.need("gte", number_up_to(PERCENT)),
            label=wording(fields),
        )


def _confidence_band(entry: Entry) -> ConfidenceBand:
    with Fields(entry, "a band") as fields:
        return ConfidenceBand(
            key=fields.need("key", name),
            at_least=fields.need("gte", number_up_to(PERCENT)),
            label=wording(fields),
        )
