"""Whether there is anything in a text or a table: a floor against emptiness, no judgement."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from fractions import Fraction

from assessments.questionnaires.answers import AnswerValue, Row, is_empty
from assessments.questionnaires.questions import Kind, Question, Substance

PLACEHOLDERS = frozenset(
    {
        "nvt", "n.v.t.", "n.v.t", "na", "n/a", "-", "--", "x", "xx", "tbd", "todo", "geen", "none",
        "zie bijlage", "see annex", "zie boven", "see above", "idem", "ditto", "lorem ipsum",
    }
)  # fmt: skip
WORD = re.compile(r"[^\W\d_]{2,}")


def normalised(text: str) -> str:
    """One form for what looks the same, and single spaces."""
    return " ".join(unicodedata.normalize("NFKC", text).split())


def has_substance(text: str, rule: Substance) -> bool:
    plain = normalised(text)
    lower = plain.lower()
    if lower in PLACEHOLDERS or len(plain) < rule.min_chars:
        return False
    return len(set(WORD.findall(lower))) >= rule.min_unique_words


def substantive_parts(question: Question, answer: AnswerValue) -> tuple[str, ...]:
    """The elements with substance; one that repeats an earlier one does not count."""
    if not isinstance(answer, Mapping) or question.element_substance is None:
        return ()
    seen: set[str] = set()
    found = []
    for element in question.elements:
        text = answer.get(element.key, "")
        plain = normalised(text).lower()
        if plain and plain not in seen and has_substance(text, question.element_substance):
            found.append(element.key)
        seen.add(plain)
    return tuple(found)


def completeness(question: Question, answer: AnswerValue) -> Fraction:
    """From 0 to 1. Whatever has no parts is complete as soon as it is answered."""
    measure = MEASURES.get(question.kind)
    return measure(question, answer) if measure else Fraction(1)


def _of_text(question: Question, answer: AnswerValue) -> Fraction:
    rule = question.substance
    return Fraction(rule is not None and has_substance(str(answer), rule))


def _of_parts(question: Question, answer: AnswerValue) -> Fraction:
    return Fraction(len(substantive_parts(question, answer)), len(question.elements))


def _of_table(question: Question, answer: AnswerValue) -> Fraction:
    rows = rows_of(answer)
    required = [column.key for column in question.columns if column.is_required]
    if not rows or len(rows) < question.min_rows:
        return Fraction(0)
    filled = sum(not is_empty(row.get(key)) for row in rows for key in required)
    return Fraction(filled, len(rows) * len(required))


def rows_of(answer: AnswerValue) -> tuple[Row, ...]:
    rows = answer if isinstance(answer, tuple) else ()
    return tuple(row for row in rows if isinstance(row, Mapping))


MEASURES: Mapping[Kind, Callable[[Question, AnswerValue], Fraction]] = {
    Kind.TEXT: _of_text,
    Kind.STRUCTURED_TEXT: _of_parts,
    Kind.TABLE: _of_table,
}
