"""Which band a score reaches, and what a programme expects of it."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from assessments.questionnaires.judging import ConfidenceBand, QualityBand
from assessments.scoring.facts import DossierFacts
from assessments.scoring.figures import rounded
from assessments.scoring.results import ProgrammeTarget


def reached[B: (QualityBand, ConfidenceBand)](
    bands: Sequence[B], score: Decimal | None
) -> B | None:
    """Of the rounded score, so that what is printed can be looked up."""
    if score is None:
        return None
    return next((band for band in reversed(bands) if Fraction(score) >= band.at_least), None)


def programme_target(facts: DossierFacts, score: Decimal | None) -> ProgrammeTarget | None:
    """Null for a company whose year of participation is not known."""
    targets = facts.questionnaire.programme_targets
    year = facts.dossier.company.get(targets.year_field) if targets else None
    if targets is None or not isinstance(year, int) or year < 1:
        return None
    target = targets.by_year[min(year, max(targets.by_year))]
    return ProgrammeTarget(
        target=rounded(target), is_met=score is not None and Fraction(score) >= target
    )
