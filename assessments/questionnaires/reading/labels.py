"""The wordings of what derived variables, decisions and verdicts can be."""

from collections.abc import Collection, Iterable, Mapping

from assessments.questionnaires.derivations import Derived
from assessments.questionnaires.entries import Entry, Fields, Read
from assessments.questionnaires.questions import Question, QuestionRole
from assessments.questionnaires.reading.values import text
from assessments.questionnaires.rules import Verdict
from assessments.questionnaires.texts import Text

type Labels = Mapping[str, Mapping[str, Text]]


def read_labels(questions: Iterable[Question], derived: Iterable[Derived]) -> Read[Labels]:
    """A group that is there has a wording for everything that its thing can be."""
    groups: dict[str, Collection[str]] = {each.key: each.words() for each in derived}
    for question in questions:
        if question.role is QuestionRole.DECISION:
            groups["decision"] = [option.key for option in question.options]
    groups |= {"consistency": list(Verdict), "question_role": list(QuestionRole)}

    def read(entry: Entry) -> Labels:
        with Fields(entry, "labels") as fields:
            return {
                group: fields.need(group, _of(words))
                for group, words in groups.items()
                if group in fields
            }

    return read


def _of(words: Collection[str]) -> Read[Mapping[str, Text]]:
    def read(entry: Entry) -> Mapping[str, Text]:
        with Fields(entry, "a group of labels") as fields:
            return {word: fields.need(word, text) for word in words}

    return read
