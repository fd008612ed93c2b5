from datetime import date

from assessments.reports.answered import answered_sections
from assessments.reports.register import register_of
from tests.reports.bases import a_basis


def sections(**evidence):
    """Two questions, with these documents behind them."""
    basis = a_basis()
    answers = {code: {**basis.content["answers"][code]} for code in ("A01", "B01")}
    for code, documents in evidence.items():
        answers[code]["evidence"] = documents
    document = {"title": "Plan", "kind": "plan", "dated": "2026-06-15", "grade": 2}
    files = {"link": "", "file_name": "", "size": 0, "sha256": ""}
    content = {
        **basis.content,
        "answers": answers,
        "evidence": {pk: {**document, **files} for pk in ("a", "b")},
    }
    return answered_sections(basis.questionnaire, list(answers), content)


def test_a_document_stands_once_with_all_its_questions():
    register = register_of(sections(A01=["a"], B01=["b", "a"]))

    found = [(entry.number, entry.document.pk, entry.codes) for entry in register.entries]
    assert found == [(1, "a", ("A01", "B01")), (2, "b", ("B01",))]
    assert register.numbers == {"a": 1, "b": 2}
    assert register.entries[0].document.dated == date(2026, 6, 15)


def test_without_evidence_it_is_empty():
    assert register_of(sections(A01=[], B01=[])).entries == ()
