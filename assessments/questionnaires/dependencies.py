"""What a rule depends on, also through derived variables and discounts on evidence."""

from collections.abc import Iterable, Iterator

from assessments.questionnaires.conditions import Reference, Subject
from assessments.questionnaires.definitions import Questionnaire


def behind(questionnaire: Questionnaire, references: Iterable[Reference]) -> frozenset[Reference]:
    """These and everything they depend on."""
    found: set[Reference] = set()
    left = list(references)
    while left:
        reference = left.pop()
        if reference not in found:
            found.add(reference)
            left.extend(directly_behind(questionnaire, reference))
    return frozenset(found)


def directly_behind(questionnaire: Questionnaire, reference: Reference) -> Iterator[Reference]:
    if reference.subject is Subject.DERIVED:
        derived = questionnaire.derivation(reference.name)
        yield from (leaf.reference for leaf in derived.leaves())
        yield from (look.reference for look in derived.looks())
    if reference.subject is Subject.EVIDENCE:
        for discount in questionnaire.evidence.discounts:
            yield from (leaf.reference for leaf in discount.when.leaves())
