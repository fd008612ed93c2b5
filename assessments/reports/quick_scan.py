"""What a quick scan comes to, in the reader's words: no score, no band, only what to look at."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from assessments.language import wording
from assessments.questionnaires.answers import AnswerValue
from assessments.questionnaires.conditions import Fact, Reference, Subject
from assessments.questionnaires.definitions import Questionnaire
from assessments.questionnaires.derivations import Banded
from assessments.questionnaires.questions import Question
from assessments.reports.consistency import Consistency, consistency_of
from assessments.reports.figures import Figure, FigureGroup, figure_groups
from assessments.reports.ground import WORDS, Ground
from assessments.reports.headlines import decision_in_words
from assessments.reports.wordings import AnswerInWords, answer_in_words
from assessments.scoring.dossier import Dossier, Reply
from assessments.scoring.outcome import evaluate
from assessments.scoring.results import Finding
from assessments.scoring.visibility import hear

# What a level of risk asks of a company. Ours, after OECD Due Diligence Guidance 2018, 2.4 and 3.2:
# the more severe and likely the harm, the sooner and the more is expected.
MEANINGS: Mapping[str, Promise] = {
    "low": _(
        "By your answers the risk to people is small here. Look again when your chain or "
        "the situation changes."
    ),
    "moderate": _(
        "People can be harmed in your chain. Find out where, and what you can do about it."
    ),
    "high": _(
        "How grave the harm is and how likely, together make a high risk to people. "
        "You are expected to act, and to be able to explain your decision."
    ),
    "critical": _(
        "How grave the harm is and how likely, together make a very high risk to people. "
        "This context comes before your others: you are expected to decide, "
        "and to give your reasons."
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SignalWords:
    message: str
    questions: tuple[str, ...]  # that it follows from, in their own words


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """A fact that makes the full form worth the time."""

    label: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    question: str
    answer: AnswerInWords


@dataclass(frozen=True, slots=True, kw_only=True)
class QuickScanResult:
    risk: FigureGroup | None
    abilities: tuple[FigureGroup, ...]
    meaning: str  # of the level of risk
    decision: str | None
    consistency: Consistency | None
    signals: tuple[SignalWords, ...]
    is_full_form_recommended: bool
    reasons: tuple[Reason, ...]
    phrases: tuple[str, ...]  # of the letter, about the decision
    answers: tuple[Answered, ...]
    disclaimer: str

    @property
    def meters(self) -> tuple[Figure, ...]:
        """What is known well enough to be drawn."""
        groups = (self.risk, *self.abilities) if self.risk else self.abilities
        headlines = (group.headline for group in groups if group)
        return tuple(figure for figure in headlines if figure and figure.value is not None)


def dossier_of_scan(
    questionnaire: Questionnaire,
    context: Mapping[str, Fact],
    answers: Mapping[str, AnswerValue],
    *,
    on: date,
) -> Dossier:
    replies = {code: Reply(value=value) for code, value in answers.items()}
    return Dossier(
        questionnaire=questionnaire, assessed_on=on, context=context, replies=replies, quick=True
    )


def asked_in(dossier: Dossier) -> list[Question]:
    """The questions that these answers bring into view, in the order of asking."""
    return list(hear(dossier).visible.values())


def leading(questionnaire: Questionnaire) -> list[Question]:
    """The questions of the scan that decide whether another one is asked: they come first."""
    quick = [question for question in questionnaire.questions() if question.is_quick]
    leaves = (leaf for question in quick for leaf in question.show_if.leaves())
    codes = {leaf.reference.question for leaf in leaves}
    return [question for question in quick if question.code in codes]


def quick_scan_result(dossier: Dossier) -> QuickScanResult:
    questionnaire, outcome = dossier.questionnaire, evaluate(dossier)
    ground = Ground(outcome, hear(dossier))
    groups, decision = figure_groups(ground), questionnaire.decision
    risk = groups[0] if groups else None
    return QuickScanResult(
        risk=risk,
        abilities=groups[1:],
        meaning=_meaning(risk, ground),
        decision=decision_in_words(questionnaire, ground.answer(decision.code))
        if decision
        else None,
        consistency=consistency_of(ground),
        signals=tuple(_signals(questionnaire, outcome.signals)),
        is_full_form_recommended=bool(outcome.full_form_recommended),
        reasons=tuple(_reasons(ground)),
        phrases=tuple(_phrases(questionnaire, decision.letter if decision else ())),
        answers=tuple(_answered(ground)),
        disclaimer=wording(questionnaire.disclaimer) if questionnaire.disclaimer else "",
    )


def _meaning(risk: FigureGroup | None, ground: Ground) -> str:
    if risk is None or risk.headline is None:
        return ""
    scales = {
        each.how.of: each.key
        for each in ground.questionnaire.derived
        if isinstance(each.how, Banded)
    }
    word = ground.outcome.derived.get(scales[risk.headline.key])
    return str(MEANINGS.get(str(word), ""))


def _signals(questionnaire: Questionnaire, found: Iterable[Finding]) -> Iterator[SignalWords]:
    for finding in found:
        codes = finding.questions
        yield SignalWords(
            message=wording(questionnaire.rule(finding.rule).message),
            questions=tuple(wording(questionnaire.question(code).text) for code in codes),
        )


def _reasons(ground: Ground) -> Iterator[Reason]:
    """What made the rule of the definition true, each once."""
    scan = ground.questionnaire.quick_scan
    leaves = scan.full_form_recommended_if.leaves() if scan else ()
    holding = (leaf.reference for leaf in leaves if leaf.holds(ground))
    for reference in dict.fromkeys(each for each in holding if each.subject in WORDS):
        fact = ground.in_words(reference)
        yield Reason(label=_label(reference, ground) or fact.label, text=fact.text)


def _label(reference: Reference, ground: Ground) -> str:
    """The question in its own words; other facts have a label."""
    is_answer = reference.subject is Subject.ANSWER
    return wording(ground.questionnaire.question(reference.name).text) if is_answer else ""


def _phrases(questionnaire: Questionnaire, keys: Iterable[str]) -> Iterator[str]:
    wanted = frozenset(keys)
    return (each.phrase for each in questionnaire.letter_expectations if each.key in wanted)


def _answered(ground: Ground) -> Iterator[Answered]:
    for code, question in ground.facts.visible.items():
        answer = answer_in_words(question, ground.answer(code))
        yield Answered(question=wording(question.text), answer=answer)
