"""The chapters of the report, and those of a definition that says nothing about it."""

from collections.abc import Collection, Iterator, Sequence

from assessments.questionnaires.entries import Entry, Fields, Read
from assessments.questionnaires.layout import Chapter, ChapterKind
from assessments.questionnaires.questions import Kind, Question, QuestionRole
from assessments.questionnaires.reading.values import choice, known, name, several, text


def read_chapter(codes: Collection[str], derived: Collection[str]) -> Read[Chapter]:
    def read(entry: Entry) -> Chapter:
        with Fields(entry, "a chapter") as fields:
            return Chapter(
                key=fields.need("id", name),
                kind=fields.need("kind", choice(ChapterKind)),
                title=fields.may("title", text, None),
                questions=fields.may("questions", several(known(codes, "question")), ()),
                figures=fields.may("figures", several(known(derived, "derived variable")), ()),
            )

    return read


def default_chapters(questions: Sequence[Question], *, has_rules: bool) -> tuple[Chapter, ...]:
    """The decision where there is one, the results, the scored texts, and every answer."""
    return tuple(_default_chapters(questions, has_rules=has_rules))


def _default_chapters(questions: Sequence[Question], *, has_rules: bool) -> Iterator[Chapter]:
    decisions = tuple(q.code for q in questions if q.role is QuestionRole.DECISION)
    reasons = tuple(q.code for q in questions if q.kind in WORDED and q.is_scored)
    declarations = tuple(q.code for q in questions if q.kind is Kind.DECLARATION)
    if decisions:
        yield _chapter(ChapterKind.DECISION, decisions)
    yield _chapter(ChapterKind.RESULTS)
    if reasons:
        yield _chapter(ChapterKind.REASONS, reasons)
    if has_rules:
        yield _chapter(ChapterKind.CONSISTENCY)
    yield _chapter(ChapterKind.SCORE_SHEET)
    if declarations:
        yield _chapter(ChapterKind.SIGN_OFF, declarations)
    yield _chapter(ChapterKind.ALL_ANSWERS)


WORDED = {Kind.TEXT, Kind.STRUCTURED_TEXT}


def _chapter(kind: ChapterKind, questions: tuple[str, ...] = ()) -> Chapter:
    return Chapter(key=kind.value, kind=kind, questions=questions)
