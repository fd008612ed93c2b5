"""Random cases in the form of the oracle, biased so that every rule is reached."""

import calendar
from datetime import date
from random import Random
from typing import Any

from assessments.questionnaires.definitions import Questionnaire
from assessments.questionnaires.questions import Column, ColumnKind, Kind, Option, Question
from tests.scoring.cases import the_questionnaire

type Value = Any

XINJIANG = {
    "issue": "forced_labour",
    "table_listed": True,
    "table_sifl": "listed",
    "ddf_ceiling": 24,
}
OPEN = {"issue": "living_wage", "table_listed": False, "table_sifl": "none", "ddf_ceiling": 100}
NOWHERE = {"D01": "v0", "D02": "v0", "D03": "v0"}
EVERYWHERE = {"D01": "v4", "D02": "v4", "D03": "v4", "D04": "v4", "D05": "v4", "D06": "v4"}
HARMLESS = {"B04": "v1", "B05": "v1", "B06": "v1", "B07": "v1"}
SUSPECTED = {**XINJIANG, "table_sifl": "indicated"}
STEERED: list[tuple[dict[str, Value], dict[str, Value]]] = [  # context facts, answers: what is rare
    (XINJIANG, {"P01": "direct", "F01": "stay", "F05": "l0", **NOWHERE}),
    (XINJIANG, {"P01": "direct", "F01": "stay_conditions", "F05": "l2", **NOWHERE}),
    (XINJIANG, {"P01": "indirect", "F01": "exit", "B09": "no_indication", **NOWHERE}),
    ({**XINJIANG, "ddf_ceiling": 100}, {"P01": "direct", "F01": "stay", **EVERYWHERE}),
    ({**XINJIANG, "ddf_ceiling": 100}, {"P01": "direct", "F01": "stay_conditions", **EVERYWHERE}),
    (SUSPECTED, {"P01": "direct", "F01": "stay", "H01": "l3", "H02": ["policy"], **NOWHERE}),
    (OPEN, {"P01": "direct", "F01": "exit", **EVERYWHERE}),
    (OPEN, {"P01": "direct", "F01": "suspend", **HARMLESS, **NOWHERE}),
    (OPEN, {"P01": "direct", "F01": "stay", "H01": "l0", "H04": ["competition"], **HARMLESS}),
    (OPEN, {"P01": "direct", "F01": "stay", "B04": "v5", "D04": "v0", "D05": "v0", "D06": "v0"}),
    (OPEN, {"P01": "excluded", "F01": "no_link", "B10": "confirmed", "B11": "caused", "I02": "l0"}),
    (
        OPEN,
        {"P01": "indirect", "C03": 100, "C04": ["supplier_statement"], "F05": "l0", "C02": "l0"},
    ),
]

DAYS = ["2026-12-01", "2026-12-31", "2027-02-28", "2028-02-29", "2027-03-31"]
PLACEHOLDERS = ["nvt", "N.v.t.", "zie bijlage", "x", "-", "Lorem ipsum", "geen"]
SYLLABLES = ["ka", "toen", "spin", "ner", "ij", "loon", "dwang", "arbeid", "dorp", "vak", "bond"]


def a_random_case(random: Random, questionnaire: Questionnaire | None = None) -> dict[str, Value]:
    questionnaire = questionnaire or the_questionnaire()
    day = date.fromisoformat(random.choice(DAYS))
    writer = Writer(random, day, questionnaire)
    steered, answers = random.choice(STEERED) if random.random() < 0.4 else ({}, {})
    return {
        "assessment_date": day.isoformat(),
        "company": _maybe(random, 0.5, {"programme_year": random.randrange(8)}),
        "context": writer.context() | steered,
        "answers": writer.answers() | {code: {"value": each} for code, each in answers.items()},
        "review": _maybe(random, 0.3, writer.review()),
        "lifted": _maybe(random, 0.3, random.sample([f"KO{n}" for n in range(1, 10)], 4)),
        "mode": "quick" if random.random() < 0.15 else "full",
    }


def _maybe(random: Random, chance: float, value: Value) -> Value:
    return value if random.random() < chance else {}


class Writer:
    """Answers like a careful or a careless company; the care is drawn once per case."""

    def __init__(self, random: Random, day: date, questionnaire: Questionnaire) -> None:
        self.random, self.day, self.questionnaire = random, day, questionnaire
        self.care = random.choice([0.1, 0.5, 0.8, 0.97, 1.0])
        self.answered = random.choice([0.4, 0.8, 0.97, 1.0])
        self.passing = random.choice([0.1, 0.1, 0.9])

    def is_careful(self) -> bool:
        return self.random.random() < self.care

    def context(self) -> dict[str, Value]:
        facts = {
            "issue": self.random.choice(["forced_labour"] * 3 + list(self._issues())),
            "member": self.random.random() < 0.5,
            "prior_assessment": self.random.random() < 0.5,
            "prior_interview": self.random.random() < 0.5,
            "same_motivation_as_prior": self.random.random() < 0.2,
            "table_listed": self.random.random() < 0.6,
            "table_sifl": self.random.choice(["listed", "indicated", "none", "none"]),
            "ddf_ceiling": self.random.choice([0, 24, 24, 37, 59, 100, 100]),
            "min_severity": self.random.choice([1, 4, 5]),
        }
        kept = self.random.choice([0.3, 0.85, 1.0])
        return {key: fact for key, fact in facts.items() if self.random.random() < kept}

    def _issues(self) -> list[str]:
        return list(self.questionnaire.issue_defaults)

    def answers(self) -> dict[str, Value]:
        return {
            question.code: self.reply(question)
            for question in self.questionnaire.questions()
            if self.random.random() < self.answered
        }

    def review(self) -> dict[str, Value]:
        questions = list(self.questionnaire.questions())
        changed = self.random.sample(questions, self.random.randrange(6))
        return {
            "answers": {question.code: self.change(question) for question in changed},
            "na_refused": self.random.sample(["A03", "C03", "C04", "E03", "H03"], 2),
        }

    def change(self, question: Question) -> dict[str, Value]:
        reply = self.reply(question)
        return {key: reply[key] for key in reply if self.random.random() < 0.7}

    def reply(self, question: Question) -> dict[str, Value]:
        if self.random.random() < (self.passing if question.may_be_not_applicable else 0.01):
            return {"na": True, "na_reason": self.reason()}
        reply: dict[str, Value] = {"value": self.value(question)}
        if question.takes_evidence and self.random.random() < 0.7:
            reply["evidence"] = [self.evidence() for _ in range(self.random.randrange(3))]
        return reply

    def reason(self) -> str:
        if self.random.random() < self.passing:
            return "geldt hier niet, want " * 3
        return self.random.choice(["", "geldt niet", " " * 60, "geldt  niet, " * 4])

    def evidence(self) -> dict[str, Value]:
        kinds = ["policy", "other", "social_audit", "social_audit_in_region"]
        return {
            "kind": self.random.choice(kinds),
            "grade": self.random.randrange(5),
            "date": self.random.choice([None, self.near(-30, 2), self.near(-24, -24)]),
        }

    def near(self, first: int, last: int) -> str:
        """A day some months from the day of assessment, often on the very day of the month."""
        months = self.day.year * 12 + self.day.month - 1 + self.random.randint(first, last)
        year, month = months // 12, months % 12 + 1
        end = calendar.monthrange(year, month)[1]
        day = self.random.choice([1, self.day.day - 1 or 1, self.day.day, self.day.day + 1, end])
        return date(year, month, min(day, end)).isoformat()

    def value(self, question: Question) -> Value:
        return getattr(self, f"a_{question.kind}")(question)

    def a_single(self, question: Question) -> str:
        if question.is_scored and self.is_careful():
            return question.options[-self.random.choice([1, 1, 2])].key
        return self.random.choice(question.options).key

    def a_multi(self, question: Question) -> list[str]:
        return self.some_of(question.options)

    def some_of(self, options: tuple[Option, ...]) -> list[str]:
        most = len(options) if self.is_careful() else 2
        chosen = self.random.sample(options, self.random.randint(0, most))
        exclusive = [option for option in chosen if option.is_exclusive]
        if exclusive and self.random.random() < 0.7:
            chosen = exclusive[:1]
        return [option.key for option in chosen]

    def a_percent(self, _question: Question) -> Value:
        return self.random.choice([0, 19, 20, 50, 74, 75, 95, 96, 100, "49.9", "94.99", "12.345"])

    def a_number(self, _question: Question) -> int:
        return self.random.randint(0, 1000)

    def a_date(self, _question: Question) -> str:
        spans = [(-8, 0), (0, 8), (-30, -11), (11, 30), (0, 0), (-13, -12), (12, 13)]
        return self.near(*self.random.choice(spans))

    def a_text(self, _question: Question) -> str:
        if self.is_careful():
            return self.words(40)
        return self.random.choice([*PLACEHOLDERS, self.words(3), self.words(14), "loon " * 60])

    def words(self, number: int) -> str:
        made = ("".join(self.random.choices(SYLLABLES, k=3)) for _ in range(number))
        return self.random.choice([" ", "  \n", "\u00a0"]).join(made)

    def a_structured_text(self, question: Question) -> dict[str, str]:
        texts: dict[str, str] = {}
        for element in question.elements:
            if self.is_careful():
                texts[element.key] = self.words(20)
            elif self.random.random() < 0.6:
                seen = [text.upper() for text in texts.values()]
                texts[element.key] = self.random.choice([self.a_text(question), "  ", *seen])
        return texts

    def a_table(self, question: Question) -> list[dict[str, Value]]:
        return [self.row(question) for _ in range(self.random.choice([0, 1, 1, 2, 4]))]

    def row(self, question: Question) -> dict[str, Value]:
        kept = self.random.choice([0.5, 0.9, 1.0])
        columns = [column for column in question.columns if self.random.random() < kept]
        return {column.key: self.cell(column) for column in columns}

    def cell(self, column: Column) -> Value:
        cells = {
            ColumnKind.TEXT: lambda: self.random.choice(["", self.words(2)]),
            ColumnKind.REGION_CODE: lambda: "CN-XJ",
            ColumnKind.SINGLE: lambda: self.random.choice(column.options).key,
            ColumnKind.MULTI: lambda: self.some_of(column.options),
            ColumnKind.PERCENT: lambda: self.random.choice([0, 50, "33.3"]),
        }
        return cells[column.kind]()

    def a_declaration(self, _question: Question) -> bool:
        return self.is_careful()


assert all(hasattr(Writer, f"a_{kind}") for kind in Kind)
