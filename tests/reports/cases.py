"""What golden cases and small dossiers come to, in words."""

from dataclasses import replace

from assessments.reports.ground import Ground
from assessments.reports.results import Results, results_of
from assessments.scoring.dossier import Dossier, Reply
from assessments.scoring.outcome import evaluate
from assessments.scoring.visibility import hear
from tests.scoring.cases import a_dossier, golden_cases


def golden_dossier(case: str, **replies: Reply | None) -> Dossier:
    """The dossier of a golden case, with some replies changed, or taken out with None."""
    dossier = a_dossier(golden_cases()[case]["input"])
    changed = {**dossier.replies, **replies}
    return replace(
        dossier, replies={code: reply for code, reply in changed.items() if reply is not None}
    )


def results(dossier: Dossier, *, is_draft: bool = False) -> Results:
    return results_of(dossier.questionnaire, evaluate(dossier), dossier, is_draft=is_draft)


def ground(dossier: Dossier) -> Ground:
    return Ground(evaluate(dossier), hear(dossier))
