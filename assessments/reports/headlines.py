"""An outcome in one row of a list."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from assessments.language import wording
from assessments.models import Submission
from assessments.questionnaires.definitions import Questionnaire
from assessments.questionnaires.rules import FlagSeverity, RedFlag, Verdict
from assessments.scoring.outcome import Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    decision: str | None  # None where a questionnaire asks for none
    score: Decimal | None
    band: str
    is_capped: bool
    verdict: str  # how the decision fits the facts; empty where that is not asked
    verdict_label: str
    knock_outs: int
    flags: int
    high_flags: int

    @property
    def is_consistent(self) -> bool:
        return self.verdict == Verdict.CONSISTENT

    @property
    def other_flags(self) -> int:
        return self.flags - self.high_flags

    @property
    def has_no_signs(self) -> bool:
        is_quiet = self.is_consistent or not self.verdict
        return is_quiet and not self.knock_outs and not self.flags


def headline_of(questionnaire: Questionnaire, outcome: Outcome, decision: object) -> Headline:
    """`decision` is the answer to the decision question, if there was one."""
    bands = {band.key: wording(band.label) for band in questionnaire.bands}
    verdict = outcome.consistency.value if outcome.consistency else ""
    verdicts = questionnaire.labels.get("consistency", {})
    rules = [questionnaire.rule(finding.rule) for finding in outcome.red_flags]
    return Headline(
        decision=decision_in_words(questionnaire, decision),
        score=outcome.overall,
        band=bands.get(outcome.band or "", ""),
        is_capped=outcome.band != outcome.band_before_caps,
        verdict=verdict,
        verdict_label=wording(verdicts[verdict]) if verdict in verdicts else verdict,
        knock_outs=len(outcome.knock_outs),
        flags=len(rules),
        high_flags=sum(
            isinstance(rule, RedFlag) and rule.severity is FlagSeverity.HIGH for rule in rules
        ),
    )


def headline_of_submission(submission: Submission) -> Headline:
    """From the stored outcome alone."""
    questionnaire = submission.questionnaire
    decision = questionnaire.decision
    given = submission.content["answers"].get(decision.code, {}) if decision else {}
    outcome = Outcome.from_json(submission.outcome)
    return headline_of(questionnaire, outcome, given.get("value"))


def decision_in_words(questionnaire: Questionnaire, taken: object) -> str | None:
    """The short name of the decision; None where a questionnaire asks for none."""
    if questionnaire.decision is None:
        return None
    labels = questionnaire.labels.get("decision", {})
    if not isinstance(taken, str):
        return _("No decision yet")
    if taken in labels:
        return wording(labels[taken])
    return wording(questionnaire.decision.option(taken).label)
