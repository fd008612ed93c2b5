"""Whether everything that rules look at exists, suits, and comes before the question it shows."""

from collections.abc import Iterator

from assessments.questionnaires.checking.comparisons import problem
from assessments.questionnaires.checking.likenesses import Likeness, likeness, of_cell
from assessments.questionnaires.checking.order import check_circles, check_order
from assessments.questionnaires.conditions import Compare, Condition, Subject
from assessments.questionnaires.definitions import Questionnaire
from assessments.questionnaires.entries import DefinitionError
from assessments.questionnaires.expressions import Look
from assessments.questionnaires.questions import Question
from assessments.questionnaires.rules import Computed


def check_references(questionnaire: Questionnaire, file: str) -> None:
    """Raise DefinitionError for the first that is not sound."""
    for owner, leaf in _leaves(questionnaire):
        _check_leaf(owner, leaf, questionnaire, file)
    for owner, look in _looks(questionnaire):
        _check_look(owner, look, questionnaire, file)
    for question in questionnaire.questions():
        _check_metrics(question, file)
    check_circles(questionnaire, file)
    check_order(questionnaire, file)


def _leaves(questionnaire: Questionnaire) -> Iterator[tuple[str, Compare]]:
    for question in questionnaire.questions():
        yield from ((f"question {question.code}", leaf) for leaf in question.show_if.leaves())
    for derived in questionnaire.derived:
        yield from ((f"derived variable {derived.key}", leaf) for leaf in derived.leaves())
    for owner, condition in _conditions(questionnaire):
        yield from ((owner, leaf) for leaf in condition.leaves())
    for floor in questionnaire.floors:
        yield from ((f"the floor of {floor.derived}", leaf) for leaf in floor.stated.leaves())


def _conditions(questionnaire: Questionnaire) -> Iterator[tuple[str, Condition]]:
    for rule in questionnaire.rules():
        if not isinstance(rule.when, Computed):
            yield f"rule {rule.key}", rule.when
    for discount in questionnaire.evidence.discounts:
        yield f"the discount on {', '.join(discount.kinds)}", discount.when
    for floor in questionnaire.floors:
        yield f"the floor of {floor.derived}", floor.when
    if questionnaire.quick_scan:
        yield "the quick scan", questionnaire.quick_scan.full_form_recommended_if


def _looks(questionnaire: Questionnaire) -> Iterator[tuple[str, Look]]:
    for derived in questionnaire.derived:
        yield from ((f"derived variable {derived.key}", look) for look in derived.looks())
    for floor in questionnaire.floors:
        yield from ((f"the floor of {floor.derived}", look) for look in floor.stated.looks())


def _check_leaf(owner: str, leaf: Compare, questionnaire: Questionnaire, file: str) -> None:
    try:
        like = likeness(questionnaire, leaf.reference)
    except LookupError as error:
        raise DefinitionError(file, leaf.line, f"{owner} looks at {error}.") from None
    _check_comparison(owner, leaf, like, file)


def _check_comparison(owner: str, leaf: Compare, like: Likeness, file: str) -> None:
    if found := problem(leaf, like):
        raise DefinitionError(file, leaf.line, f"in {owner}, {leaf.reference.name} {found}.")


def _check_look(owner: str, look: Look, questionnaire: Questionnaire, file: str) -> None:
    try:
        like = likeness(questionnaire, look.reference)
    except LookupError as error:
        raise DefinitionError(file, look.line, f"{owner} looks at {error}.") from None
    if not like.is_number:
        sentence = f"{owner} calculates with {look.reference.name}, which is not a number."
        raise DefinitionError(file, look.line, sentence)


def _check_metrics(question: Question, file: str) -> None:
    for metric in question.metrics:
        owner = f"metric {metric.key} of {question.code}"
        for leaf in metric.counts.leaves():
            if leaf.reference.subject is not Subject.CELL:
                sentence = f"{owner} looks at {leaf.reference.name}; it can only look at a column."
                raise DefinitionError(file, leaf.line, sentence)
            try:
                like = of_cell(question, leaf.reference.name)
            except LookupError as error:
                raise DefinitionError(file, leaf.line, f"{owner} looks at {error}.") from None
            _check_comparison(owner, leaf, like, file)
