"""Which questions are asked, in one pass; what is hidden is kept, but not heard."""

from assessments.scoring.dossier import Dossier
from assessments.scoring.facts import DossierFacts


def hear(dossier: Dossier) -> DossierFacts:
    """The facts of a dossier, from its visible questions only."""
    facts = DossierFacts(dossier)
    for question in dossier.questionnaire.questions():
        is_asked = question.is_quick or not dossier.quick
        if is_asked and question.show_if.holds(facts):
            facts.hear(question)
    return facts
