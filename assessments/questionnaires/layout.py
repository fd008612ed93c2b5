"""What the justification report shows, chapter by chapter."""

from dataclasses import dataclass
from enum import StrEnum

from assessments.questionnaires.texts import Text


class ChapterKind(StrEnum):
    """How a chapter is rendered; which questions and figures it holds is data."""

    DECISION = "decision"  # the cover: the decision, its date, who decided
    RESULTS = "results"  # the four results, never merged
    REASONS = "reasons"  # the questions' own words in full, part by part
    FIGURES = "figures"  # derived variables as meters, then the questions behind them
    CONSISTENCY = "consistency"  # the rule that matched, what would change it, knock-outs
    ANSWERS = "answers"  # the questions with their answers
    SCORE_SHEET = "score_sheet"  # sections, questions, improvements
    SIGN_OFF = "sign_off"  # the declarations and who signed them
    ALL_ANSWERS = "all_answers"  # annex: every visible question
    EVIDENCE = "evidence"  # annex: the register of evidence
    METHOD = "method"  # annex: formulas, versions, rules that fired
    LETTER = "letter"  # annex: phrase of the letter, question, OECD step


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """Without a title, the renderer's own title for the kind."""

    key: str
    kind: ChapterKind
    title: Text | None = None
    questions: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()  # keys of derived variables
