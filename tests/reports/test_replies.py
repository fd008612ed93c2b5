import pytest
from django.utils import translation

from assessments.models import Answer
from assessments.reports.replies import NO_REPLY, reply_in_words
from tests.questionnaires.files import every_construct


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def reply(code, **filled):
    return reply_in_words(every_construct().question(code), Answer(question=code, **filled))


def test_everything_that_was_filled_in_is_told():
    found = reply("A1", value="l1", remark="Ask Jan")

    assert found.answer.text == "Sometimes"
    assert (found.explanation, found.is_empty) == ("Ask Jan", False)


def test_reason_is_told_only_of_what_does_not_apply():
    assert reply("A3", is_not_applicable=True, reason="No factories").reason == "No factories"
    assert reply("A3", value=3, reason="No factories").reason == ""


def test_nothing_filled_in_is_empty():
    question = every_construct().question("A1")

    assert reply_in_words(question, None) == NO_REPLY
    assert reply("A1").is_empty


def test_what_cannot_be_an_answer_is_an_error_of_ours():
    with pytest.raises(ValueError, match="A1"):
        reply("A1", value="no such option")
