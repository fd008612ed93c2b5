"""Derived figures, such as the risk to people or the ability to investigate, and what is behind them."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from assessments.language import wording
from assessments.questionnaires.conditions import Reference, Subject
from assessments.questionnaires.definitions import Questionnaire
from assessments.questionnaires.derivations import Banded, Calculated, Derived
from assessments.questionnaires.expressions import Expression
from assessments.questionnaires.layout import Chapter, ChapterKind
from assessments.reports.facts import FactInWords
from assessments.reports.ground import Ground, looks_used, reasons
from assessments.reports.scales import Mark, Step, decimal, scale
from assessments.reports.wordings import QuestionName, answer_in_words, question_name

# What a calculation looks at that is shown as a fact; answers are shown as answers.
FACTS = frozenset({Subject.CONTEXT, Subject.DERIVED})


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedAnswer:
    """What the company answered, and the number it stands for."""

    question: QuestionName
    text: str  # empty when it was not answered
    value: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number with a scale of words, a number alone, or a word alone."""

    key: str
    label: str
    value: Decimal | None
    word: str
    steps: tuple[Step, ...] = ()
    stated: Decimal | None = None  # only where a floor or a ceiling changed it
    because: tuple[FactInWords, ...] = ()  # the facts behind that floor or ceiling
    answers: tuple[StatedAnswer, ...] = ()
    facts: tuple[FactInWords, ...] = ()  # other figures and facts it was calculated from


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureGroup:
    key: str
    title: str
    figures: tuple[Figure, ...]

    @property
    def meters(self) -> tuple[Figure, ...]:
        return tuple(figure for figure in self.figures if figure.steps)

    @property
    def headline(self) -> Figure | None:
        """The first one with a scale: what the others lead to."""
        return next(iter(self.meters), None)


def figure_groups(ground: Ground) -> tuple[FigureGroup, ...]:
    """One group per chapter of figures in the questionnaire's report."""
    return tuple(
        FigureGroup(
            key=chapter.key,
            title=wording(chapter.title) if chapter.title else "",
            figures=_figures(chapter, ground),
        )
        for chapter in ground.questionnaire.report
        if chapter.kind is ChapterKind.FIGURES
    )


def _figures(chapter: Chapter, ground: Ground) -> tuple[Figure, ...]:
    """A number and the scale it is read on are one figure, at the place of the first."""
    scales = _scales(ground.questionnaire)
    numbers = {banded.key: number for number, banded in scales.items()}
    keys = dict.fromkeys(numbers.get(key, key) for key in chapter.figures)
    return tuple(_figure(key, scales.get(key), ground) for key in keys)


def _scales(questionnaire: Questionnaire) -> dict[str, Derived]:
    """The banded variable by the number that it names."""
    return {
        derived.how.of: derived
        for derived in questionnaire.derived
        if isinstance(derived.how, Banded)
    }


def _figure(key: str, banded: Derived | None, ground: Ground) -> Figure:
    derived, value = ground.questionnaire.derivation(key), ground.outcome.derived.get(key)
    named = banded or derived
    number = value if isinstance(value, Decimal) else None
    expression = derived.how.expression if isinstance(derived.how, Calculated) else None
    looks = _looks(expression, ground)
    stated = _stated(key, number, ground)
    return Figure(
        key=key,
        label=wording(named.label),
        value=number,
        word=_word(named, ground),
        steps=_steps(named, ground),
        stated=stated,
        because=_because(expression, number, ground) if expression and stated is not None else (),
        answers=tuple(
            _answer(reference.name, ground)
            for reference in looks
            if reference.subject is Subject.INPUT
        ),
        facts=tuple(
            ground.in_words(reference) for reference in looks if reference.subject in FACTS
        ),
    )


def _word(named: Derived, ground: Ground) -> str:
    value = ground.outcome.derived.get(named.key)
    return ground.word_of(named.key, value) if isinstance(value, str) else ""


def _steps(named: Derived, ground: Ground) -> tuple[Step, ...]:
    """The scale of a banded variable, from low to high; others have none."""
    steps = named.how.steps if isinstance(named.how, Banded) else ()
    marks = [
        Mark(
            key=step.word,
            label=ground.word_of(named.key, step.word),
            at_least=step.at_least or Fraction(0),
        )
        for step in reversed(steps)
    ]
    reached = ground.outcome.derived.get(named.key)
    return scale(marks, reached if isinstance(reached, str) else None)


def _looks(expression: Expression | None, ground: Ground) -> tuple[Reference, ...]:
    if expression is None:
        return ()
    return tuple(dict.fromkeys(look.reference for look in looks_used(expression, ground)))


def _stated(key: str, value: Decimal | None, ground: Ground) -> Decimal | None:
    """What the company stated itself, where the figure is something else."""
    floor = next((floor for floor in ground.questionnaire.floors if floor.derived == key), None)
    fraction = floor.stated.value(ground) if floor else None
    if fraction is None or value is None:
        return None
    stated = round(decimal(fraction), 1)
    return stated if stated != value else None


def _because(
    expression: Expression, value: Decimal | None, ground: Ground
) -> tuple[FactInWords, ...]:
    """The conditions that held, and the fact of the context that is the figure itself."""
    limits = [
        reference
        for reference in _looks(expression, ground)
        if reference.subject is Subject.CONTEXT and ground.value_of(reference) == value
    ]
    return tuple(
        ground.in_words(each) for each in dict.fromkeys([*reasons(expression, ground), *limits])
    )


def _answer(code: str, ground: Ground) -> StatedAnswer:
    question = ground.questionnaire.question(code)
    value = ground.input(code)
    return StatedAnswer(
        question=question_name(question),
        text=answer_in_words(question, ground.answer(code)).text,
        value=None if value is None else decimal(value),
    )
