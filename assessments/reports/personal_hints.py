"""Warning whoever typed it that a text may hold the data of a person; nothing is refused for it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Protocol

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from assessments.personal_data.finding import Kind, find
from assessments.questionnaires.definitions import Questionnaire
from assessments.questionnaires.questions import ColumnKind, Question
from assessments.questionnaires.questions import Kind as QuestionKind

type Content = Mapping[str, Any]

SENTENCES: Mapping[Kind, Promise] = {
    Kind.EMAIL: _("“%(text)s” looks like an e-mail address."),
    Kind.TELEPHONE: _("“%(text)s” looks like a telephone number."),
    Kind.IDENTITY: _("“%(text)s” looks like an identity number of a person."),
    Kind.NAME: _("“%(text)s” looks like the name of a person."),
}
SHOWN = 5  # more would not be read


class Answered(Protocol):
    """An answer as it was given or as it is stored; its value has the same shape in both."""

    @property
    def value(self) -> Any: ...
    @property
    def reason(self) -> str: ...
    @property
    def remark(self) -> str: ...


def hints_for(question: Question, given: Answered, titles: Iterable[str] = ()) -> tuple[str, ...]:
    """A sentence for each likely datum of a person; `titles` are those of the evidence."""
    texts = (*_typed(question, given.value), given.reason, given.remark, *titles)
    found = dict.fromkeys(each for text in texts for each in find(text))
    return tuple(SENTENCES[each.kind] % {"text": each.text} for each in list(found)[:SHOWN])


def suspected(questionnaire: Questionnaire, content: Content) -> tuple[str, ...]:
    """The codes of the questions, of those in this content, where a person may be named."""
    return tuple(
        code
        for code, answer in content["answers"].items()
        if any(find(text) for text in _texts(questionnaire.question(code), answer, content))
    )


def _texts(question: Question, answer: Content, content: Content) -> Iterator[str]:
    yield from _typed(question, answer["value"])
    yield from (answer["reason"], answer["remark"])
    yield from (content["evidence"][key]["title"] for key in answer["evidence"])


def _typed(question: Question, value: Any) -> Iterator[str]:
    """What somebody wrote in their own words in this answer."""
    if value and question.kind in TYPED:
        yield from TYPED[question.kind](question, value)


def _cells(question: Question, rows: Any) -> Iterator[str]:
    texts = [column.key for column in question.columns if column.kind is ColumnKind.TEXT]
    return (row[key] for row in rows for key in texts if key in row)


TYPED: Mapping[QuestionKind, Callable[[Question, Any], Iterable[str]]] = {
    QuestionKind.TEXT: lambda _question, text: (text,),
    QuestionKind.STRUCTURED_TEXT: lambda _question, texts: texts.values(),
    QuestionKind.TABLE: _cells,
}
