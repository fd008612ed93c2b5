"""What one evaluation costs, beside reading its dossier as JSON, and how that grows."""

import json
from collections.abc import Callable
from datetime import date
from functools import partial
from statistics import median
from time import process_time

from assessments.questionnaires.definitions import Questionnaire
from assessments.questionnaires.loading import load
from assessments.questionnaires.questions import Kind
from assessments.scoring.dossier import Dossier, Reply
from assessments.scoring.outcome import evaluate
from tests.scoring.cases import a_dossier, golden_cases

TIMES = 300
ONE_TEXT_IN = 4  # questions
LIMIT = 3000  # microseconds for a full dossier
SIZES = (60, 120, 240)  # questions

HEAD = """
questionnaire:
  slug: generated
  version: "1.0.0"
  valid_from: "2026-01-01"
  languages: [nl, en]
  default_language: nl
  title: {nl: "Gemaakt", en: "Generated"}
sections:
  - {id: A, weight: 100, scored: true, title: {nl: "Alles", en: "Everything"}}
questions:
"""
QUESTION = """
  - code: %(code)s
    section: A
    scope: context
    type: %(type)s
    role: performance
    quick: false
    required: true
    weight: 3
    minutes: 1
    text: {nl: "Vraag", en: "Question"}
    help: {nl: "Hulp", en: "Help"}
    source: "Own"
    carry_forward: never
    publish: full
    review: {nl: "Kijk", en: "Look"}
    evidence: {expected: none}
    show_if: %(show_if)s
"""
CHOSEN = """
    options:
      - {key: l0, score: 0, nl: "Nee", en: "No"}
      - {key: l1, score: 4, nl: "Ja", en: "Yes"}
    scoring: {method: option, max: 4}
"""
WRITTEN = """
    substance: {min_chars: 80, min_unique_words: 12}
    scoring: {method: substance, max: 4}
"""
WORDS = (
    "Wij spraken met de leverancier over loon en werktijden en legden vast wat er nu verandert. "
)


def main() -> None:
    case = golden_cases()["G10"]["input"]
    floor = microseconds(partial(json.loads, json.dumps(case)))
    cost = microseconds(partial(evaluate, a_dossier(case)))
    print(f"one evaluation of golden case G10 (60 questions): {cost:6.0f} µs (at most {LIMIT})")
    print(f"reading the same dossier as JSON:                 {floor:6.0f} µs")
    for size in SIZES:
        cost = microseconds(partial(evaluate, generated_dossier(size)))
        each = cost / size
        print(
            f"a generated dossier of {size:3} questions:            {cost:6.0f} µs ({each:.1f} each)"
        )


def microseconds(run: Callable[[], object]) -> float:
    """The median of many runs, of processor time: other work on the machine does not count."""
    taken = []
    for _ in range(TIMES):
        start = process_time()
        run()
        taken.append(process_time() - start)
    return median(taken) * 1_000_000


def generated_questionnaire(size: int) -> Questionnaire:
    """One in four a text, the rest levels; each asked because of the question before it."""
    questions = []
    for number in range(size):
        is_text = number % ONE_TEXT_IN == 1
        before = f"Q{number - 1}"
        question = {
            "code": f"Q{number}",
            "type": "text" if is_text else "single",
            "show_if": f"{{q: {before}, answered: true}}" if number else "true",
        }
        questions.append(QUESTION.rstrip() % question + (WRITTEN if is_text else CHOSEN).rstrip())
    return load(HEAD + "".join(questions))


def generated_dossier(size: int) -> Dossier:
    questionnaire = generated_questionnaire(size)
    answers = {Kind.TEXT: Reply(value=WORDS * 3), Kind.SINGLE: Reply(value="l1")}
    return Dossier(
        questionnaire=questionnaire,
        assessed_on=date(2026, 12, 1),
        replies={question.code: answers[question.kind] for question in questionnaire.questions()},
    )


if __name__ == "__main__":
    main()
