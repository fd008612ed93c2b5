"""No circles among derived variables, and no question shown by what is asked after it."""

from assessments.questionnaires.conditions import Compare, Reference, Subject
from assessments.questionnaires.definitions import Questionnaire
from assessments.questionnaires.dependencies import behind, directly_behind
from assessments.questionnaires.entries import DefinitionError
from assessments.questionnaires.questions import Question


def check_circles(questionnaire: Questionnaire, file: str) -> None:
    """Raise DefinitionError for the first derived variable that depends on itself."""
    for derived in questionnaire.derived:
        reference = Reference(Subject.DERIVED, derived.key)
        if reference in behind(questionnaire, directly_behind(questionnaire, reference)):
            sentence = f"derived variable {derived.key} depends on itself. Break the circle."
            raise DefinitionError(file, derived.line, sentence)


def check_order(questionnaire: Questionnaire, file: str) -> None:
    """Raise DefinitionError for the first question shown by itself or by a later one."""
    earlier: set[str] = set()
    for question in questionnaire.questions():
        for leaf in question.show_if.leaves():
            _check_leaf(question, leaf, earlier, questionnaire, file)
        earlier.add(question.code)


def _check_leaf(
    question: Question, leaf: Compare, earlier: set[str], questionnaire: Questionnaire, file: str
) -> None:
    codes = {each.question for each in behind(questionnaire, [leaf.reference])} - {None}
    for code in sorted(code for code in codes if code and code not in earlier):
        via = "" if leaf.reference.question else f" (by way of {leaf.reference.name})"
        when = "is itself" if code == question.code else "comes later"
        sentence = (
            f"question {question.code} asks for its condition about {code}{via}, which {when}. "
            "Move one of the two."
        )
        raise DefinitionError(file, leaf.line, sentence)
