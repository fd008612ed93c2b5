from copy import deepcopy
from datetime import UTC, date, datetime

import pytest
from django.utils import translation

from assessments.questionnaires import library
from assessments.reports.answered import EvidenceLine, answered_sections, evidence_line

CONTENT = {
    "answers": {
        "A01": {
            "value": "l3",
            "not_applicable": False,
            "reason": "",
            "remark": "See page 4.",
            "evidence": ["e1"],
            "answered_at": "2026-11-09T13:32:00+00:00",
        },
        "A03": {
            "value": None,
            "not_applicable": True,
            "reason": "We have no other companies.",
            "remark": "",
            "evidence": [],
            "answered_at": "2026-11-09T13:32:00+00:00",
        },
    },
    "evidence": {
        "e1": {
            "title": "Policy",
            "kind": "policy",
            "dated": "2026-06-15",
            "grade": 2,
            "link": "",
            "file_name": "policy.pdf",
            "size": 4120,
            "sha256": "ab" * 32,
        }
    },
}
QUESTIONNAIRE = library.current("risk-context-justification")


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def section(visible: list[str]):
    (found,) = answered_sections(QUESTIONNAIRE, visible, CONTENT)
    return found


def test_only_what_was_asked_is_shown_in_the_order_of_asking():
    sections = answered_sections(QUESTIONNAIRE, ["P01", "A03", "A01"], CONTENT)

    assert [(s.key, [q.code for q in s.questions]) for s in sections] == [
        ("P", ["P01"]),
        ("A", ["A01", "A03"]),
    ]


def test_an_answer_has_its_words_remark_moment_and_evidence():
    answered = section(["A01"]).questions[0]

    assert answered.answer.text == QUESTIONNAIRE.question("A01").option("l3").label["en"]
    assert answered.remark == "See page 4."
    assert answered.answered_at == datetime(2026, 11, 9, 13, 32, tzinfo=UTC)
    assert answered.section == "A"
    assert answered.evidence == (
        EvidenceLine(
            pk="e1",
            title="Policy",
            kind=next(k.label["en"] for k in QUESTIONNAIRE.evidence.kinds if k.key == "policy"),
            grade="E2",
            grade_label=QUESTIONNAIRE.evidence.grades[2].label["en"],
            dated=date(2026, 6, 15),
            link="",
            file_name="policy.pdf",
            size=4120,
            sha256="ab" * 32,
        ),
    )


def test_what_does_not_apply_has_its_reason():
    answered = section(["A03"]).questions[0]

    assert answered.is_not_applicable
    assert answered.reason == "We have no other companies."
    assert answered.answer.is_empty


def test_a_question_without_an_answer_is_empty():
    answered = section(["A02"]).questions[0]

    assert answered.answer.is_empty
    assert (answered.evidence, answered.answered_at, answered.remark) == ((), None, "")


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("https://example.org/a", "https://example.org/a"),
        ("http://example.org/a", "http://example.org/a"),
        ("javascript:alert(1)", ""),
        ("file:///etc/passwd", ""),
        ("", ""),
    ],
)
def test_only_a_web_address_can_be_followed(link, address):
    document = {**CONTENT["evidence"]["e1"], "link": link}

    assert evidence_line(QUESTIONNAIRE, "e1", document).address == address


def test_a_kind_or_grade_that_is_unknown_is_called_by_what_was_stored():
    document = deepcopy(CONTENT["evidence"]["e1"]) | {"kind": "parchment", "grade": 9}

    line = evidence_line(QUESTIONNAIRE, "e1", document)

    assert (line.kind, line.grade, line.grade_label) == ("parchment", "", "")


def test_answer_says_since_when_it_is_the_same_and_the_section_how_many_are():
    content = CONTENT | {"earlier": {"submissions": ["s1"], "unchanged_since": {"A03": 2024}}}

    (found,) = answered_sections(QUESTIONNAIRE, ["A01", "A03"], content)

    assert [question.unchanged_since for question in found.questions] == [None, 2024]
    assert found.unchanged == 1


def test_content_from_before_this_was_told_has_no_unchanged_answers():
    assert section(["A01", "A03"]).unchanged == 0
