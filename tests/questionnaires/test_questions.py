import pytest

from tests.questionnaires.files import every_construct


def test_option_is_found_by_its_key():
    question = every_construct().question("A1")

    assert question.option("l1").label == {"nl": "Soms", "en": "Sometimes"}


def test_option_that_is_not_there_is_a_lookup_error():
    with pytest.raises(LookupError):
        every_construct().question("A1").option("l9")


def test_scored_questions_are_those_with_a_method():
    scored = [q.code for q in every_construct().questions() if q.is_scored]

    assert scored == ["A1", "A2", "A3", "A5", "B1", "B2", "B3", "B4"]


def test_questions_take_evidence_where_it_is_welcome():
    taking = [q.code for q in every_construct().questions() if q.takes_evidence]

    assert taking == ["A1", "A2", "A3", "B1"]


def test_what_is_asked_of_the_company_is_asked_once_a_year():
    yearly = [q.code for q in every_construct().questions() if q.is_yearly]

    assert yearly == ["A1"]
