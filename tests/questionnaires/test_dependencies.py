from assessments.questionnaires.conditions import Reference, Subject
from assessments.questionnaires.dependencies import behind, directly_behind
from tests.questionnaires.files import every_construct

LEVEL = Reference(Subject.DERIVED, "level")
INDEX = Reference(Subject.DERIVED, "index")
BADNESS = Reference(Subject.DERIVED, "badness")
STRICT = Reference(Subject.DERIVED, "strict")
ISSUE = Reference(Subject.CONTEXT, "issue")
CEILING = Reference(Subject.CONTEXT, "ceiling")
START = Reference(Subject.CONTEXT, "start")
B5 = Reference(Subject.ANSWER, "B5")
INPUT = Reference(Subject.INPUT, "B5")
EVIDENCE = Reference(Subject.EVIDENCE, "A1")


def test_directly_behind_is_what_a_derived_variable_looks_at():
    assert list(directly_behind(every_construct(), INDEX)) == [B5, BADNESS, CEILING]


def test_behind_evidence_is_what_discounts_it():
    assert list(directly_behind(every_construct(), EVIDENCE)) == [STRICT]


def test_behind_an_answer_is_nothing():
    assert list(directly_behind(every_construct(), B5)) == []


def test_behind_goes_all_the_way_down():
    assert behind(every_construct(), [LEVEL]) == {
        *(LEVEL, INDEX, BADNESS, STRICT),
        *(ISSUE, CEILING, START),
        *(B5, INPUT),
    }
    assert behind(every_construct(), [EVIDENCE]) == {EVIDENCE, STRICT, ISSUE}
