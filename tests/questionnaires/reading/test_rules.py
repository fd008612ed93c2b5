from assessments.questionnaires.conditions import ALWAYS, Not
from assessments.questionnaires.reading.rules import OF_QUESTIONS
from assessments.questionnaires.rules import Check, Computed, FlagSeverity, Level, Verdict
from tests.questionnaires.files import every_construct
from tests.questionnaires.refusals import refusals, refused


def test_consistency_rule_has_its_verdict():
    first, second, third = every_construct().consistency_rules

    assert [rule.value for rule in (first, second, third)] == [
        Verdict.EXPLAIN,
        Verdict.TENSION,
        Verdict.CONSISTENT,
    ]
    assert (third.key, third.when, third.message) == ("CR3", ALWAYS, {"nl": "Past.", "en": "Fits."})


def test_knock_out_has_its_cap_and_where_to_improve():
    first, second = every_construct().knock_outs

    assert (first.key, first.cap, first.is_liftable) == ("KO1", 1, True)
    assert (first.questions, first.letter) == (("B2", "C1"), ("L1",))
    assert isinstance(first.when.conditions[1], Not)
    assert (second.is_liftable, second.letter) == (False, ())


def test_red_flags_and_validations_are_conditions_or_checks():
    questionnaire = every_construct()

    assert [flag.severity for flag in questionnaire.red_flags[:3]] == list(FlagSeverity)
    assert questionnaire.red_flags[1].when == Computed(check=Check.FLOOR_USED)
    assert questionnaire.validations[3].when == Computed(
        check=Check.DECLARATION_MISSING, questions=("C2",)
    )
    assert [each.level for each in questionnaire.validations[3:5]] == [Level.ERROR, Level.WARNING]


def test_every_check_is_known_in_a_definition():
    whens = [rule.when for rule in every_construct().rules()]

    assert {when.check for when in whens if isinstance(when, Computed)} == set(Check)
    assert {w.check for w in whens if isinstance(w, Computed) and w.questions} == OF_QUESTIONS


def test_signals_and_floors_are_read():
    (signal,) = every_construct().quick_scan.signals
    first, second = every_construct().floors

    assert (signal.key, signal.message) == ("QS1", {"nl": "Ga meten.", "en": "Start measuring."})
    assert (first.derived, first.when) == ("badness", ALWAYS)
    assert [leaf.reference.name for leaf in second.when.leaves()] == ["B5"]


@refusals(
    ("value: tension, message", "value: doubt, message", "'doubt' is not one of consistent, explain, tension."),
    ('message: {nl: "Te donker.", en: "Too dark."}', 'message: {nl: "Te donker."}', "a text has no text in 'en'. Add it."),
    ("{id: KO1, cap: 1,", "{id: KO1, cap: 4,", "4 is not one of 1 to 3."),
    ("{id: KO1, cap: 1,", "{id: KO1, cap: 0,", "0 is not one of 1 to 3."),
    ("liftable: true,", "liftable: maybe,", "true or false is expected here."),
    ("letter: [L1], questions", "letter: [L2], questions", "there is no phrase of the letter 'L2'."),
    ("questions: [B2, C1]", "questions: [B2, C9]", "there is no question 'C9'."),
    ("questions: [B3], if", "if", "a knock-out has no 'questions'. Add it."),
    ("{id: RF1, severity: low", "{id: RF1, severity: huge", "'huge' is not one of low, medium, high."),
    ("computed: floor_used", "computed: something", "'something' is not one of required_missing, exclusive_conflict, na_reason_missing, declaration_missing, date_in_past, evidence_discounted, floor_used, na_share, personal_data_suspected."),
    ("computed: floor_used", "computed: floor_used, if: true", "a red flag cannot have the key 'if'."),
    ("computed: floor_used", "computed: floor_used, questions: [B5]", "a red flag cannot have the key 'questions'."),
    ("{id: RF1, severity: low, if: {a: A5, gt: 12}", "{id: RF1, severity: low", "a red flag has no 'if'. Add it."),
    ("computed: declaration_missing, questions: [C2]", "computed: declaration_missing", "a validation rule has no 'questions'. Add it."),
    ("computed: date_in_past, questions: [B4]", "computed: date_in_past, questions: [Z9]", "there is no question 'Z9'."),
    ("{id: V1, level: error", "{id: V1, level: fatal", "'fatal' is not one of error, warning."),
    ("- {derived: badness, stated", "- {derived: gladness, stated", "there is no derived variable 'gladness'."),
    ("stated: {opt: B5}}", "stated: {opt: B5}, then: 1}", "a floor cannot have the key 'then'."),
    ('message: {nl: "Ga meten.", en: "Start measuring."}', 'message: {en: "Start measuring."}', "a text has no text in 'nl'. Add it."),
)  # fmt: skip
def test_rule_is_refused(old, new, sentence):
    assert refused(old, new) == sentence
