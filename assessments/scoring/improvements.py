"""Where most is to be won: what a knock-out asks for first, then points of the overall score."""

from collections.abc import Iterator
from fractions import Fraction

from assessments.scoring.figures import rounded
from assessments.scoring.points import SectionPoints
from assessments.scoring.results import Finding, Improvement

SHOWN = 5


def improvements(
    sheet: tuple[SectionPoints, ...], knock_outs: tuple[Finding, ...]
) -> tuple[Improvement, ...]:
    behind = {code for finding in knock_outs for code in finding.questions}
    gains = dict.fromkeys(behind, Fraction(0)) | dict(_gains(sheet))
    worthwhile = [code for code in gains if gains[code] > 0 or code in behind]
    worthwhile.sort(key=lambda code: (code not in behind, -gains[code], code))
    return tuple(
        Improvement(code=code, gain=rounded(gains[code]), is_knock_out=code in behind)
        for code in worthwhile[:SHOWN]
    )


def _gains(sheet: tuple[SectionPoints, ...]) -> Iterator[tuple[str, Fraction]]:
    """The points of the overall score that each question can still win."""
    active = [each for each in sheet if each.points]
    total = sum(each.section.weight for each in active)
    for each in active:
        per_weight = 100 * each.section.weight / (total * each.weight)
        for points in (points for points in each.points if points.share < 1):
            yield points.question.code, per_weight * points.question.weight * (1 - points.share)
