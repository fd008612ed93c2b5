"""python -m tests.durability.furnish PEOPLE SIGNINGS: people who fill in, and what waits for a signature."""

import json
import sys
from typing import Any

import django

django.setup()

from django.conf import settings  # noqa: E402 - the settings come first
from django.core.management import call_command  # noqa: E402
from django.test import Client  # noqa: E402
from django.utils import timezone  # noqa: E402

from assessments.actions.submissions import request_approval  # noqa: E402
from assessments.models import Assessment, User  # noqa: E402
from assessments.models.dossiers import dossier_of  # noqa: E402
from assessments.questionnaires.dependencies import behind  # noqa: E402
from assessments.scoring.outcome import evaluate  # noqa: E402
from assessments.workflow import Role  # noqa: E402
from tests.factories import a_company, a_programme, a_user, an_assessment  # noqa: E402


def furnish(people: int, signings: int) -> dict[str, Any]:
    call_command("migrate", verbosity=0)
    call_command("createcachetable")
    company = a_company(a_programme())
    assessment = an_assessment(company, case="G10", by=a_user(company))
    codes = _codes(assessment)
    return {
        "assessment": str(assessment.pk),
        # As far as possible each has a question of their own, and all work on the same sheets.
        "people": [
            {"session": _session(a_user(company)), "code": codes[number % len(codes)]}
            for number in range(people)
        ],
        "signings": [_signing() for _number in range(signings)],
    }


def _codes(assessment: Assessment) -> list[str]:
    """What is asked, whatever is answered: an answer there never takes another question away."""
    questionnaire = assessment.questionnaire
    leaves = [
        leaf.reference for each in questionnaire.questions() for leaf in each.show_if.leaves()
    ]
    deciding = {reference.question for reference in behind(questionnaire, leaves)}
    visible = evaluate(dossier_of(assessment, on=timezone.localdate())).visible
    return [code for code in sorted(set(visible) - deciding) if not code.startswith("Z")]


def _signing() -> dict[str, str]:
    company = a_company(a_programme())
    preparer, approver = a_user(company), a_user(company, Role.APPROVER)
    assessment = an_assessment(company, case="G10", by=preparer)
    request_approval(assessment, declared=True, by=preparer)
    return {"assessment": str(assessment.pk), "session": _session(approver)}


def _session(user: User) -> str:
    client = Client()
    client.force_login(user)
    return client.cookies[settings.SESSION_COOKIE_NAME].value


if __name__ == "__main__":
    sys.stdout.write(json.dumps(furnish(*map(int, sys.argv[1:]))))
