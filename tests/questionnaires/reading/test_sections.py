from fractions import Fraction

from tests.questionnaires.files import definition, every_construct
from tests.questionnaires.refusals import refusal, refusals, refused


def test_sections_hold_their_questions_in_the_order_of_asking():
    sections = every_construct().sections

    assert [[question.code for question in section.questions] for section in sections] == [
        ["A1", "A2", "A3", "A4", "A5"],
        ["B1", "B2", "B3", "B4", "B5"],
        ["C1", "C2"],
    ]


def test_section_has_its_weight_and_step():
    first, second, third = every_construct().sections

    assert first.title == {"nl": "Verbruik", "en": "Use"}
    assert [each.weight for each in (first, second, third)] == [Fraction(60), Fraction(40), 0]
    assert [each.is_scored for each in (first, second, third)] == [True, True, False]
    assert [each.oecd_step for each in (first, second, third)] == ["1", None, None]


WEIGHED = "a section has a weight when it is scored, and only then."
ONE_DECISION = "there can be one decision, a question of the type single."


@refusals(
    ("sections:\n  - {id: A, weight: 60,", "|sections:\n  - {id: A, weight: 50,", "the weights of the sections add up to 90, not to 100."),
    ("{id: B, weight: 40,", "{id: B, weight: 101,", "101 is more than 100, the most it can be."),
    ("{id: B, weight: 40,", "{id: B, weight: 0,", WEIGHED),
    ("{id: C, weight: 0,", "{id: C, weight: 1,", WEIGHED),
    ("{id: B, weight: 40,", "{id: A, weight: 40,", "'A' is used twice. Rename this section."),
    ('{id: A, weight: 60, oecd_step: "1"', '{id: A, weight: 60, oecd_step: "9"', "there is no OECD step '9'."),
    ('{id: C, weight: 0, scored: false, title: {nl: "Besluit", en: "Decision"}}', '{id: C, weight: 0, scored: false, title: {nl: "Besluit", en: "Decision"}}\n|  - {id: D, weight: 0, scored: false, title: {nl: "Leeg", en: "Empty"}}', "section D has no questions. Add one."),
    ("  - code: B2\n    section: B\n", "  - code: B2\n    section: A\n", "question B2 of section A stands among those of section B. Keep the order of the sections."),
    ("  - code: C2\n    section: C\n    scope: context\n    type: declaration\n    role: info\n", "  - code: C2\n    section: C\n    scope: context\n    type: declaration\n    role: decision\n", ONE_DECISION),
    ("  - code: A4\n    section: A\n    scope: context\n    type: number\n    role: info\n", "  - code: A4\n    section: A\n    scope: context\n    type: number\n    role: decision\n", ONE_DECISION),
)  # fmt: skip
def test_section_is_refused(old, new, sentence):
    assert refused(old, new) == sentence


def test_scored_question_in_a_section_that_is_not_scored_is_refused():
    old, new = "- code: B4\n    section: B\n", "- code: B4\n    section: C\n"
    text = (
        definition("every")
        .replace(old, new)
        .replace("- code: B5\n    section: B\n", "- code: B5\n    section: C\n")
    )
    line = text[: text.index(new)].count("\n") + 1

    assert refusal(text, line) == "question B4 is scored, but section C is not."
