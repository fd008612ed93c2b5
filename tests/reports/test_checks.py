import pytest
from django.utils import translation

from assessments.actions.contexts import QUESTIONNAIRE
from assessments.questionnaires import library
from assessments.questionnaires.answers import from_json
from assessments.reports.answered import AnsweredSection, answered_question
from assessments.reports.checks import declarations_of, errors_of, points_of
from assessments.reports.results import results_of
from assessments.scoring.dossier import Dossier, Reply
from assessments.scoring.outcome import evaluate
from tests.factories import GOLDEN_DAY, golden

QUESTIONS = library.current(QUESTIONNAIRE)
DECLARED = {"Z01", "Z02"}


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def judged(**changed):
    """Golden case G10 with some of its answers changed, or gone where None."""
    answers = {
        code: given.get("value") for code, given in golden("G10")["input"]["answers"].items()
    }
    dossier = Dossier(
        questionnaire=QUESTIONS,
        assessed_on=GOLDEN_DAY,
        context=golden("G10")["input"]["context"],
        replies={
            code: Reply(value=from_json(QUESTIONS.question(code), value))
            for code, value in {**answers, **changed}.items()
        },
    )
    return dossier, evaluate(dossier)


def errors(*, but=(), **changed):
    _dossier, outcome = judged(**changed)
    return [str(each) for each in errors_of(QUESTIONS, outcome, but=but)]


def points(sections=(), **changed):
    dossier, outcome = judged(**changed)
    return points_of(QUESTIONS, outcome, results_of(QUESTIONS, outcome, dossier), sections)


def answered(code, evidence=(), **given):
    content = {
        "answers": {
            code: {
                "value": "l3",
                "not_applicable": False,
                "reason": "",
                "remark": "",
                "evidence": list(evidence),
                "answered_at": None,
                **given,
            }
        },
        "evidence": {
            pk: {
                "title": "Policy",
                "kind": "policy",
                "dated": None,
                "grade": 2,
                "link": "",
                "file_name": "",
                "size": 0,
                "sha256": "",
            }
            for pk in evidence
        },
    }
    question = answered_question(QUESTIONS, QUESTIONS.question(code), content)
    return (AnsweredSection(key="A", title="A", questions=(question,)),)


def test_a_complete_dossier_has_no_errors():
    assert errors() == []


def test_missing_answers_are_named_in_the_order_of_asking():
    assert errors(F01=None, B03=None) == ["A required question is not answered. (B03, F01)"]


def test_an_error_about_one_question_needs_no_list():
    assert errors(F02="2027-01-01") == ["The decision date is in the future."]


def test_all_errors_are_told():
    assert errors(F02="2027-01-01", B03=None) == [
        "The decision date is in the future.",
        "A required question is not answered. (B03)",
    ]


def test_declarations_can_be_left_for_later():
    with_all = errors(Z01=None, Z02=None)

    assert with_all == ["Sign-off by preparer and approver is missing."]
    assert errors(Z01=None, Z02=None, but=declarations_of(QUESTIONS)) == []


def test_only_the_approvers_declaration_can_be_left_for_later():
    approver = [QUESTIONS.question("Z02")]

    assert errors(Z02=None, but=approver) == []
    assert errors(Z01=None, Z02=None, but=approver) == [
        "Sign-off by preparer and approver is missing."
    ]


def test_declarations_of_the_questionnaire():
    assert {question.code for question in declarations_of(QUESTIONS)} == DECLARED


def test_points_begin_with_the_knock_outs_and_then_how_the_decision_fits():
    knock_out, consistency = points()

    assert knock_out.message.startswith("You stay where coercion is imposed by the state")
    assert knock_out.message.endswith("the band is at most “Insufficiently substantiated”.")
    assert [question.code for question in knock_out.questions] == ["F01"]
    assert consistency.message.startswith("The state imposes the coercion")


def test_a_decision_that_fits_is_no_point():
    found = points(F01="suspend", F08={"impact_on_people": "x" * 200})

    assert not any("coercion" in point.message for point in found)


def test_warnings_are_points():
    found = points(F10="2026-11-01")

    assert found[-1].message == "The review date is in the past."
    assert [question.code for question in found[-1].questions] == ["F10"]


@pytest.mark.parametrize(
    ("code", "given", "expected"),
    [
        ("A01", {}, ["A01"]),
        ("A01", {"evidence": ["e"]}, []),
        ("A01", {"value": None}, []),
        ("A03", {"not_applicable": True}, []),
        ("P01", {"value": "direct"}, []),  # no evidence is expected there
    ],
)
def test_an_answer_without_the_evidence_that_is_expected_is_a_point(code, given, expected):
    found = points(answered(code, **given))

    message = "Evidence is missing. That is allowed, but it makes the evidence less strong."
    codes = [q.code for point in found if point.message == message for q in point.questions]
    assert codes == expected


def test_questions_where_a_person_may_be_named_are_a_point_in_the_words_of_the_questionnaire():
    dossier, outcome = judged()
    results = results_of(QUESTIONS, outcome, dossier, is_draft=True)

    before = points_of(QUESTIONS, outcome, results, ())
    found = points_of(QUESTIONS, outcome, results, (), suspected=["B03", "F11"])

    (point,) = [each for each in found if each not in before]
    assert str(point) == (
        "Your text or file may contain personal data. Remove names of workers. (B03, F11)"
    )
