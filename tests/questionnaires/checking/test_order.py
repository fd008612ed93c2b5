from tests.questionnaires.files import definition
from tests.questionnaires.refusals import refusal, refusals, refused

MOVE = "Move one of the two."


@refusals(
    ("{q: A1, ne: l0}, {any", "{k: B1, gte: 1}, {any", f"question A5 asks for its condition about B1, which comes later. {MOVE}"),
    ("{q: A1, ne: l0}, {any", "{q: A5, answered: true}, {any", f"question A5 asks for its condition about A5, which is itself. {MOVE}"),
    ("{q: A1, ne: l0}, {any", "{v: level, eq: dark}, {any", f"question A5 asks for its condition about B5 (by way of level), which comes later. {MOVE}"),
)  # fmt: skip
def test_question_shown_by_what_comes_later_is_refused(old, new, sentence):
    assert refused(old, new) == sentence


def test_question_shown_by_evidence_depends_on_what_discounts_it():
    old = '{v: strict, eq: "on"}, grade: 0}'
    new = "{q: C1, eq: go}, grade: 0}"
    shown = "{all: [{e: A1, gte: 1}, {any"
    text = definition("every").replace(old, new).replace("{all: [{q: A1, ne: l0}, {any", shown)
    line = text[: text.index(shown)].count("\n") + 1

    assert refusal(text, line) == (
        f"question A5 asks for its condition about C1, which comes later. {MOVE}"
    )


@refusals(
    ('  - id: badness\n    type: expr\n    label: {nl: "Ernst", en: "Badness"}\n    expr: {max: [{opt: B5}', '|  - id: badness\n    type: expr\n    label: {nl: "Ernst", en: "Badness"}\n    expr: {max: [{v: index}', "derived variable badness depends on itself. Break the circle."),
    ('  - id: strict\n    type: rules\n    label: {nl: "Streng", en: "Strict"}\n    rules:\n      - {if: {c: issue, eq: heat}', '|  - id: strict\n    type: rules\n    label: {nl: "Streng", en: "Strict"}\n    rules:\n      - {if: {e: A1, gt: 1}', "derived variable strict depends on itself. Break the circle."),
    ('  - id: index\n    type: expr\n    label: {nl: "Index", en: "Index"}\n    null_if: {q: B5, answered: false}', '|  - id: index\n    type: expr\n    label: {nl: "Index", en: "Index"}\n    null_if: {v: level, eq: dark}', "derived variable index depends on itself. Break the circle."),
)  # fmt: skip
def test_circle_among_derived_variables_is_refused(old, new, sentence):
    assert refused(old, new) == sentence
