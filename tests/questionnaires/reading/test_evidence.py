from assessments.questionnaires.judging import NO_EVIDENCE
from tests.questionnaires.files import every_construct, tiny
from tests.questionnaires.refusals import refusals, refused


def test_evidence_has_grades_kinds_and_discounts():
    rules = every_construct().evidence

    assert [(grade.grade, grade.key) for grade in rules.grades] == [(0, "E0"), (1, "E1"), (2, "E2")]
    assert [kind.key for kind in rules.kinds] == ["bill", "hearsay"]
    assert (rules.max_age_months, rules.stale_penalty_grades, rules.top_grade) == (12, 1, 2)
    (discount,) = rules.discounts
    assert (discount.kinds, discount.grade) == (("hearsay",), 0)
    assert [leaf.reference.name for leaf in discount.when.leaves()] == ["strict"]


def test_definition_without_evidence_has_no_grades():
    assert tiny().evidence is NO_EVIDENCE
    assert tiny().evidence.top_grade == 0


@refusals(
    ("evidence_grades:\n  - {grade: 0", "|evidence_grades:\n  - {grade: 1", "the grades of evidence must be 0, 1, 2, … in this order."),
    ("{grade: 2, key: E2", "{grade: 2, key: E1", "'E1' is used twice. Rename this grade."),
    ('{key: bill, nl: "Rekening", en: "Bill"}', '{key: bill, nl: "Rekening"}', "a kind of evidence has no text in 'en'. Add it."),
    ("{key: hearsay, nl", "{key: bill, nl", "'bill' is used twice. Rename this kind of evidence."),
    ("kinds: [hearsay], if", "kinds: [rumour], if", "there is no kind of evidence 'rumour'."),
    ('eq: "on"}, grade: 0}', 'eq: "on"}, grade: 3}', "3 is not one of 0 to 2."),
    ("  max_age_months: 12", "  max_age_months: 0.5", "a whole number is expected here."),
    ("evidence_rules:\n  max_age_months: 12\n", "|evidence_rules:\n", "evidence_rules has no 'max_age_months'. Add it."),
)  # fmt: skip
def test_evidence_is_refused(old, new, sentence):
    assert refused(old, new) == sentence
