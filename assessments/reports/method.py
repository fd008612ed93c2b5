"""The annex that says by which rules a report came to its results."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from assessments.language import wording
from assessments.questionnaires.definitions import Questionnaire
from assessments.questionnaires.judging import ConfidenceBand, QualityBand
from assessments.questionnaires.rules import Rule
from assessments.reports.basis import Basis
from assessments.reports.formulas import Formula, formulas_of
from assessments.reports.scales import decimal
from assessments.reports.wordings import number


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    label: str
    text: str
    digest: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    label: str
    begins: str  # from which number; of a grade, its key


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """A scale of words, from low to high."""

    title: str
    begins: str  # what the numbers are
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Triggered:
    """A rule that fired, with the questions that made it."""

    key: str
    message: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    versions: tuple[Version, ...]
    formulas: tuple[Formula, ...]
    scales: tuple[Scale, ...]
    has_grades: bool
    max_age_months: int
    triggered: tuple[Triggered, ...]


def method_of(basis: Basis) -> Method:
    evidence = basis.questionnaire.evidence
    return Method(
        versions=tuple(_versions(basis)),
        formulas=formulas_of(basis.outcome, basis.dossier),
        scales=tuple(scale for scale in _scales(basis.questionnaire) if scale.steps),
        has_grades=bool(evidence.grades),
        max_age_months=evidence.max_age_months,
        triggered=tuple(_triggered(basis)),
    )


def _scales(questionnaire: Questionnaire) -> Iterator[Scale]:
    yield Scale(title=_("Band of the score"), begins=_("From"), steps=_bands(questionnaire.bands))
    yield Scale(
        title=_("Strength of evidence"),
        begins=_("From"),
        steps=_bands(questionnaire.confidence_bands),
    )
    yield Scale(
        title=_("Grade of a document"),
        begins=_("Grade"),
        steps=tuple(
            Step(begins=grade.key, label=wording(grade.label))
            for grade in questionnaire.evidence.grades
        ),
    )


def _bands(bands: Iterable[QualityBand | ConfidenceBand]) -> tuple[Step, ...]:
    return tuple(
        Step(begins=number(decimal(band.at_least)), label=wording(band.label)) for band in bands
    )


def _versions(basis: Basis) -> Iterator[Version]:
    asked, table = basis.content["questionnaire"], basis.content["risk_table"]
    yield Version(
        label=_("Questionnaire"),
        text=f"{wording(basis.questionnaire.title)} {asked['version']}",
        digest=asked["sha256"],
    )
    row = _("row %(row)s") % {"row": table["row"]} if table["row"] else _("no row matches")
    yield Version(label=_("Risk table"), text=f"{table['version']}, {row}")


def _triggered(basis: Basis) -> Iterator[Triggered]:
    outcome = basis.outcome
    if outcome.consistency:
        yield _rule(basis.questionnaire, outcome.consistency.rule, ())
    findings = (*outcome.knock_outs, *outcome.lifted, *outcome.red_flags, *outcome.validations)
    for finding in findings:
        yield _rule(basis.questionnaire, finding.rule, finding.questions)


def _rule(questionnaire: Questionnaire, key: str, codes: tuple[str, ...]) -> Triggered:
    rule: Rule = questionnaire.rule(key)
    return Triggered(key=key, message=wording(rule.message), codes=codes)
