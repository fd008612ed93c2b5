from assessments.questionnaires.definitions import EnteredBy, FieldKind
from tests.questionnaires.files import every_construct, tiny
from tests.questionnaires.refusals import refusals, refused


def test_fields_have_their_kind_options_and_origin():
    size, year = every_construct().company_fields
    issue, stages, place, member, ceiling, start = every_construct().context_fields

    assert [(each.key, each.kind) for each in (size, year, stages, place)] == [
        ("size", FieldKind.SINGLE),
        ("year", FieldKind.INT),
        ("stages", FieldKind.MULTI),
        ("place", FieldKind.REGION_CODE),
    ]
    assert [option.key for option in issue.options] == ["heat", "light"]
    assert issue.options[0].label == {"nl": "Warmte", "en": "Heat"}
    assert [each.entered_by for each in (issue, member, ceiling, start)] == [
        EnteredBy.COMPANY,
        EnteredBy.SYSTEM,
        EnteredBy.RISK_TABLE,
        EnteredBy.ISSUE_DEFAULTS,
    ]


def test_defaults_are_facts_of_their_fields():
    questionnaire = every_construct()

    assert questionnaire.context_defaults == {
        "issue": "heat", "member": False, "ceiling": 100, "start": 2
    }  # fmt: skip
    assert questionnaire.issue_defaults == {"heat": {"start": 3}, "light": {"start": 1}}


def test_letter_and_steps_are_known_by_their_keys():
    (phrase,) = every_construct().letter_expectations

    assert (phrase.key, phrase.phrase, phrase.actors, phrase.kind) == (
        "L1", "wees zuinig", ("company",), "expectation"
    )  # fmt: skip
    assert every_construct().oecd_steps == {"1": {"nl": "Beleid", "en": "Policy"}}


def test_definition_without_facts_has_none():
    questionnaire = tiny()

    assert (questionnaire.company_fields, questionnaire.context_fields) == ((), ())
    assert (questionnaire.context_defaults, questionnaire.issue_defaults) == ({}, {})
    assert (questionnaire.oecd_steps, questionnaire.letter_expectations) == ({}, ())


@refusals(
    ("{id: year, type: int", "{id: year, type: year", "'year' is not one of single, multi, text, bool, int, region_code, product_code."),
    ("{id: year, type: int,", "{id: size, type: int,", "'size' is used twice. Rename this field."),
    ("entered_by: system", "entered_by: hand", "'hand' is not one of company, system, risk_table, issue_defaults."),
    ("- {key: large, nl", "- {key: small, nl", "'small' is used twice. Rename this option."),
    ('- {key: large, nl: "Groot", en: "Large"}', '- {key: large, nl: "Groot"}', "an option has no text in 'en'. Add it."),
    ("  heat: {start: 3}\n", "  heat: {start: 2.5}\n", "a whole number is expected here."),
    ("issue_defaults:\n  heat: {start: 3}\n", "|issue_defaults:\n", "issue_defaults has no 'heat'. Add it."),
    ("  light: {start: 1}", "  light: {place: 1}", "the defaults of an issue cannot have the key 'place'."),
    ("  light: {start: 1}", "  light: {start: 1}\n|  noise: {start: 1}", "issue_defaults cannot have the key 'noise'."),
    ("context_defaults: {issue: heat", "context_defaults: {issue: noise", "there is no option of issue 'noise'."),
    ("member: false, ceiling: 100", "member: 0, ceiling: 100", "true or false is expected here."),
    ("ceiling: 100, start: 2", "ceiling: high, start: 2", "a number of 0 or more is expected here."),
    ("start: 2}", "start: 2, height: 1}", "context_defaults cannot have the key 'height'."),
    ('"1": {nl: "Beleid", en: "Policy"}', '"1": {nl: "Beleid"}', "a text has no text in 'en'. Add it."),
    ("actor: [company], kind", "actor: company, kind", "this must be a list."),
    ("{id: L1, phrase", "{id: 1, phrase", "a text is expected here. Put it in quotes when it is a number."),
)  # fmt: skip
def test_fact_is_refused(old, new, sentence):
    assert refused(old, new) == sentence
