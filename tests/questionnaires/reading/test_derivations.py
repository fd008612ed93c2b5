from fractions import Fraction

from assessments.questionnaires.conditions import Operator, Reference, Subject
from assessments.questionnaires.derivations import Banded, Calculated, FirstMatch, Step
from assessments.questionnaires.expressions import Operation
from tests.questionnaires.files import every_construct
from tests.questionnaires.refusals import refusals, refused


def test_derived_variable_is_a_match_a_number_or_a_band():
    strict, badness, index, level, goes_on = every_construct().derived

    assert isinstance(strict.how, FirstMatch)
    assert (strict.how.cases[0].then, strict.how.otherwise) == ("on", "off")
    assert isinstance(badness.how, Calculated)
    assert isinstance(badness.how.expression, Operation)
    assert isinstance(level.how, Banded)
    assert level.how.of == "index"
    assert level.how.steps == (
        Step(Fraction(80), "bright"),
        Step(Fraction(40), "dim"),
        Step(None, "dark"),
    )
    assert isinstance(goes_on.how, FirstMatch)
    assert goes_on.how.otherwise is None
    assert strict.label == {"nl": "Streng", "en": "Strict"}
    (leaf,) = index.null_if.leaves()
    assert (leaf.reference, leaf.operator) == (Reference(Subject.ANSWER, "B5"), Operator.ANSWERED)


@refusals(
    ("  - id: strict\n    type: rules\n", "|  - id: strict\n    type: guess\n", "'guess' is not one of rules, expr, bands."),
    ("  - id: index\n", "  - id: badness\n", "'badness' is used twice. Rename this derived variable."),
    ('    rules:\n      - {if: {c: issue, eq: heat}, then: "on"}\n', "    rules: []\n", "the list of rules is empty."),
    ('{if: {c: issue, eq: heat}, then: "on"}', "{if: {c: issue, eq: heat}, then: true}", "a text is expected here. Put it in quotes when it is a number."),
    ("    of: index\n    bands: [{gte: 80", "    of: index\n|    bands: [{gte: 30", "the steps of this scale must fall."),
    ('  - id: level\n    type: bands\n    label: {nl: "Niveau", en: "Level"}\n    of: index\n', '|  - id: level\n    type: bands\n    label: {nl: "Niveau", en: "Level"}\n', "derived variable level has no 'of'. Add it."),
    ('    label: {nl: "Niveau", en: "Level"}\n', '    label: {nl: "Niveau"}\n', "a text has no text in 'en'. Add it."),
    ('    else: "off"\n', '    else: "off"\n|    otherwise: "off"\n', "derived variable strict cannot have the key 'otherwise'."),
)  # fmt: skip
def test_derived_variable_is_refused(old, new, sentence):
    assert refused(old, new) == sentence
