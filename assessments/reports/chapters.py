"""The chapters of a report, filled from the questionnaire's own list of them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from assessments.language import wording
from assessments.questionnaires.layout import Chapter, ChapterKind
from assessments.reports.basis import Basis
from assessments.reports.figures import Figure, FigureGroup
from assessments.reports.printed import Printed
from assessments.reports.results import Results

TITLES: Mapping[ChapterKind, Promise] = {
    ChapterKind.DECISION: _("Decision"),
    ChapterKind.RESULTS: _("Results"),
    ChapterKind.REASONS: _("Reasons"),
    ChapterKind.FIGURES: _("Figures"),
    ChapterKind.CONSISTENCY: _("Consistency"),
    ChapterKind.ANSWERS: _("Answers"),
    ChapterKind.SCORE_SHEET: _("Score sheet"),
    ChapterKind.SIGN_OFF: _("Sign-off"),
    ChapterKind.ALL_ANSWERS: _("Annex: all questions and answers"),
    ChapterKind.EVIDENCE: _("Annex: register of evidence"),
    ChapterKind.METHOD: _("Annex: method"),
    ChapterKind.LETTER: _("Annex: letter and standards"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A derived variable that is a word: what it is called, and what it came to."""

    label: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FilledChapter:
    key: str
    kind: ChapterKind
    title: str
    answers: tuple[Printed, ...]
    words: tuple[Word, ...]
    figures: tuple[Figure, ...]
    headline: Figure | None

    @property
    def others(self) -> tuple[Printed, ...]:
        """All answers but the decision itself."""
        return tuple(each for each in self.answers if not each.is_decision)

    @property
    def has_limits(self) -> bool:
        """Whether some figure was raised or lowered by a fact."""
        return any(figure.because for figure in self.figures)

    @property
    def template(self) -> str:
        return f"reports/chapters/{self.kind}.html"


def chapters_of(
    basis: Basis, results: Results, answers: Mapping[str, Printed]
) -> tuple[FilledChapter, ...]:
    """Those that have something to say, in the order of the questionnaire."""
    groups = {group.key: group for group in results.figures}
    filled = (
        _filled(chapter, basis, groups.get(chapter.key), answers)
        for chapter in basis.questionnaire.report
    )
    return tuple(each for each in filled if _says_something(each, basis, results))


def _filled(
    chapter: Chapter, basis: Basis, group: FigureGroup | None, answers: Mapping[str, Printed]
) -> FilledChapter:
    figures = group.figures if group else ()
    shown = {answer.question.code for figure in figures for answer in figure.answers}
    return FilledChapter(
        key=chapter.key,
        kind=chapter.kind,
        title=wording(chapter.title) if chapter.title else str(TITLES[chapter.kind]),
        answers=tuple(
            answers[code]
            for code in chapter.questions
            if code in answers and not (code in shown and answers[code].is_bare)
        ),
        words=tuple(_words(chapter, basis)) if group is None else (),
        figures=figures,
        headline=group.headline if group else None,
    )


def _words(chapter: Chapter, basis: Basis) -> Iterator[Word]:
    for key in chapter.figures:
        value = basis.outcome.derived.get(key)
        labels = basis.questionnaire.labels.get(key, {})
        if isinstance(value, str) and value in labels:
            label = wording(basis.questionnaire.derivation(key).label)
            yield Word(label=label, text=wording(labels[value]))


def _says_something(chapter: FilledChapter, basis: Basis, results: Results) -> bool:
    return CONDITIONS[chapter.kind](chapter, basis, results)


def _always(_chapter: FilledChapter, _basis: Basis, _results: Results) -> bool:
    return True


def _has_answers(chapter: FilledChapter, _basis: Basis, _results: Results) -> bool:
    return bool(chapter.answers)


def _has_figures(chapter: FilledChapter, _basis: Basis, _results: Results) -> bool:
    is_known = any(figure.value is not None or figure.word for figure in chapter.figures)
    return is_known or bool(chapter.answers)


CONDITIONS: Mapping[ChapterKind, Callable[[FilledChapter, Basis, Results], bool]] = {
    ChapterKind.DECISION: lambda _chapter, _basis, results: results.decision is not None,
    ChapterKind.RESULTS: _always,
    ChapterKind.REASONS: _has_answers,
    ChapterKind.FIGURES: _has_figures,
    ChapterKind.CONSISTENCY: lambda _chapter, _basis, results: results.consistency is not None,
    ChapterKind.ANSWERS: _has_answers,
    ChapterKind.SCORE_SHEET: lambda _chapter, _basis, results: bool(results.quality.sections),
    ChapterKind.SIGN_OFF: _has_answers,
    ChapterKind.ALL_ANSWERS: _always,
    ChapterKind.EVIDENCE: _always,
    ChapterKind.METHOD: _always,
    ChapterKind.LETTER: lambda _chapter, basis, _results: bool(
        basis.questionnaire.letter_expectations
    ),
}


def places(chapters: Iterable[FilledChapter]) -> Mapping[str, str]:
    """The chapter in which each question stands in full."""
    found: dict[str, str] = {}
    for chapter in chapters:
        for answer in chapter.answers:
            found.setdefault(answer.code, chapter.key)
    return found


def cover_of(basis: Basis, answers: Mapping[str, Printed]) -> tuple[Printed, ...]:
    """What stands beside the decision, as far as it is short and was answered."""
    chapters = (c for c in basis.questionnaire.report if c.kind is ChapterKind.DECISION)
    beside = [answers[c] for chapter in chapters for c in chapter.questions if c in answers]
    return tuple(each for each in beside if each.is_short and not each.is_decision)
