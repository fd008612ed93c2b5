"""Which questions are asked, in one pass; what is hidden is kept, but not heard."""

from dataclasses import dataclass

from assessments.scoring.dossier import Dossier
from assessments.scoring.explanations import open_questions
from assessments.scoring.facts import DossierFacts


@dataclass(frozen=True, slots=True)
class Standing:
    """How far the filling in is, without any judgement; costs a fraction of an outcome."""

    visible: tuple[str, ...]
    open_questions: tuple[str, ...]


def standing(dossier: Dossier) -> Standing:
    facts = hear(dossier)
    return Standing(tuple(facts.visible), open_questions(facts))


def hear(dossier: Dossier) -> DossierFacts:
    """The facts of a dossier, from its visible questions only."""
    facts = DossierFacts(dossier)
    for question in dossier.questionnaire.questions():
        is_asked = question.is_quick or not dossier.quick
        if is_asked and question.show_if.holds(facts):
            facts.hear(question)
    return facts
