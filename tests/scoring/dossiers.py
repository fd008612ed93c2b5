"""Dossiers of the small definitions, in a line or two."""

from datetime import date

from assessments.questionnaires.definitions import Questionnaire
from assessments.scoring.dossier import Dossier, Evidence, Reply
from assessments.scoring.facts import DossierFacts
from assessments.scoring.visibility import hear
from tests.questionnaires.files import every_construct

TODAY = date(2026, 12, 1)


def a_dossier(
    answers=None, *, questionnaire: Questionnaire | None = None, replies=None, **facts
) -> Dossier:
    """Answers by code, or whole replies where there is more to say."""
    given = {code: Reply(value=value) for code, value in (answers or {}).items()}
    return Dossier(
        questionnaire=questionnaire or every_construct(),
        **({"assessed_on": TODAY, "replies": given | (replies or {})} | facts),
    )


def some_facts(answers=None, **more) -> DossierFacts:
    return hear(a_dossier(answers, **more))


def passed(reason="Dat geldt hier niet.") -> Reply:
    return Reply(not_applicable=True, reason=reason)


def proven(value, *grades, kind="bill", dated=TODAY) -> Reply:
    evidence = tuple(Evidence(kind=kind, grade=grade, dated=dated) for grade in grades)
    return Reply(value=value, evidence=evidence)
