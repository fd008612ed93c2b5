"""Forms as somebody fills them in, on the questionnaire that has every construct."""

from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict

from assessments.forms.asked import Asked
from assessments.models import Answer
from assessments.questionnaires.questions import Question
from tests.questionnaires.files import every_construct

ALL = ("A1", "A2", "A3", "A4", "A5", "B1", "B2", "B3", "B4", "B5", "C1", "C2")


def posted(data: dict[str, Any] | None = None) -> QueryDict:
    """What a browser sends."""
    return QueryDict(urlencode(data or {}, doseq=True))


def question(code: str) -> Question:
    return every_construct().question(code)


def asked(section: str, answers: dict[str, Any] | None = None, **more: Any) -> Asked:
    """A section with stored answers: values, or whole answers."""
    stored = {
        code: value if isinstance(value, Answer) else Answer(question=code, value=value)
        for code, value in (answers or {}).items()
    }
    questionnaire = every_construct()
    return Asked(
        questionnaire=questionnaire,
        section=questionnaire.section(section),
        answers=stored,
        **{"visible": ALL, **more},
    )
