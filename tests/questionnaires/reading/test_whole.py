import re

import pytest

from tests.questionnaires.files import definition, every_construct
from tests.questionnaires.refusals import refusal, refusals, refused


def test_whole_definition_is_read():
    questionnaire = every_construct()

    assert len(list(questionnaire.questions())) == 12
    assert questionnaire.decision.code == "C1"


@refusals(
    ("red_flags:", "flags:", "the file cannot have the key 'flags'."),
    ("questionnaire:\n", "colours: [red]\nquestionnaire:\n", "the file cannot have the key 'colours'."),
)  # fmt: skip
def test_whole_definition_is_refused(old, new, sentence):
    assert refused(old, new) == sentence


@pytest.mark.parametrize("key", ["questionnaire", "sections", "questions"])
def test_definition_without_its_core_is_refused(key):
    text = re.sub(rf"^{key}:\n(( .*)?\n)*", "", definition("every"), flags=re.MULTILINE)

    assert refusal(text, line=2) == f"the file has no '{key}'. Add it."
