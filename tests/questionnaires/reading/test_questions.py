from decimal import Decimal
from fractions import Fraction

from assessments.questionnaires.conditions import ALWAYS
from assessments.questionnaires.questions import (
    CarryForward,
    Expected,
    Kind,
    Publish,
    QuestionRole,
    Scope,
)
from tests.questionnaires.files import definition, every_construct
from tests.questionnaires.refusals import refusal, refusals, refused


def test_question_has_everything_that_is_written_there():
    question = every_construct().question("A1")

    assert (question.section, question.scope, question.kind) == ("A", Scope.COMPANY, Kind.SINGLE)
    assert question.role is QuestionRole.PERFORMANCE
    assert question.text == {"nl": "Meet u het verbruik?", "en": "Do you measure use?"}
    assert question.help == {"nl": "Per maand.", "en": "Per month."}
    assert question.review == {"nl": "Zie de meter.", "en": "See the meter."}
    assert question.interview == {"nl": "Waarom niet vaker?", "en": "Why not more often?"}
    assert (question.is_required, question.is_quick) == (True, True)
    assert (question.weight, question.minutes) == (Fraction(2), Decimal("0.5"))
    assert question.evidence.expected is Expected.EXPECTED
    assert question.evidence.hint == {"nl": "Een rekening", "en": "A bill"}
    assert (question.letter, question.oecd_step, question.source) == (("L1",), "1", "Own")
    assert (question.publish, question.carry_forward) == (Publish.FULL, CarryForward.CONFIRM)
    assert question.show_if is ALWAYS


def test_question_that_says_less_has_defaults():
    question = every_construct().question("A4")

    assert (question.letter, question.oecd_step, question.interview) == ((), None, None)
    assert (question.show_if, question.evidence.hint) == (ALWAYS, None)


def test_only_the_listed_questions_may_be_not_applicable():
    allowed = [q.code for q in every_construct().questions() if q.may_be_not_applicable]

    assert allowed == ["A2", "A3"]


NOT_PERFORMANCE = "only a performance question has a weight and a way of scoring."
PERFORMANCE = "a performance question needs a weight and a way of scoring."


@refusals(
    ("- code: A4\n", "- code: A.4\n", "'A.4' can only have letters, digits, _ and -."),
    ("  - code: A2\n", "  - code: A1\n", "'A1' is used twice. Rename this question."),
    ("    scope: company\n", "    scope: world\n", "'world' is not one of company, context."),
    ("    type: number\n", "    type: integer\n", "'integer' is not one of single, multi, percent, number, date, text, structured_text, table, declaration."),
    ("    role: decision\n", "    role: verdict\n", "'verdict' is not one of info, performance, risk_input, feasibility_input, leverage_input, decision."),
    ("  - code: A1\n    section: A\n", "  - code: A1\n|    section: Q\n", "there is no section 'Q'."),
    ("    weight: 2\n", "    weight: 0\n", PERFORMANCE),
    ("    weight: 2\n", "    weight: -2\n", "a number of 0 or more is expected here."),
    ("    weight: 2\n", "    weight: heavy\n", "a number of 0 or more is expected here."),
    ("    weight: 0\n", "    weight: 1\n", NOT_PERFORMANCE),
    ("    minutes: 0.5\n", "    minutes: short\n", "a number of 0 or more is expected here."),
    ("    required: true\n", "    required: yes\n", "true or false is expected here."),
    ('en: "Do you measure use?"}', 'fr: "Mesurez-vous?"}', "a text has no text in 'en'. Add it."),
    ("    letter: [L1]\n", "    letter: [L9]\n", "there is no phrase of the letter 'L9'."),
    ('    oecd_step: "1"\n    source', '    oecd_step: "7"\n    source', "there is no OECD step '7'."),
    ('    oecd_step: "1"\n    source', "    oecd_step: 1\n    source", "a text is expected here. Put it in quotes when it is a number."),
    ("    publish: full\n", "    publish: all\n", "'all' is not one of full, level, never."),
    ("    carry_forward: confirm\n", "    carry_forward: always\n", "'always' is not one of confirm, never."),
    ('evidence: {expected: expected, nl: "Een rekening", en: "A bill"}', "evidence: {expected: yes}", "'yes' is not one of none, optional, expected."),
    ('evidence: {expected: expected, nl: "Een rekening", en: "A bill"}', "evidence: {expected: expected}", "evidence has no text in 'nl'. Add it."),
    ("evidence: {expected: none}", 'evidence: {expected: none, nl: "Iets", en: "Something"}', "evidence cannot have the key 'nl'."),
    ("    show_if: true\n", "    show_when: true\n", "question A1 cannot have the key 'show_when'."),
)  # fmt: skip
def test_question_is_refused(old, new, sentence):
    assert refused(old, new) == sentence


def test_question_without_a_source_is_refused():
    before, after = definition("every").split("  - code: A1\n")
    text = before + "  - code: A1\n" + after.replace('    source: "Own"\n', "", 1)

    assert refusal(text, before.count("\n") + 1) == "question A1 has no 'source'. Add it."


def test_question_that_takes_evidence_needs_rules_for_it():
    new = 'evidence: {expected: optional, nl: "Iets", en: "Something"}'
    sentence = "evidence needs evidence_rules in this file. Add them."

    assert refused("evidence: {expected: none}", new, "tiny") == sentence
