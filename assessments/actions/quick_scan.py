"""What somebody filled in at the quick scan, and taking it along into an assessment."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from assessments.actions import answers
from assessments.actions.answers import Given
from assessments.actions.contexts import QUESTIONNAIRE, Place
from assessments.models import AnswerVersion, Assessment, RiskContext, User
from assessments.questionnaires import library
from assessments.questionnaires.answers import AnswerValue, from_json, to_json
from assessments.risks import products, regions

# In the session of a visitor who asked to keep it, and nowhere else.
KEPT_AT = "quick_scan"
# The fingerprint of no answer: what is answered already is never written over.
NOTHING_THERE = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    place: Place
    answers: Mapping[str, AnswerValue]  # by question

    def to_json(self) -> dict[str, object]:
        return {
            "region": self.place.region,
            "product": self.place.product,
            "issue": self.place.issue,
            "stages": list(self.place.stages),
            "answers": {code: to_json(value) for code, value in self.answers.items()},
        }

    @classmethod
    def from_json(cls, kept: object) -> Self | None:
        """None when it is no scan, or not one of the questionnaire of today."""
        try:
            return cls._read(kept)
        except (AttributeError, LookupError, TypeError, ValueError):
            return None

    @classmethod
    def _read(cls, kept: Any) -> Self:
        return cls(
            place=Place(
                region=regions.get(kept["region"]).code,
                product=products.get(kept["product"]).code,
                issue=str(kept["issue"]),
                stages=tuple(str(stage) for stage in kept["stages"]),
            ),
            answers=_readable(kept["answers"]),
        )

    def is_about(self, other: Place | RiskContext) -> bool:
        """Whether it was about the same region, product and issue."""
        own = self.place
        return (own.region, own.product, own.issue) == (other.region, other.product, other.issue)


def take_along(assessment: Assessment, scan: Scan, *, by: User) -> int:
    """Save the answers of the scan where nothing was filled in yet; how many they were.

    Raises Refused when the assessment is locked or the person may not fill in.
    """
    given = {code: Given(value=value, seen=NOTHING_THERE) for code, value in scan.answers.items()}
    origin = AnswerVersion.Origin.QUICK_SCAN
    return len(answers.save(assessment, given, by=by, origin=origin).changed)


def _readable(kept: Mapping[str, object]) -> dict[str, AnswerValue]:
    """Those that are still answers to a question of the quick scan."""
    asked = {q.code: q for q in library.current(QUESTIONNAIRE).questions() if q.is_quick}
    found = {code: from_json(asked[code], value) for code, value in kept.items() if code in asked}
    return {code: value for code, value in found.items() if value is not None}
