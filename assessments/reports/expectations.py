"""The annex that leads from the letter's own words to the questions and the steps of the OECD."""

from collections.abc import Iterator
from dataclasses import dataclass

from assessments.language import wording
from assessments.questionnaires.definitions import Questionnaire
from assessments.questionnaires.questions import Question
from assessments.scoring.outcome import Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    key: str
    phrase: str
    codes: tuple[str, ...]  # of the questions that were asked about it
    steps: tuple[str, ...]  # keys of the OECD's steps


@dataclass(frozen=True, slots=True, kw_only=True)
class OecdStep:
    key: str
    label: str


def expectations_of(questionnaire: Questionnaire, outcome: Outcome) -> tuple[Expectation, ...]:
    """The phrases that some question of this dossier is about."""
    return tuple(_expectations(questionnaire, frozenset(outcome.visible)))


def _expectations(questionnaire: Questionnaire, visible: frozenset[str]) -> Iterator[Expectation]:
    for phrase in questionnaire.letter_expectations:
        about = [
            question
            for question in questionnaire.questions()
            if phrase.key in question.letter and question.code in visible
        ]
        if about:
            yield Expectation(
                key=phrase.key,
                phrase=phrase.phrase,
                codes=tuple(question.code for question in about),
                steps=tuple(_steps(questionnaire, about)),
            )


def _steps(questionnaire: Questionnaire, questions: list[Question]) -> Iterator[str]:
    keys = {question.oecd_step for question in questions}
    return (key for key in questionnaire.oecd_steps if key in keys)


def steps_of(questionnaire: Questionnaire) -> tuple[OecdStep, ...]:
    return tuple(
        OecdStep(key=key, label=wording(title)) for key, title in questionnaire.oecd_steps.items()
    )
