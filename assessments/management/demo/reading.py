"""The demo's script: who plays, what they answer, and what then happens."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from assessments.actions.contexts import Place

HERE = Path(__file__).parent

type Answers = Mapping[str, Any]  # as TOML gives them; dates as on the golden day
type Grades = Mapping[str, tuple[str, int]]  # kind and grade of the evidence, by question


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """What is put behind the answer to one question."""

    title: str
    form: str
    dated: date | None = None
    dated_by: str = ""  # the question that asks for its date
    link: str = ""
    days_valid: int = 0  # from the day on which the demo is made; 0: for good

    def day(self, answers: Answers) -> date:
        """The date of the document, as on the golden day."""
        day: date = self.dated or answers[self.dated_by]
        return day


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """The choices of a golden case, and its evidence: kind and grade, or nothing."""

    choices: Answers = field(default_factory=dict)
    not_applicable: Mapping[str, str] = field(default_factory=dict)
    evidence: Mapping[str, Sequence[Any]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    move: str
    reason: str = ""
    conclusion: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """Filling in as far as one goes, and the moves that follow."""

    case: str | None
    finished: tuple[str, ...]
    answers: Answers
    not_applicable: Mapping[str, str]
    remarks: Mapping[str, str]
    evidence: Grades
    moves: tuple[Move, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """A remark at a question; people are named by their roles."""

    question: str
    by: str
    text: str
    mentions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A section, or one question of it, that is asked of somebody."""

    section: str
    of: str
    note: str
    days: int  # until it is due
    question: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    company: str
    place: Place
    acts: tuple[Act, ...]
    years_ago: int = 0
    talks: tuple[Talk, ...] = ()
    asked: tuple[Asked, ...] = ()


@cache
def cast() -> Mapping[str, Any]:
    return _toml(HERE / "cast.toml")


@cache
def papers() -> Mapping[str, Paper]:
    return {code: Paper(**given) for code, given in _toml(HERE / "papers.toml").items()}


@cache
def cases() -> Mapping[str, Case]:
    """In the order of the file: a case that builds on another comes after it."""
    found: dict[str, Case] = {}
    for name, given in _toml(HERE / "cases.toml").items():
        base = found.get(given.get("based_on", ""), Case())
        found[name] = Case(
            choices={**base.choices, **given["choices"]},
            not_applicable={**base.not_applicable, **given.get("not_applicable", {})},
            evidence={**base.evidence, **given.get("evidence", {})},
        )
    return found


@cache
def stories() -> tuple[Story, ...]:
    """In the order of the numbers in the file names: what a company answers once, grows with them."""
    return tuple(_story(_toml(file)) for file in sorted((HERE / "stories").glob("*.toml")))


def _toml(file: Path) -> dict[str, Any]:
    return tomllib.loads(file.read_text(encoding="utf-8"))


def _story(given: Mapping[str, Any]) -> Story:
    place = Place(
        region=given["region"],
        product=given["product"],
        issue=given["issue"],
        stages=tuple(given["stages"]),
    )
    return Story(
        company=given["company"],
        place=place,
        acts=_acts(given["acts"]),
        years_ago=given.get("years_ago", 0),
        talks=tuple(Talk(**each) for each in given.get("talks", ())),
        asked=tuple(Asked(**each) for each in given.get("asked", ())),
    )


def _acts(given: list[dict[str, Any]]) -> tuple[Act, ...]:
    """Each act goes on with the case, the answers and the remarks of the acts before it."""
    acts: list[Act] = []
    case: str | None = None
    answers: dict[str, Any] = {}
    remarks: dict[str, str] = {}
    for each in given:
        case = each.get("case", case)
        answers = answers | each.get("answers", {})
        remarks = remarks | each.get("remarks", {})
        acts.append(_act(each, case, answers, remarks))
    return tuple(acts)


def _act(
    given: Mapping[str, Any], case: str | None, answers: Answers, remarks: Mapping[str, str]
) -> Act:
    of_case = cases()[case] if case else Case()
    evidence = {**of_case.evidence, **given.get("evidence", {})}
    return Act(
        case=case,
        finished=tuple(given.get("finished", ())),
        answers={**of_case.choices, **answers},
        not_applicable=of_case.not_applicable,
        remarks=remarks,
        evidence={code: (each[0], each[1]) for code, each in evidence.items() if each},
        moves=tuple(Move(**move) for move in given.get("moves", ())),
    )
